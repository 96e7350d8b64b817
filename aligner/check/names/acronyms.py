"""Acronyms that Korean keeps in Latin letters: T1, MBK, KCC. One on each side without partner stand for each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.check.names.read import Texts
from aligner.check.names.table import known
from aligner.check.names.words import word_set
from aligner.types import Finding, Span

# Capitals only; no part of a dotted or hyphenated word, of a figure (F-35), or of a firm's & Co.
_ENGLISH = re.compile(r"(?<![A-Za-z\d.&-])[A-Z]{2,5}(?![A-Za-z\d&]|[-.][A-Za-z\d])")
_KOREAN = re.compile(r"(?<![A-Za-z\d.&-])[A-Z]{2,5}(?![A-Za-z\d&]|[-.][A-Za-z\d])")
# Looked for first because it is found, or not, many times as fast.
_MAY_BE_ACRONYM = re.compile(r"[A-Z]{2}")
# 미사일방어체계(MD): the acronym explains words that the English may translate.
_GLOSS = re.compile(r"\([^()]{0,40}\)")


def acronym_findings(texts: Texts) -> Iterator[Finding]:
    """The only acronym of each side without partner, if there is one on both.

    >>> [f.message for f in acronym_findings(Texts.read("MBK buys it.", "KCC가 샀다."))]
    ['The English has “MBK”, the Korean “KCC”: another name.']
    """
    if not _MAY_BE_ACRONYM.search(texts.en):
        return
    own = [span for name, span in _left(_ENGLISH, texts.en) if not _in_korean(name, texts)]
    if len(own) != 1 or texts.en.isupper():
        return
    plain = _GLOSS.sub(lambda match: " " * len(match[0]), texts.ko)
    others = [span for name, span in _left(_KOREAN, plain) if not _in_english(name, texts)]
    if len(others) == 1:
        (one,), (other,) = own, others
        names = f"The English has “{one.of(texts.en)}”, the Korean “{other.of(texts.ko)}”"
        yield Finding("name-differs", "error", f"{names}: another name.", one, other)


def _left(form: re.Pattern[str], text: str) -> list[tuple[str, Span]]:
    """The acronyms of a text, each once, without those of common use."""
    found = {match[0]: Span(*match.span()) for match in form.finditer(text)}
    return [(name, span) for name, span in found.items() if name not in word_set("common_acronyms")]


def _in_korean(name: str, texts: Texts) -> bool:
    """Whether the Korean has the acronym, or a form of what the tables know by it."""
    rows = known().english.get(name, ())
    forms = (form for _, found in rows for entity in found for form in entity.korean)
    return name.lower() in texts.ko_small or any(form in texts.ko for form in forms)


def _in_english(name: str, texts: Texts) -> bool:
    """Whether the English has the letters of the acronym, or a form of what the tables know by it."""
    rows = known().korean.get(name[:2], ())
    forms = (e for form, found in rows if form == name for entity in found for e in entity.english)
    return name.lower() in texts.flat.replace(" ", "") or any(f" {e} " in texts.flat for e in forms)
