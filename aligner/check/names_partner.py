"""Whether a name of one side has any partner on the other: by the tables, in Latin letters, or by sound."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.check.names_mention import Mention
from aligner.check.names_read import Texts
from aligner.check.names_sound import may_begin, score
from aligner.check.names_syllables import FAMILY, SPELLED, reads
from aligner.check.names_table import Entity

# Mean weights of a letter (names_sound.score) at which a word counts as a partner. An English word may match
# the beginning of any Korean word, whatever follows, so its bar is higher.
_ALIKE_PART = 0.6
# ... and that of a short word higher still.
_ALIKE_SHORT = 1.0
_SHORT_WORD = 5
_ALIKE = 0.3
# A given name of so many letters is known without its family name.
_LONG_GIVEN = 5
# What stands for a country in one syllable, beside others of its kind or before an office: 한미, 방중, 미 국무부.
_SHORT = {
    "한국": "한", "북한": "북", "미국": "미", "중국": "중", "일본": "일", "러시아": "러", "영국": "영", "독일": "독", "프랑스": "불|프",
    "호주": "호", "인도": "인", "대만": "대", "우크라이나": "우", "이스라엘": "이", "필리핀": "필", "베트남": "베|월", "이탈리아": "이",
    "소련": "소",
}  # fmt: skip
_BEHIND_COUNTRY = "군|측|정부|당국|언론|대사|상원|하원|의회|전역|본토|국무|정상|동맹|관계|연합"
_COUNTRIES = "한미중일북러영독불프유호인대우이필베월조소"

# Kinds whose Korean names are spelled by sound; a ministry or a firm of two words shares half of them with others.
_BY_SOUND = frozenset(
    (
        "country",
        "region",
        "city",
        "district",
        "spot",
        "river",
        "act",
        "person",
        "province",
        "award",
        "festival",
    )
)


@lru_cache(maxsize=64)
def _short_form(country: str) -> re.Pattern[str] | None:
    """The places where one syllable stands for a country."""
    one = _SHORT.get(country)
    if one is None:
        return None
    return re.compile(
        rf"(?<![가-힣])[{_COUNTRIES}]{{0,4}}(?:{one})(?:[{_COUNTRIES}]|[^가-힣]|\Z|{_BEHIND_COUNTRY})"
        rf"|[방주친반재대탈](?:{one})"
    )


def in_korean(mention: Mention, texts: Texts) -> bool:
    """Whether the Korean text holds a partner of an English name."""
    if mention.source == "known":
        if any(_entity_in_korean(entity, texts) for entity in mention.entities):
            return True
        return _is_by_sound(mention) and _sounds_in_korean(mention, texts)
    if mention.source == "family":
        return _family_in_korean(mention.words[0], texts)
    if mention.source == "korean":
        return _person_in_korean(mention.words[0], mention.words[1], texts)
    if mention.source == "local":
        return _local_in_korean(mention.words[0].lower(), texts) or _sounds_in_korean(
            mention, texts
        )
    if mention.words[-1].lower() in SPELLED and _family_in_korean(mention.words[-1].lower(), texts):
        return True  # Tom Kim has a Korean given name too
    return any(word.lower() in texts.ko_small for word in mention.words) or _sounds_in_korean(
        mention, texts
    )


def _is_by_sound(mention: Mention) -> bool:
    """Whether Korean spells the name by its sound; of a Korean person, half the name is the names of others."""
    if mention.kind == "person" and mention.words[0].lower() in SPELLED:
        return False
    return mention.kind in _BY_SOUND and not any(map(_is_domestic, mention.entities))


@lru_cache(maxsize=2048)
def _is_domestic(entity: Entity) -> bool:
    """Whether the English name is the Korean one in Latin letters: of these the tables and the syllables tell enough."""
    korean, english = entity.korean[0], entity.english[0].replace(" ", "")
    return all("가" <= char <= "힣" for char in korean) and reads(korean, english, free=True)


def _entity_in_korean(entity: Entity, texts: Texts) -> bool:
    if any(form in texts.ko or form.replace(" ", "") in texts.syllables for form in entity.korean):
        return True
    short = _short_form(entity.korean[0]) if entity.kind == "country" else None
    return bool(short and short.search(texts.ko))


def _sounds_in_korean(mention: Mention, texts: Texts) -> bool:
    return any(word_in_korean(word, texts) for word in mention.words if len(word) > 2)


def word_in_korean(word: str, texts: Texts) -> str:
    """The Korean word whose beginning sounds like an English word; empty if there is none."""
    bar = _ALIKE_PART if len(word) > _SHORT_WORD else _ALIKE_SHORT
    for eojeol in texts.eojeols:
        if may_begin(word, eojeol.text) and score(word, eojeol.text, free=True) > bar:
            return eojeol.text
    return ""


def _family_in_korean(family: str, texts: Texts) -> bool:
    names = (*SPELLED[family], "리" if family == "lee" else "\0")
    return any(eojeol.text.startswith(names) for eojeol in texts.eojeols)


def _person_in_korean(family: str, given: str, texts: Texts) -> bool:
    """Whether the Korean text has a person's syllables: the whole name, or a telling given name."""
    names = SPELLED[family]
    text = texts.syllables
    for name in names:
        at = text.find(name)
        while at >= 0:
            rest = text[at + len(name) : at + len(name) + 3]
            if any(reads(rest[:n], given) for n in (2, 1, 3)):
                return True
            at = text.find(name, at + 1)
    if len(given) < _LONG_GIVEN:
        return False
    return any(reads(eojeol.text[:2], given) for eojeol in texts.eojeols)


