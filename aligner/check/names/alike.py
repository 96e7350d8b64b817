"""How alike two spellings are: Zelenski and Zelenskyy are, Klay and Curry are not."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from aligner.check.names.table import Entity

# Share of common letters above which two names are spelled alike, if both are longer than so many letters.
_NEARLY, _SHORT = 0.65, 3


def is_spelled_like(told: Sequence[str], entities: Sequence[Entity]) -> bool:
    """Whether one of the words is nearly a word of the English names.

    >>> curry = Entity("person", ("stephen curry", "curry"), ("스테픈 커리",))
    >>> is_spelled_like(["Klay"], [curry]), is_spelled_like(["Steven"], [curry])
    (False, True)
    """
    names = {word for entity in entities for form in entity.english for word in form.split(" ")}
    return any(
        SequenceMatcher(None, word.lower(), name).ratio() > _NEARLY
        for word in told
        for name in names
        if min(len(word), len(name)) > _SHORT
    )


def edits(one: str, other: str, most: int) -> int:
    """The letters to change, add, drop or swap with their neighbour; more than ``most`` is not counted out.

    >>> edits("krusk", "kursk", 2), edits("kursk", "kiev", 2)
    (1, 3)
    """
    rows = [list(range(len(other) + 1))]
    for i, char in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
        if min(row) > most:
            return most + 1
    return rows[-1][-1]
