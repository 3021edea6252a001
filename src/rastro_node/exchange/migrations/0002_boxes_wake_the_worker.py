"""What comes into a box wakes the worker, whoever put it there; it hears of it when the transaction commits."""

from typing import ClassVar

from django.db import migrations

WAKE = """
CREATE FUNCTION exchange_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_ARGV[0], '');
    RETURN NULL;
END
$$;
CREATE TRIGGER exchange_outgoing_wakes AFTER INSERT ON exchange_outgoing
    FOR EACH STATEMENT EXECUTE FUNCTION exchange_wake('rastro_outbox');
CREATE TRIGGER exchange_unhandled_wakes AFTER INSERT ON exchange_unhandled
    FOR EACH STATEMENT EXECUTE FUNCTION exchange_wake('rastro_inbox');
"""

SLEEP = """
DROP TRIGGER exchange_unhandled_wakes ON exchange_unhandled;
DROP TRIGGER exchange_outgoing_wakes ON exchange_outgoing;
DROP FUNCTION exchange_wake();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("exchange", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(WAKE, SLEEP)]
