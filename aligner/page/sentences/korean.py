"""Korean sentences of one clean line.

Rules on sentence marks and quotations decide. Kiwi is asked only about a stretch that holds two finite verbs
with no mark between them: it is 50 to 100 times slower, and a stray quote makes it lose boundaries.
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from aligner.page.words.abbreviations import NEVER_LAST
from aligner.page.words.marks import BULLETS, Group, groups, trimmed

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

_CLOSERS = "\"'”’»」』)\\]】〉》˝"
_MARK = re.compile(rf"[.!?…。？！]+[{_CLOSERS}]*")
_HANGUL = re.compile("[가-힣]")
# Last syllables of finite verbs and of the clipped style of notices ("참석했음.", "준비 중임.").
_FINAL = frozenset("다요죠까음함임됨짐라네군지자오나걸게야어아해돼듯뿐")
# An ellipsis ends a sentence only after these: "그게... 사실은" goes on.
_FINAL_BEFORE_ELLIPSIS = frozenset("다요죠까음함임")
_LIST_LETTERS = frozenset("가나다라마바사아자차카타파하")
# What follows the closing quote while its sentence goes on: "...다"고 했다, "...다" 라며, "...다"는 말.
_GOES_ON = re.compile(
    r" (?:이?라(?:고|며|면서|는)|고|며|하고|하며)(?= )"
    r"|(?:이?라|이?란|고|며|면서|는|던|은|을|를|이|가|의|에|와|과|도|로|으로|만|하고|하며|하는|했|한|냐|자고|다고|처럼|보다|까지|부터|뿐|인|일|였|임)"
    r"(?![가-힣]*[은는이가] )"
)
_GLUED_NEXT = re.compile(rf"[가-힣A-Z\d\"'“‘(\[<{BULLETS}]")
_ASIDE = re.compile(r" ?\([^().!?=]{1,10}\)(?! ?=)")  # "(웃음)" after a sentence belongs to it
_WINDOW = 40
# A finite verb and a blank with no mark between them. Where two stop-less rows of park_news are joined this
# finds 81 % of the joins and nothing else; in no single row of park_news, flores or ud_pud (3,776) does it occur.
_UNMARKED = re.compile(
    r"(?:니다|[았었했였됐갔왔났렸졌켰겠]다|[이한된있없간온른는]다|[가-힣][아어해세예네까지죠]요|[가-힣]죠|니까|을까)(?= [가-힣\"“‘'A-Z\d])"
)
# Half of the single rows are shorter. Kiwi finds 96 % of the joins above at 99.7 % precision, the pattern alone
# 81 %: worth its 3 to 7 s of loading for a paragraph, not for a headline such as "이겼다 그러나 졌다".
SHORTEST_FOR_KIWI = 60
# Some 25,000 to 60,000 characters a second: more than this in one line is left to the pattern.
LONGEST_FOR_KIWI = 20_000
_KIWI_LOCK = Lock()


def split(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of ``text``, in order, trimmed, covering all but blanks.

    >>> text = '"힘들었다. 그래도 이겼다"고 했다. 팬들은 환호했다.'
    >>> [text[start:stop] for start, stop in split(text)]
    ['"힘들었다. 그래도 이겼다"고 했다.', '팬들은 환호했다.']
    """
    pieces = _by_marks(text)
    unmarked = {
        piece
        for piece in pieces
        if piece[1] - piece[0] > SHORTEST_FOR_KIWI and _UNMARKED.search(text, *piece)
    }
    small = sum(stop - start for start, stop in unmarked) <= LONGEST_FOR_KIWI
    found: list[tuple[int, int]] = []
    for piece in pieces:
        if piece not in unmarked:
            found.append(piece)
            continue
        start, stop = piece
        inner = (
            _kiwi_cuts(text[start:stop])
            if small
            else [m.end() for m in _UNMARKED.finditer(text[start:stop])]
        )
        found += trimmed(text, [start, *(start + cut for cut in inner), stop])
    return found


def _by_marks(text: str) -> list[tuple[int, int]]:
    """The sentences that sentence marks and quotations tell."""
    pairs = groups(text)
    whole = _unbroken(text, pairs)
    openers = {pair.start for pair in pairs}
    cuts = [0]
    nearest = 0
    for match in _MARK.finditer(text):
        start, stop = match.span()
        while nearest < len(whole) and whole[nearest][1] < stop:
            nearest += 1
        if nearest < len(whole) and whole[nearest][0] < start:
            continue
        while stop - 1 in openers:  # 숙였다."모두 제 잘못입니다."
            stop -= 1
        aside = _ASIDE.match(text, stop)
        if _is_end(text, cuts[-1], start, stop):
            cuts.append(aside.end() if aside else stop)
    return trimmed(text, [*cuts, len(text)])


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


def _is_end(text: str, sentence: int, mark: int, stop: int) -> bool:
    """Whether the mark at ``text[mark:stop]`` ends the sentence that began at ``sentence``."""
    after = text[stop : stop + _WINDOW]
    following = after.lstrip()
    if not following or following[0] in ",;:)]·~":
        return False
    marks = text[mark:stop]
    before = text[max(sentence, mark - _WINDOW) : mark].split(" ")[-1]
    if marks[-1] in _CLOSERS and _GOES_ON.match(after):
        return False
    if "…" in marks or ".." in marks:
        return after[0] == " " and before[-1:] in _FINAL_BEFORE_ELLIPSIS
    if (
        before in _LIST_LETTERS
        and mark - sentence < _WINDOW
        and not text[sentence : mark - 1].strip()
    ):
        return False
    if "." in marks:
        return _ends_stop(before.lstrip("\"'“‘(["), after)
    return after[0] == " " or bool(_HANGUL.match(following))


def _ends_stop(before: str, after: str) -> bool:
    """A full stop: it ends no figure, initial, abbreviation, list letter or address."""
    spaced = after[0] == " "
    last = before[-1:]
    if _HANGUL.match(last):
        if spaced:
            return len(before) > 1 or last in _FINAL
        return len(before) > 1 and last in _FINAL and _GLUED_NEXT.match(after) is not None
    if last.isdigit():
        return False
    if last.isascii() and last.isalpha():
        return spaced and len(before) > 1 and "." not in before and before.lower() not in NEVER_LAST
    return spaced


def _kiwi_cuts(text: str) -> list[int]:
    """Where Kiwi ends a sentence inside ``text``."""
    with _KIWI_LOCK:
        sentences = _kiwi().split_into_sents(text)
    return [sentence.end for sentence in sentences[:-1]]


@cache
def _kiwi() -> Kiwi:
    """The one analyser of this process: loading takes 3 to 7 s and 700 MB."""
    from kiwipiepy import Kiwi

    # Without its dictionaries of names and phrases Kiwi splits the same here, loads twice as fast and
    # takes 263 MB in place of 520 MB.
    return Kiwi(num_workers=1, load_default_dict=False, load_multi_dict=False)
