"""Names of the tables in another spelling than the tables know: 쿠루스크 for 쿠르스크, Krusk for Kursk.

Only names that have found their partner by sound are asked for: they are the same name, and the tables say how it
is usually written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from aligner.check.names.local_ko import stem
from aligner.check.names.mention import Mention
from aligner.check.names.partner import word_in_korean
from aligner.check.names.read import Texts
from aligner.check.names.table import Entity, known
from aligner.types import Finding, Span

# Letters (jamo, for Hangul) that a slip changes, and the shortest name where that is sure to be a slip: Kim and Lim
# differ in one letter of three.
_SLIP = 2
_SHORTEST = 5


def spelling_findings(found: Sequence[Mention], texts: Texts) -> Iterator[Finding]:
    """What is written unusually, from the English names that have a partner by sound."""
    for mention in found:
        if mention.source == "known" and mention.kind != "country":
            yield from _in_korean(mention, texts)
        elif mention.source == "foreign":
            yield from _in_english(mention, texts)


def _in_korean(mention: Mention, texts: Texts) -> Iterator[Finding]:
    """A name of the tables whose Korean form is none of the tables'."""
    forms = [form for entity in mention.entities for form in entity.korean]
    if any(form in texts.ko for form in forms):
        return
    for word in mention.words:
        eojeol = word_in_korean(word, texts) if len(word) > 2 else ""
        spelled = stem(eojeol)
        close = [form for form in forms if _is_slip(spelled, form)]
        if close and not _is_known(eojeol):
            span = Span(at := texts.ko.index(eojeol), at + len(spelled))
            yield _finding(
                mention.span, span, texts, f"{mention.span.of(texts.en)} is usually {close[0]}"
            )
            return


def _in_english(mention: Mention, texts: Texts) -> Iterator[Finding]:
    """A word of English that sounds like a name of the tables, and is nearly spelled like it."""
    for word in mention.words:
        if len(word) < _SHORTEST:
            continue
        eojeol = word_in_korean(word, texts)
        for form, entities in known().korean.get(eojeol[:2], ()):
            if not eojeol.startswith(form):
                continue
            usual = [t for entity in entities for t in entity.english if _is_slip(word.lower(), t)]
            if usual and not _stands(entities, texts):
                span = Span(at := texts.ko.index(eojeol), at + len(form))
                yield _finding(mention.span, span, texts, f"{form} is usually {usual[0].title()}")
                return


def _stands(entities: Sequence[Entity], texts: Texts) -> bool:
    """Whether the English has a usual form as well."""
    return any(f" {form} " in texts.flat for entity in entities for form in entity.english)


def _finding(en: Span, ko: Span, texts: Texts, why: str) -> Finding:
    names = f"The English has “{en.of(texts.en)}”, the Korean “{ko.of(texts.ko)}”"
    return Finding("name-spelling", "warning", f"{names}: {why}.", en, ko)


def _is_known(eojeol: str) -> bool:
    return any(eojeol.startswith(form) for form, _ in known().korean.get(eojeol[:2], ()))


def _is_slip(one: str, other: str) -> bool:
    """Whether two spellings differ, in a letter or two."""
    a, b = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    if one == other or min(len(a), len(b)) < _SHORTEST or abs(len(a) - len(b)) > _SLIP:
        return False
    return _distance(a, b) <= _SLIP


def _distance(a: str, b: str) -> int:
    """How many letters have to be changed, left out or put in (Levenshtein); both are short.

    >>> _distance("krusk", "kursk")
    2
    """
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, start=1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (char != other))
    return row[-1]
