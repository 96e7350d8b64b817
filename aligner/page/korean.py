"""Korean sentences of one clean line.

Rules on sentence marks and quotations decide; Kiwi is asked only about a stretch too long to be one
sentence (it is 50 to 100 times slower, and loses boundaries after a stray quote).
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from aligner.page.abbreviations import NEVER_LAST
from aligner.page.marks import Group, groups

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

_CLOSERS = "\"'”’»」』)\\]】〉》˝"
_MARK = re.compile(rf"[.!?…。？！]+[{_CLOSERS}]*")
_HANGUL = re.compile("[가-힣]")
# Last syllables of finite verbs and of the clipped style of notices ("참석했음.", "준비 중임.").
_FINAL = frozenset("다요죠까음함임됨짐라네군지자오나걸게야어아해돼듯뿐")
# What follows the closing quote while its sentence goes on: "...다"고 했다, "...다"라며, "...다"는 말.
_GOES_ON = re.compile(
    r" ?(?:이?라(?:고|며|면서|는|던|지만|도|서|든)?|이?란|고|며|면서|는|던|은|을|를|이|가|의|에|에서|에게|와|과|도|로|으로|만|하고|하며|하는|"
    r"했|한|했다|냐|냐고|자고|다고|처럼|보다|까지|부터|뿐|인|일|였|이었|이다|임)(?![가-힣]*[은는이가] )"
)
_ASIDE = re.compile(r" ?\([^().!?]{1,10}\)")  # "(웃음)" after a sentence belongs to it
_WINDOW = 40
# Without any sentence end inside, a longer stretch is no single sentence of a newspaper: of 3,776 Korean
# rows of park_news, flores and ud_pud 0.1 % are longer (the longest 219).
LONGEST_SENTENCE = 200
# More than this is not given to Kiwi in one go (its time grows faster than the text).
KIWI_AT_ONCE = 5_000


def split(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, in order, trimmed, covering all but blanks.

    >>> text = '"힘들었다. 그래도 이겼다"고 했다. 팬들은 환호했다.'
    >>> [text[start:stop] for start, stop in split(text)]
    ['"힘들었다. 그래도 이겼다"고 했다.', '팬들은 환호했다.']
    """
    whole = _unbroken(text, groups(text))
    cuts = [0]
    within = 0
    for match in _MARK.finditer(text):
        start, stop = match.span()
        while within < len(whole) and whole[within][1] < stop:
            within += 1
        if within < len(whole) and whole[within][0] < start and stop <= whole[within][1]:
            continue
        aside = _ASIDE.match(text, stop)
        stop = aside.end() if aside else stop
        if _is_end(text, cuts[-1], start, stop):
            cuts.append(stop)
    pieces = _pieces(text, [*cuts, len(text)])
    return [part for piece in pieces for part in _shortened(text, piece)]


def _unbroken(text: str, pairs: list[Group]) -> list[tuple[int, int]]:
    """The brackets and quotations inside a sentence, in which no mark ends it."""
    found: list[tuple[int, int]] = []
    for start, stop, kind in pairs:
        if found and start < found[-1][1]:
            continue
        before = text[max(0, start - _WINDOW) : start].rstrip()
        mid = bool(before) and not _MARK.fullmatch(before[-1]) and before[-1] not in _CLOSERS
        if kind == "bracket":
            if mid:
                found.append((start, stop))
        elif _GOES_ON.match(text, stop):
            found.append((start, stop))
        elif mid and text[stop : stop + 1] not in ("", " "):
            found.append((start, stop - 1))
    return found


def _is_end(text: str, start: int, mark: int, stop: int) -> bool:
    """Whether the mark at ``text[mark:stop]`` ends the sentence that began at ``start``."""
    after = text[stop : stop + _WINDOW]
    following = after.lstrip()
    if not following or following[0] in ",;:)]·~":
        return False
    marks = text[mark:stop]
    before = text[max(start, mark - _WINDOW) : mark].split(" ")[-1]
    if marks[-1] in _CLOSERS and _GOES_ON.match(after):
        return False
    if "…" in marks or ".." in marks:
        return after[0] == " " and before[-1:] in _FINAL
    if "." in marks:
        return _ends_stop(before.lstrip("\"'“‘(["), after)
    return after[0] == " " or bool(_HANGUL.match(following))


def _ends_stop(before: str, after: str) -> bool:
    """A full stop: it ends no figure, initial, abbreviation or address."""
    if not before:
        return after[0] == " "
    last = before[-1]
    if _HANGUL.match(last):
        if after[0] == " ":
            return len(before) > 1 or last in _FINAL
        return (
            len(before) > 1
            and last in _FINAL
            and bool(re.match(r"[가-힣A-Z\d\"'“‘(\[<▲■◆]", after))
        )
    if last.isdigit():
        return False
    if last.isascii() and last.isalpha():
        return (
            after[0] == " "
            and len(before) > 1
            and "." not in before
            and before.lower() not in NEVER_LAST
        )
    return after[0] == " "


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


def _shortened(text: str, piece: tuple[int, int]) -> list[tuple[int, int]]:
    """The piece, or Kiwi's sentences of it where it is too long to be one."""
    start, stop = piece
    if not LONGEST_SENTENCE < stop - start <= KIWI_AT_ONCE:
        return [piece]
    with _KIWI_LOCK:
        sentences = _kiwi().split_into_sents(text[start:stop])
    cuts = [0, *(sentence.end for sentence in sentences[:-1]), stop - start]
    return [(start + a, start + b) for a, b in _pieces(text[start:stop], cuts)]


_KIWI_LOCK = Lock()


@cache
def _kiwi() -> Kiwi:
    """The one analyser of this process: loading takes 3 to 7 s and 700 MB."""
    from kiwipiepy import Kiwi

    return Kiwi()
