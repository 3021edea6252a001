"""One PostgreSQL for all tests, one migrated template, one copy a process; started on demand."""

import os

import pytest
from django.conf import settings
from tests.harness import databases

pytest_plugins = ["tests.cast"]

os.environ.setdefault("RASTRO_STATE", "XA")


def pytest_configure(config: pytest.Config) -> None:
    settings.LEAST_ASSURANCE = 1
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The application's role cannot TRUNCATE: a test that commits takes a database of its own."""
    for item in items:
        mark = item.get_closest_marker("django_db")
        if mark and mark.kwargs.get("transaction"):
            raise pytest.UsageError(f"{item.nodeid}: use the fixture own_database, not transaction=True")


def pytest_unconfigure(config: pytest.Config) -> None:
    databases.leave()


@pytest.fixture(scope="session")
def postgres():
    """Address of the test server as its superuser."""
    return databases.join()


@pytest.fixture(scope="session")
def make_database(postgres):
    """Factory of migrated databases: call it for one more; gives its addresses as app and as owner."""
    made: list[str] = []

    def make():
        database = databases.copy_template(postgres)
        made.append(database.name)
        return database

    yield make
    for name in made:
        databases.drop(postgres, name)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, make_database):
    """Tests run as the application's role on a copy of the migrated template."""
    with django_db_blocker.unblock():
        databases.point_django_at(make_database().app_url)
        yield
        databases.hang_up()


@pytest.fixture
def own_database(django_db_setup, django_db_blocker, make_database):
    """A database of its own for a test that commits, uses threads or breaks things."""
    with django_db_blocker.unblock():
        before = databases.point_django_at((database := make_database()).app_url)
        yield database
        databases.hang_up()
        databases.restore_django(before)
