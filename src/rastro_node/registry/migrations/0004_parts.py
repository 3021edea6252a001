"""A part with marks of its own knows the firearm it is fitted to."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0003_persons_and_facets'),
    ]

    operations = [
        migrations.AddField("firearm", "part_of", models.UUIDField(blank=True, null=True)),
        migrations.AddIndex(
            "firearm",
            models.Index(
                fields=["part_of"], condition=models.Q(part_of__isnull=False), name="registry_firearm_parts"
            ),
        ),
    ]
