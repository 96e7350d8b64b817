"""English sentences of one clean line.

Every sentence mark is looked at once, with the word before it and the word after it: the way of the Moses
splitter and of Punkt (Kiss and Strunk 2006), with tables in place of learned ones. nupunkt 0.8.0 stands
beside it in tests/benchmarks/sentences.py and finds fewer of the right places there.
"""

from __future__ import annotations

import re

from aligner.page.words.abbreviations import (
    AFTER_TIME,
    BEFORE_FIGURE,
    LOUD_NAMES,
    MAYBE_LAST,
    MONTHS,
    NEVER_LAST,
    STARTERS,
)
from aligner.page.words.marks import BULLETS, Group, groups, trimmed

_CLOSERS = "\"'”’»)\\]}˝"
_OPENERS = " \"'“‘„«([{`´˝¨‟‛"
_DASHES = "-–—"
_WINDOW = 80  # how far a decision looks, in code points
_MARK = re.compile(rf"[.!?…]+[{_CLOSERS}]*")
_BREAK = re.compile(r"[\s\"“”‘«»()\[\]{}`´˝/]")
_WORD_AFTER = re.compile(r"[^\W_][\w'’-]*(?:\.\w+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]$")
_LIST_FIGURE = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")
_ADDRESS = re.compile(
    r"@|://|www\.|\.(?:com|net|org|html?|txt|pdf|docx?|hwp|jpe?g|png)\b", re.IGNORECASE
)
# "iPhone", "von Hagen": a sentence may begin in lower case.
_LOWER_START = re.compile(r"[a-z][A-Z]|(?:von|van|de|da|di|al|el|bin|ibn)[ -][A-Z]")
# "Kim asked", "the former captain shouted" after a quotation that ends in "?" or "!".
_ATTRIBUTION = re.compile(
    r"(?:(?:the|a|an|his|her|one)\s)?(?:[\w.'’-]+\s){1,4}?(?:said|says|asked|asks|told|added|wrote|writes|cried|"
    r"shouted|replied|yelled|wondered|exclaimed|tweeted|answered|demanded)\b"
)


def split(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, in order, trimmed, covering all but blanks.

    >>> text = 'He left the U.S. The talks failed. "Why?" she asked.'
    >>> [text[start:stop] for start, stop in split(text)]
    ['He left the U.S.', 'The talks failed.', '"Why?" she asked.']
    """
    pairs = groups(text)
    openers, closers = {pair.start for pair in pairs}, {pair.stop - 1 for pair in pairs}
    bracketed = [pair for pair in pairs if pair.kind == "bracket"]
    cuts = [0]
    nearest = 0
    for match in _MARK.finditer(text):
        start, stop = match.span()
        while nearest < len(bracketed) and bracketed[nearest].stop < stop:
            nearest += 1
        if nearest < len(bracketed) and _inside(bracketed[nearest], cuts[-1], start, stop):
            continue
        while stop - 1 in openers:  # He left."We stayed," she said.
            stop -= 1
        if text[stop : stop + 1] == " " and stop + 1 in closers:  # "it works. ” The next"
            stop += 2
        if _is_end(text, cuts[-1], start, stop):
            cuts.append(stop)
    return trimmed(text, [*cuts, len(text)])


def _inside(bracket: Group, sentence: int, start: int, stop: int) -> bool:
    """Whether the mark stands in a bracket that the sentence opened on its way: it ends nothing there."""
    return sentence + 1 < bracket.start < start and stop < bracket.stop


def _is_end(text: str, sentence: int, mark: int, stop: int) -> bool:
    """Whether the mark at ``text[mark:stop]`` ends the sentence that began at ``sentence``."""
    after = text[stop : stop + _WINDOW]
    following = after.lstrip(_OPENERS)
    if not following:
        return False
    token = text[max(sentence, mark - _WINDOW) : mark].split(" ")[-1]
    before = _BREAK.split(token)[-1].lstrip("'’")
    marks = text[mark:stop]
    if after[0] != " ":
        return _ends_glued(token, before, marks, after)
    if after[1] in ",;:)]":
        return False
    opened = after[1] in _OPENERS
    if following[0] in _DASHES:
        return following.lstrip(_DASHES + " ")[:1].isupper() and not opened and len(marks) == 1
    if following[0].islower() and not _LOWER_START.match(following):
        return _ends_before_lower_case(before, marks, opened=opened)
    if following[0] in BULLETS:
        return True
    if "!" in marks or "?" in marks:
        return _ends_question(before, marks, following)
    if "…" in marks or ".." in marks:
        return following[0].isupper() or opened
    ahead = mark - len(before)
    at_start = ahead - sentence < _WINDOW and not text[sentence:ahead].strip(_OPENERS)
    if at_start and _LIST_FIGURE.match(before):
        return False
    return _ends_stop(
        before.lower(),
        following,
        quoted=opened or len(marks) > 1,
        initials=bool(_INITIALS.match(before)),
    )


def _ends_stop(word: str, following: str, *, quoted: bool, initials: bool) -> bool:
    """A single full stop, a blank, then a capital or a figure; ``quoted``: with a quote between them."""
    match = _WORD_AFTER.match(following)
    after = match.group().lower().removesuffix(".").replace("’", "'") if match else ""
    if word in NEVER_LAST:
        return False
    if word in BEFORE_FIGURE or word in MONTHS:
        return not after[:1].isdigit()
    if word in ("a.m", "p.m"):
        return after not in AFTER_TIME
    if word == "etc":
        return True
    if word in MAYBE_LAST or initials:
        return quoted or after.split("'")[0] in STARTERS
    return True


def _ends_question(before: str, marks: str, following: str) -> bool:
    """A question or exclamation mark: it ends nothing in a name or before "Kim asked"."""
    if (before + marks[0]).lower() in LOUD_NAMES:
        return following.split()[0].lower() in STARTERS
    return not (marks[-1] in _CLOSERS and _ATTRIBUTION.match(following))


def _ends_before_lower_case(before: str, marks: str, *, opened: bool) -> bool:
    """Careless pages begin sentences in lower case: only a plain word of four letters then ends one.

    Without this rule 20 of the 1,323 joins of English park_news are lost; with it none is wrong there.
    """
    word = before.lower()
    if word in NEVER_LAST | MAYBE_LAST | BEFORE_FIGURE | MONTHS or not before.isalpha():
        return False
    return opened or (marks == "." and len(before) > 3 and before.islower())


def _ends_glued(token: str, before: str, marks: str, after: str) -> bool:
    """No blank after the mark: "home.The next" ends a sentence; "U.S.A", "Readme.Txt" and "e.g.Rice" do not."""
    match = _WORD_AFTER.match(after.lstrip(_OPENERS))
    if (
        not match
        or not match.group()[0].isupper()
        or _ADDRESS.search(token + marks + after.split(" ")[0])
    ):
        return False
    word = match.group().replace("’", "'")
    if before.lower() in MAYBE_LAST:
        return len(word) > 1 and word.lower() in STARTERS
    if "." in before or before.lower() in NEVER_LAST | BEFORE_FIGURE:
        return False
    plain = before[-2:].isalpha() and before[-2:].islower()
    closed = marks[-1] in _CLOSERS or marks[0] in "!?" or before[-1:] == "%"
    return (plain or closed) and (len(word) == 1 or word[1:].islower() or "'" in word)
