"""Where the register changes: firearms enter it, things happen to them, files are taken over."""

from rastro_node.registry.services.firearms import (
    NewFirearm,
    check_description,
    event_append,
    firearm_register,
    firearms_register,
    read_recorded,
)
from rastro_node.registry.services.imports import (
    CHECK,
    COMMIT,
    import_begin,
    import_checked,
    import_commit,
    import_discard,
    import_end,
    import_job,
    import_of,
    import_refused,
)

__all__ = [
    "CHECK",
    "COMMIT",
    "NewFirearm",
    "check_description",
    "event_append",
    "firearm_register",
    "firearms_register",
    "import_begin",
    "import_checked",
    "import_commit",
    "import_discard",
    "import_end",
    "import_job",
    "import_of",
    "import_refused",
    "read_recorded",
]
