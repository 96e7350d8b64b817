"""Which names without partner stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from aligner.check.names.alike import is_spelled_like
from aligner.check.names.foreign import foreignness
from aligner.check.names.mention import Mention
from aligner.check.names.sound import score
from aligner.check.names.syllables import FAMILY, SPELLED, apart

# Mean weights of a letter above which two words may be one name, badly spelled: long words, words of up to four letters.
_A_LITTLE, _A_LITTLE_SHORT = -0.3, 0.5
# ... and that of all words of two names that both have several.
_A_LITTLE_FULL = 0.1
# syllables.apart from which two given names are two people.
_ANOTHER = 1.0
# Syllables of a full name.
_FULL = 3
# Kinds that hold one another: the Middle East is in Asia.
_VAGUE = frozenset(("continent",))
# Kinds of places whose Korean name says what they are: 독도, 명동, 남산.
_ENDED = frozenset(("spot", "river", "district", "island", "mountain", "bridge", "palace", "station", "airport", "univ", "ship", "lake", "temple"))  # fmt: skip
# Kinds of places and of what is called by a place's name alone: Cambridge, Wembley.
_NAMED_PLACES = frozenset(("city", "region", "univ", "stadium", "open"))
# What a district, a county and a city are called behind their names.
_MUNICIPAL = frozenset(("gu", "gun", "si", "district", "county", "구", "군", "시"))
# What English calls by one word.
_ONE_ENDING = {"대교": "교", "섬": "도", "대학교": "대", "호": "함", "봉": "산"}
_PLACES = frozenset(("city", "region"))
# Kinds of which one may stand in another's place, and what they are called together.
_GROUPS = {
    frozenset(("spot", "gate", "palace", "temple", "museum", "stadium", "station", "island", "mountain", "bridge", "market", "airport", "univ", "hospital")): "place",
    frozenset(("award", "festival", "event", "prize")): "event",
    frozenset(("agency", "court", "prosecution", "prison", "intl")): "organisation",
}  # fmt: skip
# What names known by their sound only may be for each other.
_FIT = frozenset(
    (
        ("person", "person"),
        ("person", "name"),
        ("name", "person"),
        ("name", "name"),
        ("place", "place"),
    )
)
_FIT_IF_LONG = frozenset(
    (a, b) for a in ("place", "name", "person") for b in ("place", "name", "person")
)
# A Korean word that nothing shows to be a place may be one up to so many syllables, above these log-odds.
_LONGEST_PLACE, _FOREIGN_PLACE = 6, 2.0
# What two names known by their sound only must weigh together: see _weight, and one more for each that is the
# only one of its side. With 3, every third alarm in true pairs came from here; with 5, half of what is found is lost.
_ENOUGH = 4


class Rivalry(NamedTuple):
    """Two names in each other's place: whether they may be one name, oddly spelled, and what they name."""

    en: Mention
    ko: Mention
    same: bool
    what: str


def rivals(
    left_en: Iterable[Mention], left_ko: Iterable[Mention], *, typed: bool = False
) -> Iterator[Rivalry]:
    """The rivals among the names without partner, each name in one pair; the surest kinds first, or they alone."""
    own, free = list(left_en), list(left_ko)
    for test in (_typed,) if typed else (_typed, _untyped):
        for one in list(own):
            for other in list(free):
                if found := test(one, other, own, free):
                    own.remove(one)
                    free.remove(other)
                    yield found
                    break


def _typed(
    one: Mention, other: Mention, own: Sequence[Mention], free: Sequence[Mention]
) -> Rivalry | None:
    """Names of one kind, by the tables or by titles and shape."""
    if one.kind == other.kind == "person":
        return _people(one, other)
    if "local" in (one.source, other.source):
        ending = ending_of(other)
        if ending and ending == ending_of(one):
            what = other.kind if other.source == "local" else "place"
            return Rivalry(one, other, same=False, what=what)
    if _is_municipality(one) and _is_municipality(other):
        return Rivalry(one, other, same=False, what="place")
    if one.entities and other.entities and "known" in (one.source, other.source):
        kinds = (one.kinds & other.kinds) - _VAGUE
        if {one.kind, other.kind} <= (_NAMED_PLACES if _is_short(one, other) else _PLACES):
            kinds = frozenset(("place",)) if one.kind != other.kind else kinds
        if not kinds and (group := _group(one)) and group == _group(other):
            alone = _is_only(one, own, group) and _is_only(other, free, group)
            kinds = frozenset((_GROUPS[group],)) if alone else kinds
        return Rivalry(one, other, same=False, what=min(kinds)) if kinds else None
    return None


def _is_municipality(mention: Mention) -> bool:
    """Whether a name says that it is a district, county or city: Yeongdo-gu, 기장군."""
    told = mention.words[-1].lower() if mention.words[-1].isascii() else mention.words[-1][-1]
    return mention.kind in ("city", "district") and told in _MUNICIPAL


def _group(mention: Mention) -> frozenset[str] | None:
    """The kinds of what may stand for one another in a caption, of which a name's kind is one."""
    return next((group for group in _GROUPS if mention.kind in group), None)


