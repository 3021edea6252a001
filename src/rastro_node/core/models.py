"""Abstract models that other rooms' tables are made from."""

from django.db import models

from rastro_node.core.ids import new_id


class Record(models.Model):
    """A row with a time-ordered identifier."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Evidence(Record):
    """A row that is written once: the database refuses UPDATE, DELETE and TRUNCATE, whoever asks.

    Each evidence table's migration must carry `RefuseChanges("app_table")`; a generated test checks it.
    """

    class Meta:
        abstract = True
