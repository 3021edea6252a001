"""The likeliest way from a registered serial to a reading of it: a Viterbi alignment over few characters.

Both are first cut by what agrees at the beginning and at the end, so that the table is filled only for the
few characters between; serials have at most some forty.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from rastro.markings.comparison import Edit, EditKind, SerialComparison
from rastro.markings.misreading import is_separator, misreading
from rastro.markings.reading import UNREAD, Character, Reading

MAX_REGISTERED = 64
_NEVER = -math.inf
_WIDTH = 8  # how far the two may be shifted against each other before an alignment is given up

type Step = tuple[float, EditKind]
type Way = tuple[float, tuple[int, int, EditKind]]


@dataclass(frozen=True, slots=True)
class _Side:
    """A serial as characters to align: what each can be, and which are leading zeros."""

    shown: tuple[str, ...]
    possible: tuple[str, ...]
    leading: tuple[bool, ...]


def compare_serials(reading: Reading, registered: str) -> SerialComparison:
    """Weigh a reading against a registered serial.

    Parameters
    ----------
    reading
        What was read.
    registered
        The serial on record; anything beyond its 64th character is not compared.

    Returns
    -------
    SerialComparison
        `log10_lr` grows with each character that agrees (about 1.0 a digit, 1.6 a letter) and falls with
        each mistake, little for a likely one. Equal short serials weigh little, unequal ones less than 0.

    Notes
    -----
    Characters are taken as independent, given the alignment; the table of probabilities is
    `data/misreading.toml`.
    """
    seen, true = _side_of(reading.characters), _registered_side(registered)
    start, stop = _agreeing_ends(seen, true)
    rows, columns = len(seen.shown) - stop, len(true.shown) - stop
    middle_score, middle = _align(seen, true, (start, rows), (start, columns))
    edits = [_equal(seen, true, i, i) for i in range(start)]
    edits += middle
    edits += [_equal(seen, true, rows + k, columns + k) for k in range(stop)]
    score = middle_score + sum(
        _equal_score(seen.possible[i]) for i in (*range(start), *range(rows, rows + stop))
    )
    return SerialComparison(round(score, 3), tuple(edits))


def _equal_score(character: str) -> float:
    return 0.0 if is_separator(character) else misreading().equal[character]


def _equal(seen: _Side, true: _Side, i: int, j: int) -> Edit:
    return Edit(EditKind.EQUAL, i, seen.shown[i], true.shown[j], j)


@lru_cache(maxsize=256)
def _side_of(characters: tuple[Character, ...]) -> _Side:
    possible = tuple("".join(dict.fromkeys("".join(each.possible).upper())) for each in characters)
    return _Side(tuple(each.seen for each in characters), possible, leading_zeros(possible))


@lru_cache(maxsize=4096)
def _registered_side(registered: str) -> _Side:
    shown = tuple(registered.strip()[:MAX_REGISTERED])
    upper = tuple(each.upper()[:1] for each in shown)
    return _Side(shown, upper, leading_zeros(upper))


def leading_zeros(characters: tuple[str, ...]) -> tuple[bool, ...]:
    """Which are zeros at the head of a run of digits: `FR0148`, `0042`, `12-0042`."""
    flags, inside = [], False
    for each in characters:
        zero = each in {"0", "O"} and not inside
        flags.append(zero)
        inside = inside and each.isdigit() if each else True
        inside = inside or (each.isdigit() and not zero)
    return tuple(flags)


def _agreeing_ends(seen: _Side, true: _Side) -> tuple[int, int]:
    a, b = seen.possible, true.possible
    shorter = min(len(a), len(b))
    start = 0
    while start < shorter and a[start] == b[start]:
        start += 1
    stop = 0
    while stop < shorter - start and a[-1 - stop] == b[-1 - stop]:
        stop += 1
    return start, stop


@lru_cache(maxsize=20_000)
def _match(possible: str, true: str) -> Step:
    """One position of the reading against one character of the register."""
    model = misreading()
    if not possible:
        if true == UNREAD:
            return model.step["unread_both"], EditKind.UNREAD
        return (-0.3, EditKind.UNREAD) if is_separator(true) else (0.0, EditKind.UNREAD)
    if len(possible) > 1:
        return _match_alternatives(possible, true)
    if possible == true:
        return _equal_score(true), EditKind.EQUAL
    if is_separator(possible) or is_separator(true):
        both = is_separator(possible) and is_separator(true)
        return (model.step["separator"], EditKind.SEPARATOR) if both else (_NEVER, EditKind.SUBSTITUTED)
    pair = model.confusable.get(possible + true)
    if pair is not None:
        return pair, EditKind.CONFUSABLE
    return model.substituted[possible], EditKind.SUBSTITUTED


def _match_alternatives(possible: str, true: str) -> Step:
    model = misreading()
    by_chance = sum(model.background[each] for each in possible)
    if true in possible:
        return math.log10(model.alternative / by_chance), EditKind.ALTERNATIVE
    looks_like = any(each + true in model.confusable for each in possible)
    right = model.alternative_none * (0.5 if looks_like else 0.05)
    return math.log10(right / by_chance), EditKind.CONFUSABLE if looks_like else EditKind.SUBSTITUTED


def _align(
    seen: _Side, true: _Side, rows: tuple[int, int], columns: tuple[int, int]
) -> tuple[float, list[Edit]]:
    """The best path through the part that disagrees, as its score and its edits."""
    if rows[0] == rows[1] and columns[0] == columns[1]:
        return 0.0, []
    return _Table(seen, true, rows, columns).best()


class _Table:
    """Scores of the best alignments of every beginning of the two middles, and the way back."""

    def __init__(self, seen: _Side, true: _Side, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        self.seen, self.true, self.top, self.left = seen, true, rows[0], columns[0]
        self.height, self.width = rows[1] - rows[0], columns[1] - columns[0]
        self.at_start = self.top == 0
        self.at_end = rows[1] == len(seen.shown) and columns[1] == len(true.shown)
        self.score = [[_NEVER] * (self.width + 1) for _ in range(self.height + 1)]
        self.back: list[list[tuple[int, int, EditKind]]] = [
            [(0, 0, EditKind.EQUAL)] * (self.width + 1) for _ in range(self.height + 1)
        ]

    def best(self) -> tuple[float, list[Edit]]:
        self._fill()
        return self.score[self.height][self.width], self._edits()

    def _fill(self) -> None:
        self.score[0][0] = 0.0
        band = _WIDTH + abs(self.height - self.width)
        for i in range(self.height + 1):
            for j in range(max(0, i - band), min(self.width, i + band) + 1):
                self._reach(i, j)
        self._close_ends()

    def _reach(self, i: int, j: int) -> None:
        """The best of the ways into one cell: both sides step, or only one does."""
        ways = [(self.score[i][j], self.back[i][j])]
        if i and j:
            ways += self._together(i, j)
        if j:
            step, kind = _gap(self.true, self.left + j - 1, EditKind.MISSING)
            ways.append((self.score[i][j - 1] + step, (0, 1, kind)))
            if i == 0 and self.at_start:
                ways.append((_affix(j), (0, j, EditKind.MISSING)))
        if i:
            step, kind = _gap(self.seen, self.top + i - 1, EditKind.EXTRA)
            ways.append((self.score[i - 1][j] + step, (1, 0, kind)))
            if j == 0 and self.at_start:
                ways.append((_affix(i), (i, 0, EditKind.EXTRA)))
        self.score[i][j], self.back[i][j] = max(ways, key=itemgetter(0))

    def _together(self, i: int, j: int) -> Iterator[Way]:
        a, b, score = self.top + i - 1, self.left + j - 1, self.score
        step, kind = _match(self.seen.possible[a], self.true.possible[b])
        yield score[i - 1][j - 1] + step, (1, 1, kind)
        if i > 1 and j > 1 and self._crossed(a, b):
            yield score[i - 2][j - 2] + self._crossed_score(a), (2, 2, EditKind.TRANSPOSED)

    def _crossed(self, a: int, b: int) -> bool:
        seen, true = self.seen.possible, self.true.possible
        return (
            seen[a] == true[b - 1] and seen[a - 1] == true[b] and seen[a] != seen[a - 1] and len(seen[a]) == 1
        )

    def _crossed_score(self, a: int) -> float:
        return (
            misreading().step["transposed"]
            + _equal_score(self.seen.possible[a])
            + _equal_score(self.seen.possible[a - 1])
        )

    def _close_ends(self) -> None:
        """A suffix left out or taken in, as one step."""
        if not self.at_end:
            return
        last, column = self.score[self.height], self.width
        for j in range(self.width):
            if last[j] + _affix(self.width - j) > last[column]:
                last[column] = last[j] + _affix(self.width - j)
                self.back[self.height][column] = (0, self.width - j, EditKind.MISSING)
        for i in range(self.height):
            if self.score[i][column] + _affix(self.height - i) > last[column]:
                last[column] = self.score[i][column] + _affix(self.height - i)
                self.back[self.height][column] = (self.height - i, 0, EditKind.EXTRA)

    def _edits(self) -> list[Edit]:
        edits: list[Edit] = []
        i, j = self.height, self.width
        while i or j:
            up, left, kind = self.back[i][j]
            if up == left:
                edits.append(self._edit(kind, i - up, j - left, up))
            else:
                edits += [
                    self._edit(self._of_gap(kind, i, j, k), *self._place(i, j, k, up), 1)
                    for k in range(up + left)
                ]
            i, j = i - up, j - left
        edits.reverse()
        return edits

    def _place(self, i: int, j: int, k: int, up: int) -> tuple[int | None, int | None]:
        return (i - 1 - k, None) if up else (None, j - 1 - k)

    def _of_gap(self, kind: EditKind, i: int, j: int, k: int) -> EditKind:
        if kind is EditKind.MISSING:
            return _gap(self.true, self.left + j - 1 - k, kind)[1]
        if kind is EditKind.EXTRA:
            return _gap(self.seen, self.top + i - 1 - k, kind)[1]
        return kind

    def _edit(self, kind: EditKind, i: int | None, j: int | None, length: int) -> Edit:
        a = None if i is None else self.top + i
        b = None if j is None else self.left + j
        seen = "" if a is None else "".join(self.seen.shown[a : a + length])
        registered = "" if b is None else "".join(self.true.shown[b : b + length])
        return Edit(kind, a, seen, registered, b)


def _gap(side: _Side, at: int, kind: EditKind) -> Step:
    """One character that only one side has."""
    step = misreading().step
    character = side.possible[at]
    if not character:
        return step["unread_extra"], EditKind.UNREAD
    if is_separator(character):
        return step["separator"], EditKind.SEPARATOR
    if side.leading[at]:
        return step["leading_zero"], EditKind.LEADING_ZERO
    return step["missing" if kind is EditKind.MISSING else "extra"], kind


def _affix(length: int) -> float:
    step = misreading().step
    return step["affix"] + step["affix_longer"] * (length - 1)
