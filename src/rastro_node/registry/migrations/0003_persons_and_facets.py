"""Persons are found by name, firearms are narrowed by what their facets count."""

from django.db import migrations, models

# Accents, case and punctuation do not tell names apart. Only functions of pg_catalog are called, so that a
# dump restores whatever the search path is.
KEY = r"""
CREATE FUNCTION registry_person_key(holder jsonb, data jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN nullif(trim(regexp_replace(regexp_replace(
    translate(lower(normalize(
        CASE WHEN holder ->> 'kind' = 'person' THEN holder ->> 'name'
             WHEN data -> 'holder' ->> 'kind' = 'person' THEN data -> 'holder' ->> 'name' END,
        NFKD)), 'øłđðıæœß', 'olddiaos'),
    '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')), '')
"""
INDEX = """
CREATE INDEX registry_event_person ON registry_firearmevent
USING gin (registry_person_key(holder, data) gin_trgm_ops)
"""


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0002_imports_move_and_withdrawal'),
    ]

    operations = [
        migrations.RunSQL(KEY, "DROP FUNCTION registry_person_key(jsonb, jsonb)"),
        migrations.AddIndex("firearm", models.Index(fields=["type_code", "id"], name="registry_firearm_type")),
        migrations.AddIndex(
            "firearm", models.Index(fields=["calibre_code", "id"], name="registry_firearm_calibre")
        ),
        migrations.AddIndex("firearm", models.Index(fields=["country", "id"], name="registry_firearm_country")),
        migrations.AddIndex(
            "firearm", models.Index(fields=["registered_at", "id"], name="registry_firearm_when")
        ),
        migrations.RunSQL(INDEX, "DROP INDEX registry_event_person"),
    ]
