"""What changed from one edition of an official table to the next."""

from dataclasses import dataclass

from rastro.nomenclator.folding import compact
from rastro.nomenclator.official import Official, OfficialRow


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows of two editions side by side, by code.

    Parameters
    ----------
    added, removed
        Rows that only the newer or only the older edition has.
    renamed
        Older and newer row of one code whose names differ in more than case, accents and punctuation.
    recoded
        Older and newer row of one name that has another code now; neither is among added and removed.
    moved
        Older and newer row of one code that stands under another parent.
    same
        How many rows did not change.
    """

    added: tuple[OfficialRow, ...]
    removed: tuple[OfficialRow, ...]
    renamed: tuple[tuple[OfficialRow, OfficialRow], ...]
    recoded: tuple[tuple[OfficialRow, OfficialRow], ...]
    moved: tuple[tuple[OfficialRow, OfficialRow], ...]
    same: int

    @property
    def touched(self) -> frozenset[str]:
        """Codes whose reviewed links have to be looked at again."""
        changed = (*self.renamed, *self.recoded, *self.moved)
        return frozenset((*(row.code for row in self.removed), *(older.code for older, _ in changed)))


def compare_editions(older: Official, newer: Official) -> Changes:
    """What changed from an older edition of a table to a newer one."""
    before = {row.code: row for row in older.rows}
    after = {row.code: row for row in newer.rows}
    kept = [(before[code], after[code]) for code in before if code in after]
    renamed = tuple(pair for pair in kept if compact(pair[0].name) != compact(pair[1].name))
    moved = tuple(pair for pair in kept if pair[0].parent != pair[1].parent)
    removed = {code: row for code, row in before.items() if code not in after}
    added = {code: row for code, row in after.items() if code not in before}
    recoded = tuple(_recoded(removed, added))
    gone, come = {old.code for old, _ in recoded}, {new.code for _, new in recoded}
    changed = {old.code for old, _ in (*renamed, *moved)}
    return Changes(
        tuple(row for code, row in added.items() if code not in come),
        tuple(row for code, row in removed.items() if code not in gone),
        renamed,
        recoded,
        moved,
        sum(old.code not in changed for old, _ in kept),
    )


def _recoded(
    removed: dict[str, OfficialRow], added: dict[str, OfficialRow]
) -> list[tuple[OfficialRow, OfficialRow]]:
    """Pairs of one name; a name that stands twice on either side tells nothing."""
    old, new = _by_name(removed), _by_name(added)
    return [
        (old[name][0], new[name][0]) for name in old if len(old[name]) == 1 == len(new.get(name, ())) and name
    ]


def _by_name(rows: dict[str, OfficialRow]) -> dict[str, list[OfficialRow]]:
    gathered: dict[str, list[OfficialRow]] = {}
    for row in rows.values():
        gathered.setdefault(compact(row.name), []).append(row)
    return gathered
