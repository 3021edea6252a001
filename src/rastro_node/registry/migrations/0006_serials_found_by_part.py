"""One ordered index finds whole serials and their beginnings, another their ends."""

from django.db import migrations, models
from django.db.models.functions import Reverse


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_links"),
    ]

    operations = [
        migrations.AlterField(
            model_name="firearm",
            name="folded",
            field=models.CharField(blank=True, db_collation="C", max_length=200),
        ),
        migrations.AddIndex(
            model_name="firearm",
            index=models.Index(Reverse("folded"), name="registry_firearm_tail"),
        ),
    ]