def _local_in_korean(word: str, texts: Texts) -> bool:
    text = texts.syllables
    return any(reads(text[at : at + n], word) for at in range(len(text)) for n in (2, 1, 3, 4))


def in_english(mention: Mention, texts: Texts) -> bool:
    """Whether the English text holds a partner of a Korean name."""
    if mention.source == "known":
        if any(f" {form} " in texts.flat for entity in mention.entities for form in entity.english):
            return True
        (form,) = mention.words
        if any(map(_is_domestic, mention.entities)):
            return _is_read(form, texts)
        return any(
            capital_in_english(part, texts) for part in form.split(" ") if not part.isascii()
        )
    if mention.source == "family":
        return any(word.bare.lower() in FAMILY[mention.words[0]] for word in texts.words)
    if mention.source == "korean":
        return _person_in_english(mention.words[0], mention.words[1], texts)
    whole = [e.text for e in texts.eojeols if mention.span.start <= e.start < mention.span.stop]
    if mention.source == "local":
        return _is_read(mention.words[0], texts)
    return any(_word_in_english(name, texts) for name in {*mention.words, *whole})


def capital_in_english(form: str, texts: Texts) -> bool:
    """Whether a capitalised word of the English sounds like a Hangul word, or is read as its syllables."""
    for at, letters in texts.capitals:
        name = texts.words[at].bare
        if len(name) > 2 and may_begin(name, form) and score(name, form) > _ALIKE:
            return True
        if reads(form, letters, free=True):
            return True
    return False


def _is_read(form: str, texts: Texts) -> bool:
    return any(reads(form, letters, free=True) for _, letters in texts.capitals)


def _word_in_english(form: str, texts: Texts) -> bool:
    """Whether any word of the English sounds like a Hangul word, less a prefix of one or two syllables."""
    parts = [form, *(form[cut:] for cut in (1, 2) if len(form) - cut > 1)]
    for word in texts.words:
        name = word.bare
        if len(name) > 2 and any(
            may_begin(name, part) and score(name, part) > _ALIKE for part in parts
        ):
            return True
    return _is_read(form, texts)


def _person_in_english(family: str, given: str, texts: Texts) -> bool:
    """Whether the English text spells a Korean person's given name, with no other family name beside it."""
    for at, letters in texts.capitals:
        if (
            len(given) > 1
            and reads(given, letters, free=True)
            and not _another_family(at, family, texts)
        ):
            return True
        if reads(family + given, letters, free=True):
            return True
    return capital_in_english(family + given, texts)


def _another_family(at: int, family: str, texts: Texts) -> bool:
    """Whether the word before, or one of those behind, is a Korean family name, and not this one."""
    beside = [
        texts.words[i].bare.lower() for i in (at - 1, at + 1, at + 2) if 0 <= i < len(texts.words)
    ]
    spelled = [word for word in beside[:1] if word in SPELLED] if at else []
    return bool(spelled) and not any(family in SPELLED[word] for word in beside if word in SPELLED)
