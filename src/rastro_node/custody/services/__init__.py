"""Where custody changes: cases are opened, exhibits entered, files taken over and undone, reads recorded."""

from rastro_node.custody.services.cases import case_open, exhibit_add, read_recorded
from rastro_node.custody.services.storing import import_withdraw, seizures_store

__all__ = ["case_open", "exhibit_add", "import_withdraw", "read_recorded", "seizures_store"]
