"""Korean places and ships by their endings, in a Korean text: 황학동의, 반포대교, 구축함 최현호."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from aligner.check.names.foreign import foreignness
from aligner.check.names.mention import Mention
from aligner.check.names.read import Eojeol
from aligner.check.names.table import known
from aligner.check.names.words import common_words, word_list, word_set
from aligner.types import Span

_ENDINGS = "대교|동|역|산|섬|도|강|천|항|시장|공항|해수욕장|마을|궁|사|성|구|군|읍|면|리|교|봉|터널|공원|계곡|저수지|호|대학교|대|댐|광장|전망대|수목원|성당|폭포|동굴|해변|나들목"
# 황학동, 반포대교; 명동 has one syllable before its ending
_LOCAL = re.compile(rf"(?P<name>[가-힣]{{2,4}}?|[가-힣](?=동\Z))(?P<ending>{_ENDINGS})\Z")
# What English calls by one word: a bridge is 교 or 대교.
_ONE_ENDING = {"대교": "교", "섬": "도", "대학교": "대", "봉": "산", "해변": "해수욕장"}
# Endings that given names, too, end in, or other words: they need a place before or behind.
_UNSURE = frozenset(
    (
        "사",
        "성",
        "호",
        "교",
        "대",
        "봉",
        "공원",
        "계곡",
        "저수지",
        "터널",
        "광장",
        "해변",
        "성당",
        "동굴",
        "폭포",
        "전망대",
    )
)
# Log-odds from which a word is a transcribed one, whatever it ends in: 제프리, 드미트리, 코라도.
_FOREIGN = 1.0
# Words of other meanings with these endings, and verbs and particles: 반도, 전쟁지역, 자유무역, 공동연구, 하면, 집에도.
_OTHER_WORD = re.compile(
    r"(?:반|에|기|게|서|해|음|이|만|으로|[을하되지]지)도\Z|[다라하되으의]면\Z|[지무구영용통방]역\Z|[연요지축친야농]구\Z"
)
_SHIP = re.compile(r"(?P<name>[가-힣]{2,6})(?P<ending>함|호)\Z")
_SHIPS = "구축함|호위함|잠수함|항공모함|항모|군함|여객선|어선|화물선|유조선|상선|컨테이너선|이지스함|상륙함|초계함|고속정|경비함|쇄빙선|유람선|연락선|전투함"
_BEFORE_SHIP = re.compile(rf"[가-힣]*(?:{_SHIPS})\Z")

# What a place or a firm may be followed by in its word.
_PARTS = (
    "시|군|도|역|항|주|대|어|동|구|로|길|변|강변|천변|공원|광장|터미널|신도시|인|인들|산성|정부|당국|지역|지방|시내|시민|시민들|시청|도청|군청|구청|시장|도지사|지사|군수|구청장|남부|북부|동부|서부|중부|대사관|영사관|공항|국제공항|경찰|경찰청"
    "|외곽|도심|올림픽|대회|월드컵|왕국|공화국|당|대통령|총리|대표팀|선수단|언론|법원|지법|고법|지검|교도소|구치소|고속도로|공장|그룹|측|계|산|발|행|전|내|서|외|앞|앞바다|해안|박물관|대학|대학교|병원|의원|사장|회장|직원|본사|사옥|매장|전자|파|족|교도|섬"
)


@cache
def behind() -> re.Pattern[str]:
    """What may follow a name in its word, to the end."""
    return re.compile(rf"(?:{_PARTS})?(?:{'|'.join(word_list('particles'))})?\Z")


def local_place(told: Sequence[Eojeol], at: int, *, sure: bool = False) -> Mention | None:
    """A Korean place by its ending, or a ship; with ``sure`` only where its neighbours show what it is.

    >>> from aligner.check.names.read import read_eojeols
    >>> local_place(read_eojeols("전남 신안군 하의도 앞바다에서"), 2, sure=True).words
    ('하의', '도')
    """
    if at and _is_ship(told[at - 1].text) and (ship := _ship(told[at])):
        return ship
    word = told[at]
    if at and told[at - 1].text in ("태풍", "허리케인", "사이클론"):
        name = stem(word.text)
        span = Span(word.start, word.start + len(name))
        return (
            Mention(span, "local", "storm", (name, "태풍"), strong=True)
            if len(name) > 1 and not is_common(word.text, name)
            else None
        )
    found = _by_ending(word.text)
    if not found:
        return None
    name, ending = found
    whole = name + ending
    shown = _is_shown(told, at, whole)
    doubtful = ending in _UNSURE or foreignness(whole) > _FOREIGN
    if not shown and (sure or doubtful):
        return None
    span = Span(word.start, word.start + len(whole))
    return Mention(span, "local", "place", (name, _ONE_ENDING.get(ending, ending)))


@lru_cache(maxsize=8192)
def _by_ending(word: str) -> tuple[str, str] | None:
    """The name and the ending of a word that ends like a place, particles aside."""
    found = _LOCAL.match(word) or _LOCAL.match(stem(word))
    if not found or _OTHER_WORD.search(found[0]) or is_common(word, found[0]):
        return None
    return found["name"], found["ending"]


@lru_cache(maxsize=8192)
def _is_ship(word: str) -> bool:
    return bool(_BEFORE_SHIP.match(word))


def _ship(word: Eojeol) -> Mention | None:
    found = _SHIP.match(word.text) or _SHIP.match(stem(word.text))
    if not found:
        return None
    span = Span(word.start, word.start + len(found[0]))
    return Mention(span, "local", "ship", (found["name"], "함"), strong=True)


def _is_shown(told: Sequence[Eojeol], at: int, name: str) -> bool:
    """Whether a particle, the next word, or a place before shows a place: 백령도에서, 하의도 앞바다, 서울 강서구."""
    if told[at].text != name and told[at].text[len(name) :] not in ("에서", "에서는", "에서도"):
        return False
    return located(told, at, name) or (at > 0 and _is_place(told[at - 1].text))


def _is_place(word: str) -> bool:
    return any(
        word.startswith(form) and entities[0].kind in ("city", "province", "district", "region")
        for form, entities in known().korean.get(word[:2], ())
    )


@cache
def _josa() -> tuple[str, ...]:
    """The particles, the longest first, without what only names are followed by."""
    return word_list("particles")[:-8]


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without the longest particle that leaves two syllables.

    >>> stem("쿠르스크에서"), stem("푸틴은"), stem("라오스")
    ('쿠르스크', '푸틴', '라오스')
    """
    if not word.endswith(_josa()):
        return word
    for josa in _josa():
        if word.endswith(josa) and len(word) - len(josa) >= 2:
            return word[: -len(josa)]
    return word


def located(told: Sequence[Eojeol], at: int, name: str) -> bool:
    """Whether a particle or the next word shows a place: 쿠르스크에서, 라파 인근."""
    rest = told[at].text[len(name) :]
    if rest:
        return rest in word_set("place_particles")
    following = told[at + 1].text if at + 1 < len(told) else ""
    return following.startswith(word_list("place_words"))


def is_common(word: str, name: str) -> bool:
    """Whether a word, with or without its last syllable, is one of ordinary text."""
    table = common_words()[1]
    return name in table or word in table or (len(name) > 2 and name[:-1] in table)
