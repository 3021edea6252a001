"""Tests run on PostgreSQL, as a role that owns nothing."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_application_connects_as_a_role_that_owns_no_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_similar_words_can_be_searched():
    with connection.cursor() as cursor:
        cursor.execute("SELECT similarity('FERRO', 'FERO') > 0.3")
        assert cursor.fetchone() == (True,)
