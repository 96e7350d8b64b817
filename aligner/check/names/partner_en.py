"""Whether a Korean name has any partner in the English text: by the tables, or by sound."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.check.names.mention import Mention
from aligner.check.names.partner import is_domestic
from aligner.check.names.read import Texts
from aligner.check.names.sound import may_begin, score
from aligner.check.names.syllables import FAMILY, SPELLED, reads
from aligner.check.names.table import known

# Mean weight of a letter (sound.score) above which a word counts as a partner.
_ALIKE = 0.3
# ... and one in lower case, which only a loanword is: had is not in 에후드.
_ALIKE_SMALL = 0.4


def in_english(mention: Mention, texts: Texts) -> bool:
    """Whether the English text holds a partner of a Korean name, or what stands in brackets behind it."""
    if is_glossed(mention, texts):
        return True
    if mention.source == "known":
        if any(f" {form} " in texts.flat for entity in mention.entities for form in entity.english):
            return True
        (form,) = mention.words
        if any(map(is_domestic, mention.entities)):
            return _is_read(form, texts)
        parts = [part for part in form.split(" ") if not part.isascii()]
        told = sum(capital_in_english(part, texts, mention.kinds) for part in parts)
        return 2 * told > len(parts) or (told > 0 and mention.kind != "person")
    if mention.source == "family":
        return any(word.bare.lower() in FAMILY[mention.words[0]] for word in texts.words)
    if mention.source == "korean":
        return _person_in_english(mention.words[0], mention.words[1], texts)
    whole = [e.text for e in texts.eojeols if mention.span.start <= e.start < mention.span.stop]
    if mention.source == "local":
        name = mention.words[0]
        joined = (letters for _, letters in texts.capitals) if mention.kind == "ship" else ()
        return (
            _is_read(name, texts)
            or capital_in_english(name, texts)
            or any(score(letters, name) > _ALIKE for letters in joined)
        )
    if len(mention.words) == 1:
        return any(_word_in_english(name, texts) for name in {*mention.words, *whole})
    names = {*mention.words, *whole}
    return any(capital_in_english(name, texts) for name in names) or all(
        _word_in_english(name, texts) for name in mention.words
    )


def capital_in_english(form: str, texts: Texts, kinds: frozenset[str] = frozenset()) -> bool:
    """Whether a capitalised word of the English sounds like a Hangul word, or is read as its syllables.

    Words that the tables know as another thing of one of the ``kinds`` do not count.
    """
    for at, letters in texts.capitals:
        name = texts.words[at].bare
        if kinds and (
            not kinds.isdisjoint(_single_kinds(name))
            or _in_another(at, kinds, texts)
            or _has_other(name, form, texts)
        ):
            continue
        if len(name) > 2 and may_begin(name, form) and score(name, form) > _ALIKE:
            return True
        if not form.isascii() and reads(form, letters, free=True):
            return True
    return False


def is_glossed(mention: Mention, texts: Texts) -> bool:
    """Whether a Korean name stands before the English one in brackets."""
    gloss = _GLOSS.match(texts.ko, mention.span.stop)
    return gloss is not None and gloss["name"] in texts.en


# A name as English writes it: 베누아 페르(Benoît Paire).
_GLOSS = re.compile(r"\s?\((?P<name>[^\W\d][^()가-힣]{2,40})\)")


@lru_cache(maxsize=4096)
def _single_kinds(name: str) -> frozenset[str]:
    """The kinds of what the tables know by this one word."""
    rows = known().english.get(name, ())
    return frozenset(e.kind for form, entities in rows if len(form) == 1 for e in entities)


def _has_other(name: str, form: str, texts: Texts) -> bool:
    """Whether an English word is a name whose own Korean stands in the text, longer than a form: 포르투갈 for Portugal."""
    rows = known().english.get(name, ())
    return any(
        korean.startswith(form) and len(korean) > len(form) and korean in texts.ko
        for told, entities in rows
        if len(told) == 1
        for entity in entities
        for korean in entity.korean
    )


def _in_another(at: int, kinds: frozenset[str], texts: Texts) -> bool:
    """Whether an English word is part of a longer name of the tables, of one of the kinds: City in Manchester City."""
    told = [word.bare for word in texts.words[max(0, at - 2) : at + 3]]
    here = min(at, 2)
    return any(
        len(form) > here - start
        and tuple(told[start : start + len(form)]) == form
        and not kinds.isdisjoint(entity.kind for entity in entities)
        for start in range(here + 1)
        for form, entities in known().english.get(told[start], ())
        if len(form) > 1
    )


def _is_read(form: str, texts: Texts) -> bool:
    if form.isascii():  # NASA has no syllables to be read
        return f" {form.lower()} " in texts.flat
    return any(reads(form, letters, free=True) for _, letters in texts.capitals)


def _word_in_english(form: str, texts: Texts) -> bool:
    """Whether any word of the English sounds like a Hangul word; a capitalised one also without its first syllables."""
    parts = [form, *(form[cut:] for cut in (1, 2) if len(form) - cut > 1)]
    for word in texts.words:
        name = word.bare
        if len(name) < 3:
            continue
        tried = parts if word.capital else parts[:1]
        bar = _ALIKE if word.capital else _ALIKE_SMALL
        if len(name) > (2 if word.capital else 3) and any(
            may_begin(name, part) and score(name, part) > bar for part in tried
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
