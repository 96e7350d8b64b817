"""English sentences of one clean line.

Every sentence mark is looked at once, with the word before it and the word after it (the idea of the
Moses splitter and of Punkt, Kiss and Strunk 2006, with fixed tables in place of learned ones).
"""

from __future__ import annotations

import re

from aligner.page.abbreviations import BEFORE_FIGURE, MAYBE_LAST, MONTHS, NEVER_LAST
from aligner.page.marks import groups

# A sentence mark with the quotes and brackets that close on it.
_CLOSERS = "\"'”’»)\\]}˝"
_MARK = re.compile(rf"[.!?…]+[{_CLOSERS}]*")
_OPENERS = " \"'“‘„«([{`´˝¨‟‛"
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}`´˝/]+$")
_WORD_AFTER = re.compile(r"[^\W_][\w'’\-]*(?:\.[\w]+)*\.?")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]$")
_LIST_FIGURE = re.compile(r"(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")
_ADDRESS = re.compile(r"@|://|www\.", re.I)
_ATTRIBUTION = re.compile(
    r"(?:(?:the|a|an|his|her|one)\s)?(?:[\w.'’\-]+\s){1,4}?(?:said|says|asked|asks|told|added|wrote|writes|cried|shouted|replied|"
    r"yelled|wondered|exclaimed|tweeted|answered|demanded)\b"
)
_WINDOW = 80  # how far a decision looks, in code points
_BULLETS = tuple("•▲△■□▶►◆◇●○※▼☞")
_LOWER_START = re.compile(r"[a-z][A-Z]|(?:von|van|de|da|di|al|el|bin|ibn)[ \-][A-Z]")
_AFTER_TIME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday kst est edt gmt utc pst et local eastern korea seoul jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august september october november december".split()
)
# Words that begin a sentence far more often than a name: after "U.S." or "Inc." they tell.
STARTERS = frozenset(
    """the a an this that these those it its he she they we you i his her their our my your there here in on at by
    for from with without to of as after before during since when while where if although though because but and
    or so yet however meanwhile moreover also then now still what who why how which some many most more several
    both all each every one two no not since until according among earlier later last next under despite even
    once only such today yesterday instead nevertheless therefore thus asked critics experts officials police""".split()
)
# The marks of these names end no sentence.
_LOUD_NAMES = frozenset("yahoo! jeopardy! wham! e! yum! mama! hey! guess? who?".split())


def split(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, in order, trimmed, covering all but blanks.

    >>> text = 'He left the U.S. The talks failed. "Why?" she asked.'
    >>> [text[start:stop] for start, stop in split(text)]
    ['He left the U.S.', 'The talks failed.', '"Why?" she asked.']
    """
    pairs = groups(text)
    bracketed = [pair for pair in pairs if pair.kind == "bracket"]
    closers = {pair.stop - 1 for pair in pairs}
    cuts = [0]
    inside = 0
    for match in _MARK.finditer(text):
        while inside < len(bracketed) and bracketed[inside].stop < match.end():
            inside += 1
        if inside < len(bracketed) and bracketed[inside].start < match.start():
            if bracketed[inside].start > cuts[-1] + 1 and match.end() < bracketed[inside].stop:
                continue
        stop = match.end()
        if text[stop : stop + 1] == " " and stop + 1 in closers:  # "it works. ” The next"
            stop += 2
        if _is_end(text, cuts[-1], match.start(), stop):
            cuts.append(stop)
    return _pieces(text, [*cuts, len(text)])


def _pieces(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    """The trimmed stretches between neighbouring cuts, without empty ones."""
    found = []
    for start, stop in zip(cuts, cuts[1:], strict=False):
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            found.append((start, stop))
    return found


def _is_end(text: str, start: int, mark: int, stop: int) -> bool:
    """Whether the mark at ``text[mark:stop]`` ends the sentence that began at ``start``."""
    after = text[stop : stop + _WINDOW]
    if not after.strip():
        return False
    match = _WORD_BEFORE.search(text, max(start, mark - _WINDOW), mark)
    before = match.group() if match else ""
    marks = text[mark:stop]
    if after[0] != " ":
        return _ends_glued(before, marks, after)
    following = after.lstrip(_OPENERS)
    opened = after.lstrip(" ")[0] in _OPENERS
    if not following or after[1] in ",;:)]":
        return False
    if following[0] in _BULLETS:
        return True
    if following[0] in "-–—":
        return following.lstrip("-–— ")[:1].isupper() and not opened and len(marks) == 1
    if following[0].islower() and not _LOWER_START.match(following):
        return _ends_before_lower_case(before, marks, opened=opened)
    if "!" in marks or "?" in marks:
        return _ends_question(before, marks, following)
    if len(marks.rstrip(_CLOSERS)) > 1 or "…" in marks:
        return following[0].isupper() or opened
    at_start = not text[start : mark - len(before)].strip(_OPENERS)
    return _ends_stop(before, following, opened=opened, at_start=at_start)


def _ends_stop(before: str, following: str, *, opened: bool, at_start: bool) -> bool:
    """A single full stop, a blank, then a capital or a figure."""
    word = before.lower()
    match = _WORD_AFTER.match(following)
    after = match.group().lower().removesuffix(".") if match else ""
    if word in NEVER_LAST:
        return False
    if at_start and _LIST_FIGURE.match(before):
        return False
    if word in BEFORE_FIGURE and after[:1].isdigit():
        return False
    if word in MONTHS:
        return not after[:1].isdigit()
    starts = after in STARTERS or after.split("'")[0].split("’")[0] in STARTERS or opened
    if word in ("a.m", "p.m"):
        return after not in _AFTER_TIME
    if word == "etc":
        return True
    if word in MAYBE_LAST or _INITIALS.match(before):
        return starts
    return True


def _ends_question(before: str, marks: str, following: str) -> bool:
    """A question or exclamation mark: it ends nothing in a name or before "Kim asked"."""
    if (before + marks[0]).lower() in _LOUD_NAMES and following[0].isupper():
        return _WORD_AFTER.match(following) is not None and following.split()[0].lower() in STARTERS
    return not (marks[-1] in _CLOSERS and _ATTRIBUTION.match(following))


def _ends_before_lower_case(before: str, marks: str, *, opened: bool) -> bool:
    """A careless page begins sentences in lower case; only a plain word then ends the one before."""
    word = before.lower()
    if word in NEVER_LAST or word in MAYBE_LAST or word in BEFORE_FIGURE or word in MONTHS:
        return False
    return before.isalpha() and (opened or (marks == "." and len(before) > 3 and before.islower()))


def _ends_glued(before: str, marks: str, after: str) -> bool:
    """No blank after the mark: "home.The next" ends a sentence, "U.S.A", "ASP.Net" and "a.m.The" do not."""
    following = after.lstrip(_OPENERS)
    match = _WORD_AFTER.match(following)
    if not match or not following[0].isupper() or _ADDRESS.search(before + after.split(" ")[0]):
        return False
    word = match.group()
    if before.lower() in MAYBE_LAST:
        return word.lower() in STARTERS
    plain = (
        (before[-2:].isalpha() and before[-2:].islower())
        or before[-1:] in tuple("%)")
        or marks[-1:] in tuple(_CLOSERS)
    )
    return (
        plain
        and before.lower() not in NEVER_LAST
        and "." not in before
        and (len(word) == 1 or word[1:].islower() or "'" in word)
    )
