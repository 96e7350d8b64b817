"""Korean syllables and the ways in which people write them in Latin letters.

The table holds what the Revised Romanisation (2000), McCune-Reischauer and passports use: 석 is seok, sŏk, suk
or sok; 영 is yeong, young or yung.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple


def _rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table, each the forms of one letter; the empty row is a letter that is not written."""
    return [tuple(row.split()) or ("",) for row in table.split("|")]


_ONSETS = _rows(
    "g k c|kk gg k g|n|d t|tt dd t d|r l n|m|b p v|pp bb p b|s sh|ss s sh||j ch z|jj tch ch j|ch c j|k c kh|t th|p ph f|h wh"
)  # fmt: skip
_VOWELS = _rows(
    "a ah ar|ae ai e a ay ea|ya yah ia|yae ye|eo eor u o ou uh er ur au eu|e ae eh ey ay ei|yeo you yo yu yuh yeu eo u ou iu"
    "|ye yae e ie ea|o oh ou|wa oa ua a|wae oae we|oe oi we wae oy o|yo yoh|u oo ou woo wu|wo weo wuh|we wae|wi ui wee we"
    "|yu yoo you u ew iu|eu u oo e o|ui eui ee i yi eu uy|i ee y ie yi ih ea"
)
_CODAS = _rows(
    "|k g ck c ng|k|k|n nn l|n|n|t d|l r ll rl n|k l|m|l|l|l|l|l|m mm|p b m|p|t s d n|t|ng|t|t|k|t|p|t"
)
_FIRST, _LAST = 0xAC00, 0xD7A3

# Family names with the spellings that their bearers use, beside what the syllable table says.
_FAMILY = {
    "김": "kim gim", "이": "lee yi rhee li ri rhie i yee rey", "리": "ri lee li rhee", "박": "park pak bak bahk pack",
    "최": "choi choe choy chey chwe", "정": "chung jung jeong cheong chong joung", "강": "kang gang", "조": "cho jo joh",
    "윤": "yoon yun youn", "장": "jang chang", "임": "lim im rim yim leem", "림": "rim lim", "한": "han hahn", "오": "oh o",
    "서": "seo suh so sur", "신": "shin sin", "권": "kwon gwon", "황": "hwang whang", "안": "ahn an", "송": "song",
    "류": "ryu yoo ryoo lyu yu", "유": "yoo yu you ryu", "전": "jeon jun chun chon", "홍": "hong", "고": "ko koh go goh",
    "문": "moon mun", "양": "yang ryang", "손": "son sohn", "배": "bae pae bai", "백": "baek paik paek back baik peck",
    "허": "heo hur huh her", "남": "nam", "심": "shim sim", "노": "roh noh no ro", "로": "ro roh", "하": "ha hah",
    "곽": "kwak gwak", "성": "sung seong", "차": "cha", "주": "joo ju chu", "우": "woo wu u", "구": "koo gu ku goo",
    "나": "na nah ra rha", "라": "ra na", "민": "min", "진": "jin chin", "지": "ji chi jee", "엄": "eom um uhm ohm",
    "채": "chae chai", "원": "won", "천": "cheon chun chon", "방": "bang pang", "공": "gong kong", "현": "hyun hyeon hyon",
    "함": "ham hahm", "변": "byun byeon pyon", "염": "yeom yum youm", "여": "yeo yuh yo", "추": "choo chu", "도": "do doh to",
    "소": "so soh", "석": "seok suk sok", "선": "sun seon", "설": "seol sul sol", "마": "ma mah", "길": "gil kil",
    "연": "yeon yon youn", "위": "wi wee", "표": "pyo", "명": "myung myeong", "기": "ki gi kee", "반": "ban pan", "왕": "wang",
    "금": "geum keum", "옥": "ok", "육": "yook yuk", "인": "in", "맹": "maeng", "제": "je che jae", "탁": "tak", "국": "kook guk gook",
    "어": "eo uh eoh", "은": "eun", "편": "pyeon pyun", "판": "pan", "용": "yong", "예": "ye", "경": "kyung kyeong", "봉": "bong", "사": "sa",
    "부": "boo bu", "가": "ka ga", "복": "bok", "태": "tae", "목": "mok", "형": "hyung", "계": "kye gye", "피": "pi", "두": "doo du",
    "감": "kam", "음": "eum um", "빈": "bin", "동": "dong", "온": "on", "호": "ho", "범": "bum beom", "좌": "jwa", "팽": "paeng",
    "승": "seung", "간": "kan", "상": "sang", "시": "si", "갈": "kal", "단": "dan", "견": "kyun", "당": "dang",
    "남궁": "namkung namgoong namgung", "선우": "sunwoo seonu", "황보": "hwangbo", "제갈": "jegal", "사공": "sagong", "독고": "dokgo",
}  # fmt: skip
FAMILY = {name: tuple(forms.split()) for name, forms in _FAMILY.items()}
# Which family names an English spelling may stand for.
SPELLED: dict[str, frozenset[str]] = {}
for _name, _forms in FAMILY.items():
    for _form in _forms:
        SPELLED[_form] = SPELLED.get(_form, frozenset()) | {_name}