def _is_only(mention: Mention, side: Sequence[Mention], group: frozenset[str]) -> bool:
    return not any(m.kind in group and m.entities != mention.entities for m in side)


def _is_short(one: Mention, other: Mention) -> bool:
    """Whether both names are one word."""
    return len(one.words) == 1 and " " not in other.words[0]


def ending_of(mention: Mention) -> str:
    """The ending of a Korean place's name in Korean: 동 for Hannam-dong, 도 for Dokdo."""
    if mention.source == "local":
        return mention.words[1]
    if mention.kind == "ship":
        return "함"
    if mention.source == "known" and mention.kind in _ENDED:
        korean = mention.entities[0].korean[0]
        ends = ("시장", "공항", "해수욕장", "대교", korean[-1:])
        ending = next(end for end in ends if korean.endswith(end))
        return "호" if mention.kind == "lake" else _ONE_ENDING.get(ending, ending)
    return ""


def _people(one: Mention, other: Mention) -> Rivalry | None:
    own, others = _parts_en(one), _parts_ko(other)
    if own and others:
        related = others[0] in SPELLED[own[0]]
        same = related and apart(others[1], own[1]) < _ANOTHER
        return Rivalry(one, other, same=same, what="person")
    if one.strong and other.strong and not _alike(one, other):
        return Rivalry(one, other, same=False, what="person")
    return None


def _parts_en(mention: Mention) -> tuple[str, str] | None:
    """The family name and the given name of a Korean in English."""
    if mention.source == "korean":
        return mention.words[0], mention.words[1]
    family = mention.words[0].lower()
    if mention.source == "known" and len(mention.words) > 1 and family in SPELLED:
        return family, "".join(mention.words[1:]).lower()
    return None


def _parts_ko(mention: Mention) -> tuple[str, str] | None:
    """The family name and the given name of a Korean in Korean."""
    if mention.source == "korean":
        return mention.words[0], mention.words[1]
    name = mention.words[0]
    if mention.source == "known" and len(name) == _FULL and name[0] in FAMILY:
        return name[0], name[1:]
    return None


def _untyped(
    one: Mention, other: Mention, own: Sequence[Mention], free: Sequence[Mention]
) -> Rivalry | None:
    """Names of which at least one is known by its sound only."""
    if "foreign" not in (one.source, other.source):
        return None
    weights = _weight(one), _weight(other)
    kinds = _broad(one), _broad(other)
    long = weights == (2, 2) and one.source == other.source and kinds in _FIT_IF_LONG
    if kinds not in _FIT and not long and not _may_be_place(one, other):
        return None
    single = weights == (1, 1) and one.kind != "place"
    if 0 in weights or single or _alike(one, other):
        return None
    alone = _is_alone(one, own) + _is_alone(other, free)
    if sum(weights) + alone < _ENOUGH:
        return None
    return Rivalry(one, other, same=False, what=kinds[0] if kinds[0] == kinds[1] else "name")


def _may_be_place(one: Mention, other: Mention) -> bool:
    """Whether a city of the tables, or a place by its neighbours, stands against a name that may be a place."""
    if {one.kind, other.kind} == {"place", "name"} and one.source == other.source == "foreign":
        (name, *more) = other.words
        single = not more and len(one.words) == 1
        return single and len(name) <= _LONGEST_PLACE and foreignness(name) > _FOREIGN_PLACE
    if one.source == "known" and one.kind == "city" and other.source == "foreign":
        (name, *more) = other.words
        return not more and len(name) <= _LONGEST_PLACE and foreignness(name) > _FOREIGN_PLACE
    if other.source == "known" and other.kind == "city" and one.source == "foreign":
        return len(one.words) == 1 and one.kind == "name"
    return False


def _weight(mention: Mention) -> int:
    """2 for a name with a title, of several words, or of the tables; 1 for a word that only looks like one; else 0."""
    if mention.source == "foreign":
        return 2 if mention.strong or len(mention.words) > 1 else 1
    if mention.source != "known" or _broad(mention) not in ("person", "place"):
        return 0
    return 2 if mention.strong else 1


def _broad(mention: Mention) -> str:
    return "place" if mention.kind in _PLACES else mention.kind


def _is_alone(mention: Mention, side: Sequence[Mention]) -> bool:
    """Whether no other name of its side is known by its sound only."""
    return not any(other.source == "foreign" and other is not mention for other in side)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether any word of one sounds a little like a word of the other, or like what follows its first syllables.

    Of two names that both have several words, the words must sound so on the whole.
    """
    if "foreign" not in (one.source, other.source):
        return False
    if one.kind == "person" and (other.source, other.kind) == ("known", "person"):
        return is_spelled_like(one.words, other.entities)
    parts = [word[at:] for word in other.words for at in range(min(3, len(word) - 1))]
    values = [
        (max(score(word, part, free=True) for part in parts), len(word) > 4)
        for word in one.words
        if len(word) > 2 and parts
    ]
    if not values:
        return False
    if len(one.words) > 1 and len(other.words) > 1:
        return sum(value for value, _ in values) > _A_LITTLE_FULL * len(values)
    return any(value > (_A_LITTLE if long else _A_LITTLE_SHORT) for value, long in values)
