"""Korean places and ships in an English text: Hannam-dong, Mapo Bridge, Mount Jiri, the destroyer Kang Kon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aligner.check.names.mention import Mention
from aligner.check.names.people_en import SYLLABLE
from aligner.check.names.read import Word
from aligner.check.names.words import common_words, word_set
from aligner.types import Span

# A word of its own behind the name, or joined to it by a hyphen; and what Korean has for it.
_ENDINGS = {
    "dong": "동", "gu": "구", "si": "시", "gun": "군", "ri": "리", "eup": "읍", "myeon": "면", "do": "도", "ro": "로", "gil": "길", "ga": "가",
    "district": "구", "county": "군", "city": "시", "island": "도", "islands": "도", "islet": "도", "islets": "도", "station": "역",
    "river": "강", "stream": "천", "bridge": "교", "port": "항", "beach": "해수욕장", "market": "시장", "temple": "사",
    "palace": "궁", "fortress": "성", "university": "대", "lake": "호", "village": "마을", "mountain": "산", "tunnel": "터널",
    "airport": "공항", "valley": "계곡", "reservoir": "저수지", "park": "공원", "dam": "댐", "plaza": "광장", "square": "광장",
    "observatory": "전망대", "arboretum": "수목원", "cathedral": "성당", "falls": "폭포", "waterfall": "폭포", "cave": "동굴",
    "harbor": "항", "interchange": "나들목",
}  # fmt: skip
_BEFORE = {"mount": "산", "mt": "산", "lake": "호", "port": "항"}
_SHIPS = frozenset(("uss", "roks", "destroyer", "frigate", "submarine", "carrier", "ferry", "corvette", "icebreaker", "trawler", "freighter", "tanker"))  # fmt: skip
_STORMS = frozenset(("typhoon", "hurricane", "cyclone"))
_KOREAN_WORD = re.compile(rf"(?:{SYLLABLE}){{2,5}}\Z", re.IGNORECASE)


@lru_cache(maxsize=8192)
def is_korean(word: str) -> bool:
    """Whether letters can be two to five Korean syllables."""
    return len(word) <= 20 and bool(_KOREAN_WORD.match(word))


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Whether a word, or what it is the plural of, is common in lower case."""
    table = common_words()[0]
    return word in table or (word.endswith("s") and word[:-1] in table)


def local_place(text: str, told: Sequence[Word], at: int, found: Mention | None) -> Mention | None:
    """The place or ship that begins here; ``found`` is what the tables know by its first word.

    >>> from aligner.check.names.read import read_words
    >>> local_place(t := "Mapo Bridge", read_words(t), 0, None).words
    ('Mapo', '교')
    """
    entities = found.entities if found else ()
    word = told[at]
    is_firm = found is not None and found.kind == "firm"  # the carrier Softbank
    on_ship = at and told[at - 1].bare.lower() in _SHIPS and word.bare.lower() not in _SHIPS
    if on_ship and not is_firm:
        return _ship(text, told, at)
    if at and told[at - 1].bare.lower() in _STORMS and len(word.bare) > 2:
        span = Span(word.start, word.stop)
        return Mention(span, "local", "storm", (word.bare, "태풍"), strong=True)
    if found and found.kind not in ("city", "district", "spot", "province", "region"):
        return None
    if found is None and word.bare.lower() in _BEFORE and _is_name(text, told, at + 1):
        behind = told[at + 1]
        span = Span(word.start, behind.stop)
        return Mention(
            span, "local", "place", (behind.bare, _BEFORE[word.bare.lower()]), strong=True
        )
    if at + 1 >= len(told) or not is_korean(word.bare) or is_common(word.bare.lower()):
        return None
    behind = told[at + 1]
    ending = _ENDINGS.get(behind.bare.lower())
    gap = text[word.stop : behind.start]
    joined = gap == "-" and not behind.capital
    if ending is None or not (joined or (gap == " " and behind.capital and len(behind.bare) > 3)):
        return None
    span = Span(word.start, behind.stop)
    return Mention(span, "local", "place", (word.bare, ending), entities, strong=True)


def _is_name(text: str, told: Sequence[Word], at: int) -> bool:
    """Whether the word at an index is a Korean name, and the last of its run of capitalised words."""
    if at >= len(told) or not told[at].capital or not is_korean(told[at].bare):
        return False
    if is_common(told[at].bare.lower()) or told[at].bare in word_set("first_names"):
        return False
    more = at + 1 < len(told) and told[at + 1].capital
    return not more or text[told[at].stop : told[at + 1].start] != " "


def _ship(text: str, told: Sequence[Word], at: int) -> Mention | None:
    stop = at
    while (
        stop < len(told)
        and told[stop].capital
        and (stop == at or text[told[stop - 1].stop : told[stop].start] in (" ", "-"))
    ):
        stop += 1
    if stop == at or told[at].bare.lower() in word_set("no_names"):
        return None
    words = (" ".join(word.bare for word in told[at:stop]), "함")
    return Mention(Span(told[at].start, told[stop - 1].stop), "local", "ship", words, strong=True)
