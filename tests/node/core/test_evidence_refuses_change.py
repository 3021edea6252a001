"""Every table of evidence refuses to be changed: tried in the database, as owner and as application."""

import psycopg
import pytest
from django.apps import apps

from rastro_node.core.models import Evidence

TABLES = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Evidence))
STATEMENTS = {
    "UPDATE": 'UPDATE "{table}" SET id = id',
    "DELETE": 'DELETE FROM "{table}"',
    "TRUNCATE": 'TRUNCATE "{table}" CASCADE',
}


@pytest.fixture(scope="module")
def evidence(make_database):
    """One database for all tries: none of them changes it."""
    return make_database()


def test_there_is_evidence():
    assert {"core_trainingseal", "ledger_entry"} <= set(TABLES)


@pytest.mark.parametrize("role", ["owner", "app"])
@pytest.mark.parametrize("verb", STATEMENTS)
@pytest.mark.parametrize("table", TABLES)
def test_it_refuses(evidence, table, verb, role):
    url = evidence.owner_url if role == "owner" else evidence.app_url
    with (
        psycopg.connect(url) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege) as caught,
    ):
        connection.execute(STATEMENTS[verb].format(table=table))
    if role == "owner":
        assert "evidence refuses" in str(caught.value)


@pytest.mark.parametrize("table", TABLES)
def test_the_application_has_only_select_and_insert(evidence, table):
    with psycopg.connect(evidence.app_url) as connection:
        rights = {
            right
            for right in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
            if connection.execute("SELECT has_table_privilege(%s, %s)", [table, right]).fetchone()[0]
        }
    assert rights == {"SELECT", "INSERT"}
