"""Public numbers come from PostgreSQL sequences, one a kind and year, made when first needed.

The function runs as the owner, because the application's role may make nothing.
"""

from django.db import migrations

MAKE = """
CREATE FUNCTION rastro_numbers(kind text, year integer, amount integer) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    name text := format('number_%s_%s', lower(kind), year);
BEGIN
    IF kind !~ '^[A-Z]{1,3}$' OR year NOT BETWEEN 1 AND 9999 OR amount NOT BETWEEN 1 AND 100000 THEN
        RAISE EXCEPTION 'no such numbers: % % %', kind, year, amount USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass(name) IS NULL THEN
        BEGIN
            EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', name);
        EXCEPTION WHEN unique_violation OR duplicate_table THEN
            NULL;
        END;
    END IF;
    RETURN QUERY EXECUTE format('SELECT nextval(%L) FROM generate_series(1, %s)', name, amount);
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0002_jobs_seal_and_heartbeats")]
    operations = [
        migrations.RunSQL(MAKE, "DROP FUNCTION rastro_numbers(text, integer, integer)"),
        migrations.RunSQL(
            "REVOKE ALL ON FUNCTION rastro_numbers(text, integer, integer) FROM PUBLIC", migrations.RunSQL.noop
        ),
    ]
