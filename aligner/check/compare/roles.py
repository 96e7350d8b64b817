"""Two numbers that have changed places: three rescued and two missing, 2명이 구조되고 3명이 실종.

Both numbers stand on both sides, so that nothing is left over. It is told only where each side has just two of
the words below, each beside its number, all before it or all behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.check.quantity import Quantity
from aligner.types import Finding

# What befalls people, and who they are: the words of both languages, English in small letters.
_ROLES = {
    "dead": (r"killed|dead|died|die|dies|deaths?|killing|drowned", r"숨[지졌진]|사망|목숨|죽"),
    "hurt": (r"injured|hurt|wounded|injur(?:ing|ies)|wounding", r"다[치쳤친]|부상|중경상"),
    "missing": (r"missing|unaccounted", r"실종|행방불명"),
    "rescued": (r"rescued|saved|pulled alive|survived", r"구조(?!대|원)|구출|생존"),
    "arrested": (r"arrested|detained|arresting", r"체포|검거|구속"),
    "men": (r"men|males?|boys|sons|husbands", r"남[성자편학]|아들|소년"),
    "women": (r"women|females?|girls|daughters|wives", r"여[성자학]|딸|소녀|아내"),
    "adults": (r"adults?|parents", r"어른|성인|부모"),
    "children": (r"child|children|kids|infants", r"어린이|아이|아동|자녀"),
    "won": (r"wins|victories", r"승(?=[\s,을과]|\d)"),
    "lost": (r"loss|losses|defeats", r"패(?=[\s,를로]|\Z)"),
    "for": (r"voted for|in favou?r", r"찬성"),
    "against": (r"against|opposed", r"반대"),
    "gold": (r"golds?", r"금메달"),
    "silver": (r"silvers?", r"은메달"),
    "bronze": (r"bronzes?", r"동메달"),
}
_EN = re.compile(
    r"\b(?:" + "|".join(f"(?P<{role}>{en})" for role, (en, _) in _ROLES.items()) + r")\b"
)
_KO = re.compile("|".join(f"(?P<{role}>{ko})" for role, (_, ko) in _ROLES.items()))
# One of three and one of two may be counted anywhere: only numbers of people and things, told as such.
_COUNTS = frozenset({"number"})


def role_findings(
    en: Sequence[Quantity], ko: Sequence[Quantity], text_en: str, text_ko: str
) -> Iterator[Finding]:
    """An error where two counts belong to the same two words on both sides, the other way round.

    >>> from aligner.check.figures import figure_findings
    >>> [f.id for f in figure_findings("It left 3 dead and 5 injured.", "5명이 숨지고 3명이 다쳤다.")]
    ['number-differs']
    """
    mine = _told(en)
    theirs = _told(ko) if len(mine) == 2 else []
    if len(theirs) != 2 or sorted(q.low for q in mine) != sorted(q.low for q in theirs):
        return
    roles_en = _roles(mine, _EN.finditer(text_en))
    roles_ko = _roles(theirs, _KO.finditer(text_ko)) if roles_en else {}
    if roles_en.keys() != roles_ko.keys():
        return
    for role, q in roles_en.items():
        other = roles_ko[role]
        if q.low != other.low:
            message = (
                f"The English has “{q.span.of(text_en).strip()}”, the Korean “{other.span.of(text_ko).strip()}”"
                f" of the same ({role}): two numbers may have changed places."
            )
            yield Finding("number-differs", "error", message, q.span, other.span)
            return


def _told(side: Sequence[Quantity]) -> list[Quantity]:
    """The counts of a side, if they are two single ones that are not the same."""
    counts = [q for q in side if q.kind in _COUNTS and q.weight != "hint"]
    fit = len(counts) == 2 and all(q.single for q in counts) and counts[0].low != counts[1].low
    return counts if fit else []


def _roles(counts: Sequence[Quantity], found: Iterator[re.Match[str]]) -> dict[str, Quantity]:
    """The two counts by their words; empty where the words are not two, or stand on different sides of theirs."""
    words = [(match.start(), match.lastgroup or "") for match in found]
    if len(words) != 2 or words[0][1] == words[1][1]:
        return {}
    marks = sorted([(at, role) for at, role in words] + [(q.span.start, "") for q in counts])
    behind = [not role for _, role in marks]
    if behind not in ([True, False, True, False], [False, True, False, True]):
        return {}
    return {role: q for (_, role), q in zip(words, counts, strict=True)}
