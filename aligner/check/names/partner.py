"""Whether a name of one side has any partner on the other: by the tables, in Latin letters, or by sound."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.check.names.alike import is_spelled_like
from aligner.check.names.foreign import foreignness
from aligner.check.names.local_ko import behind, stem
from aligner.check.names.mention import Mention
from aligner.check.names.one_syllable import short_form
from aligner.check.names.read import Texts
from aligner.check.names.sound import beginnings, openers
from aligner.check.names.syllables import SPELLED, reads
from aligner.check.names.table import Entity, known, words

# Mean weights of a letter (sound.score) at which a word counts as a partner. An English word may match
# the beginning of any Korean word, whatever follows, so its bar is higher.
_ALIKE_PART = 0.6
# ... and that of a short word higher still.
_ALIKE_SHORT = 1.0
_SHORT_WORD = 5
# ... and that of a Korean word that does not look transcribed. In 1500 pairs of news with the Korean of others, all
# but one of 11 words taken for a name's partner were such; of 641 partners in true pairs 11 were, 6 of them wrong.
_ALIKE_PLAIN, _PLAIN = 1.4, -1.0
# A given name of so many letters is known without its family name.
_LONG_GIVEN = 5
# Syllables of a Korean's whole name.
_KOREAN_NAME = 3
# Characters before a form in which a longer name may begin.
_BEFORE = 8
# Korean names of countries are so short that they stand in other words (것이란, 가나다라), and what may stand before them.
_SHORT_COUNTRY = 2
_BEFORE_COUNTRY = r"(?<![가-힣])(?:주한|[주재대친반전구옛방남북동서탈한미중일러]{0,2})"

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
        "mountain",
        "island",
        "lake",
        "sea",
        "ship",
        "stadium",
        "base",
        "museum",
        "palace",
        "weapon",
        "event",
        "open",
        "league",
    )
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
        return _korean_in_korean(mention, texts)
    if mention.source == "local":
        return _place_in_korean(mention, texts)
    if mention.words[-1].lower() in SPELLED and _family_in_korean(mention.words[-1].lower(), texts):
        return True  # Tom Kim has a Korean given name too
    first, *more = map(str.lower, mention.words)
    if len(more) == 1 and first in SPELLED and _whole_in_korean(first, more[0], texts):
        return True  # Yoon Ina, 윤이나
    return any(word.lower() in texts.ko_small for word in mention.words) or _sounds_in_korean(
        mention, texts
    )


def _is_by_sound(mention: Mention) -> bool:
    """Whether Korean spells the name by its sound; of a Korean person, half the name is the names of others."""
    if mention.kind == "person" and mention.words[0].lower() in SPELLED:
        return False
    return mention.kind in _BY_SOUND and not any(map(is_domestic, mention.entities))


@lru_cache(maxsize=2048)
def is_domestic(entity: Entity) -> bool:
    """Whether the English name is the Korean one in Latin letters: of these the tables and the syllables tell enough."""
    korean = entity.korean[0]
    if entity.kind == "person" and len(korean) != _KOREAN_NAME:
        return False  # 야마모토 reads so too
    hangul = all("가" <= char <= "힣" for char in korean)
    return hangul and any(reads(korean, e.replace(" ", ""), free=True) for e in entity.english)


def _entity_in_korean(entity: Entity, texts: Texts) -> bool:
    stands = _stands_as_country if entity.kind == "country" else _stands
    if any(stands(form, texts) for form in entity.korean):
        return True
    short = short_form(entity.korean[0]) if entity.kind == "country" else None
    return bool(short and short.search(texts.ko))


def _stands(form: str, texts: Texts) -> bool:
    """Whether a form stands in the Korean, and not only at the end of a longer name: 혁신당 in 개혁신당."""
    if len(form) == 1:
        return _stands_alone(form, texts)
    if form not in texts.ko:
        return " " in form and form.replace(" ", "") in texts.syllables
    at = texts.ko.find(form)
    while at >= 0:
        before = texts.ko[max(0, at - _BEFORE) : at + len(form)]
        if not _ends_another(form, before) and not _begins_another(form, texts.ko, at):
            return True
        at = texts.ko.find(form, at + 1)
    return False


def _stands_as_country(form: str, texts: Texts) -> bool:
    """Whether a form stands in the Korean; one of two syllables not in the middle of a word: 이란 in 것이란."""
    if len(form) > _SHORT_COUNTRY or form not in texts.ko:
        return _stands(form, texts)
    return bool(re.search(_BEFORE_COUNTRY + form, texts.ko))


def _stands_alone(form: str, texts: Texts) -> bool:
    """Whether a form of one syllable is a word, particles aside: 칸에서, not 칸막이."""
    return any(e.text[0] == form and behind().match(e.text, 1) for e in texts.eojeols)


def _ends_another(form: str, text: str) -> bool:
    """Whether a text that ends in a form ends in a longer name of the tables, which begins a word."""
    begin = max(text.rfind(" "), text.rfind("'"), text.rfind("‘")) + 1
    if begin > len(text) - len(form):
        return False
    word = text[begin:]
    return len(word) > len(form) and any(
        word == name for name, _ in known().korean.get(word[:2], ())
    )


def _begins_another(form: str, text: str, at: int) -> bool:
    """Whether a longer name of the tables that is another thing stands here: 포르투갈 for 포르투."""
    return any(
        len(name) > len(form)
        and text.startswith(name, at)
        and name.startswith(form)
        and " " not in name
        and entities[0].kind == "country"
        and not any(form in entity.korean for entity in entities)
        for name, entities in known().korean.get(form[:2], ())
    )


def _sounds_in_korean(mention: Mention, texts: Texts) -> bool:
    # Of a known person the tables have the Korean; a short part of it sounds like many a word (Chen, 꺾은).
    known_words = mention.source == "known" and (mention.kind == "person" or len(mention.words) > 1)
    shortest = 4 if known_words else 2
    return any(
        (found := word_in_korean(word, texts)) and not _is_another(mention, found, texts)
        for word in mention.words
        if len(word) > shortest
    )


def _is_another(mention: Mention, eojeol: str, texts: Texts) -> bool:
    """Whether a Korean word that sounds alike is another thing of the same kind: 슬로바키아 for Slovenia."""
    if mention.source == "foreign":
        return _is_of_person(mention, eojeol)
    if mention.source != "known":
        return False
    if len(mention.words) > 1 and mention.kind != "person":
        return _ends_of_another(mention, eojeol, texts)
    return any(
        (len(form) > 2 or mention.kind == "person")
        and eojeol.startswith(form.split(" ")[0])
        and form in texts.ko
        and (
            mention.kind in ("person", "country")
            or not mention.kinds.isdisjoint(entity.kind for entity in entities)
        )
        for form, entities in known().korean.get(eojeol[:2], ())
    )


def _ends_of_another(mention: Mention, eojeol: str, texts: Texts) -> bool:
    """Whether a Korean word is the last of another name of the tables: 필하모닉 in 베를린 필하모닉."""
    name = stem(eojeol)
    return any(
        form.endswith(f" {name}")
        and form in texts.ko
        and not mention.kinds.isdisjoint(entity.kind for entity in entities)
        and not set(mention.entities) & set(entities)
        for told in texts.eojeols
        for form, entities in known().korean.get(told.text[:2], ())
    )


def _is_of_person(mention: Mention, eojeol: str) -> bool:
    """Whether a Korean word belongs to a person of the tables who is spelled in another way: 커리 for Klay."""
    name = stem(eojeol)
    people = [e for e in known().maybe_korean.get(name, ()) if e.kind == "person"]
    people += [
        entity
        for form, entities in known().korean.get(eojeol[:2], ())
        for entity in entities
        if form == name and entity.kind == "person"
    ]
    return bool(people) and not is_spelled_like(mention.words, people)


def _place_in_korean(mention: Mention, texts: Texts) -> bool:
    """Whether the Korean text has a Korean place, by its syllables, or as the tables know it."""
    if any(_entity_in_korean(entity, texts) for entity in mention.entities):
        return True
    word = mention.words[0].lower()
    if " " in word:  # a ship of several words
        whole = word.replace(" ", "")
        return is_read_in(whole, texts) or bool(word_in_korean(whole, texts))
    return is_read_in(word, texts) or _sounds_in_korean(mention, texts)


def word_in_korean(word: str, texts: Texts) -> str:
    """The Korean word whose beginning sounds like an English word; empty if there is none.

    What follows a short word's sounds must be a particle or the like: Phil is not in 필요했다.
    """
    found = texts.partners.get(word)
    if found is None:
        found = texts.partners[word] = _sounding_like(word, texts)
    return found


def _sounding_like(word: str, texts: Texts) -> str:
    short = len(word) <= _SHORT_WORD
    bar = _ALIKE_SHORT if short else _ALIKE_PART
    sounds = openers(word)
    for eojeol, first in texts.heard:
        if first not in sounds:
            continue
        for at, value in enumerate(beginnings(word, eojeol.text), 1):
            if (
                value > bar
                and (value > _ALIKE_PLAIN or foreignness(stem(eojeol.text)) > _PLAIN)
                and (not short or behind().match(eojeol.text, at))
            ):
                return eojeol.text
    return ""


def _family_in_korean(family: str, texts: Texts) -> bool:
    names = (*SPELLED[family], "리" if family == "lee" else "\0")
    return any(eojeol.text.startswith(names) for eojeol in texts.eojeols)


def _korean_in_korean(mention: Mention, texts: Texts) -> bool:
    """Whether the Korean text has a Korean person, the family name first or last: Ho Sung Song is 송호성."""
    family, given = mention.words[:2]
    told = [word.lower() for word in words(mention.span.of(texts.en).replace("-", " "))]
    return _person_in_korean(family, given, texts) or (
        len(told) > 2
        and told[-1] in SPELLED
        and _whole_in_korean(told[-1], "".join(told[:-1]), texts)
    )


def _person_in_korean(family: str, given: str, texts: Texts) -> bool:
    """Whether the Korean text has a person's syllables: the whole name, or a telling given name."""
    if _whole_in_korean(family, given, texts):
        return True
    if any(reads(stem(eojeol.text), given) for eojeol in texts.eojeols):
        return True  # the given name alone, as of children and entertainers
    return len(given) >= _LONG_GIVEN and any(reads(e.text[:2], given) for e in texts.eojeols)


def _whole_in_korean(family: str, given: str, texts: Texts) -> bool:
    names = SPELLED[family]
    text = texts.syllables
    for name in names:
        at = text.find(name)
        while at >= 0:
            rest = text[at + len(name) : at + len(name) + 3]
            if any(reads(rest[:n], given) for n in (2, 1, 3)):
                return True
            at = text.find(name, at + 1)
    return False


def is_read_in(word: str, texts: Texts) -> bool:
    """Whether some syllables of the Korean are read as a word in Latin letters."""
    text = texts.syllables
    return any(reads(text[at : at + n], word) for at in range(len(text)) for n in (2, 1, 3, 4))