# Spellings that are first of all something else in an English text: a word, a name of other peoples.
RARE: frozenset[str] = frozenset(
    *_rows(
        "an back ban bang bin bum can chin chun dan dang do ga gang go ha ham han her ho i in is je ji jo jun ka kal kam kan li ma mah may min mok no o ok on over pack pan pi ra ram rey rim ro sa sang si sin so sol son song sun sur tae tak to u um us wang wee won wu ye yo you"
    )
)


class Slot(NamedTuple):
    """A place of a syllable, and how it may be written: o(nset), v(owel) or c(oda)."""

    place: str
    forms: tuple[str, ...]


@lru_cache(maxsize=4096)
def slots(syllable: str) -> tuple[Slot, ...]:
    """The places of a Hangul syllable; of any other character, none."""
    if not _FIRST <= ord(syllable) <= _LAST:
        return ()
    number = ord(syllable) - _FIRST
    return (
        Slot("o", _ONSETS[number // 588]),
        Slot("v", _VOWELS[number % 588 // 28]),
        Slot("c", _CODAS[number % 28]),
    )


def reads(hangul: str, latin: str, *, free: bool = False) -> bool:
    """Whether letters (lower case) may be read as these syllables; ``free`` lets more letters follow.

    >>> reads("낙연", "nakyon"), reads("재명", "jaemyung"), reads("재명", "nakyon")
    (True, True, False)
    """
    ends = {0}
    for syllable in hangul:
        for _, forms in slots(syllable):
            ends = {
                end + len(form) for end in ends for form in forms if latin.startswith(form, end)
            }
            if not ends:
                return False
    return free or len(latin) in ends


# What a mismatch of one place counts: another onset is another name, another vowel or coda may be a slip.
_VOWEL_GROUPS = (
    "eo eor o u ou eu oo oe uh woo wu er ur au wo",
    "ae e a ai ay ah ea eh ey ar",
    "i ee ui eui y yi wi ie",
    "yeo yo yu you yoo yuh ya",
    "ye yae",
)
_GROUP = {form: i for i, group in enumerate(_VOWEL_GROUPS) for form in group.split()}
_CONSONANTS = _rows(
    "kk tt pp ss jj ch sh g k n d t r l m b p s j z c h f v y w|ng ck k g n t d l r m p b s"
)
_LETTERS = {
    "v": tuple(sorted(_GROUP, key=len, reverse=True)),
    "o": _CONSONANTS[0],
    "c": _CONSONANTS[1],
}


def apart(hangul: str, latin: str) -> float:
    """How far a spelling is from these syllables: 0 reads so, about 0.5 a place is off, 1 and more is another name.

    >>> apart("재명", "jaemyung"), apart("재명", "jaemyun"), apart("재명", "nakyon") > 2
    (0.0, 0.5, True)
    """
    costs = {0: 0.0}
    for place, forms in (slot for syllable in hangul for slot in slots(syllable)):
        after: dict[int, float] = {}
        for end, cost in costs.items():
            for stop, more in _steps(place, forms, latin, end):
                if cost + more < after.get(stop, 99.0):
                    after[stop] = cost + more
        costs = after
    return costs.get(len(latin), 99.0)


def _steps(place: str, forms: tuple[str, ...], latin: str, at: int) -> list[tuple[int, float]]:
    """Where a place may end, and at what cost."""
    out = [(at + len(form), 0.0) for form in forms if latin.startswith(form, at)]
    if place == "v":
        groups = {_GROUP.get(form) for form in forms[:3]}
        out += [
            (at + len(form), 0.5 if _GROUP[form] in groups else 1.0)
            for form in _LETTERS["v"]
            if latin.startswith(form, at)
        ]
        return out
    wrong = 1.0 if place == "o" else 0.5
    out += [(at + len(form), wrong) for form in _LETTERS[place] if latin.startswith(form, at)]
    if "" not in forms:
        out.append((at, wrong))
    return out
