"""What an import needs to know: which lines stand already, and which firearms stand in another case."""

from collections.abc import Mapping, Sequence

from django.db.models import F

from rastro_node.custody.models import Exhibit
from rastro_node.custody.selectors.repeats import MAKER, TYPE


def exhibits_imported(identities: Sequence[str]) -> dict[str, str]:
    """Which of these lines stand: by identity, the import that brought each."""
    standing = Exhibit.objects.filter(identity__in=identities, withdrawn_at=None)
    return dict(standing.order_by().values_list("identity", "source"))


def exhibits_standing(number: str) -> int:
    """How many exhibits of an import stand."""
    return Exhibit.objects.filter(source=number, withdrawn_at=None).count()


def case_with_serial(columns: Sequence[Mapping[str, object]]) -> dict[object, str]:
    """The first case in which each of these firearms stands already: by identity, the case's own number."""
    asked = {str(each["serial_key"]) for each in columns if each["serial_key"]}
    if not asked:
        return {}
    rows = Exhibit.objects.filter(serial_key__in=asked, withdrawn_at=None).order_by("-pk")
    told = rows.annotate(maker=MAKER, sort=TYPE, told=F("case__external_id"), own=F("case__number"))
    first = {
        (key, maker, sort): external or number
        for key, maker, sort, external, number in told.values_list(
            "serial_key", "maker", "sort", "told", "own"
        )
    }
    return {each["identity"]: first.get(_made(each), "") for each in columns if each["serial_key"]}


def _made(columns: Mapping[str, object]) -> tuple[str, str, str]:
    make, sort = str(columns["make"]).upper(), str(columns["type"]).upper()
    return str(columns["serial_key"]), str(columns["make_code"]) or make, str(columns["type_code"]) or sort
