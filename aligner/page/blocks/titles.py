"""Titles that lost their line end and run on into the text.

Such a title is cut off where the page prints it once more, alone on a line or at the beginning of its own
name; behind the tag of a column, before words that open a text ("[시론] 불을 끄자 지난달 한 마을을 찾았다."); and
where the line end left not even a blank ("...at the deathIt took...").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_TAG = re.compile(
    r"[\[<【〈](?:[가-힣 ]{0,8}(?:사설|시론|칼럼|기고|논설|오피니언|취재수첩|기자수첩)"
    r"|(?i:editorial|column|guest column|op-?ed|opinion|commentary))[\]>】〉] ?"
)
# What stands between a title and the name of the site: "불을 끄자 | 한강일보".
_BEFORE_SITE = re.compile(r" [|<>–—:-]{1,2} ")
_SHORTEST, _LONGEST = 4, 90  # characters of a title
_LONGEST_KO = 45  # characters of a column's title
_MIN_BLANKS = 3  # in a title that is glued to its text
_STOP = re.compile(r"[.?!][\"'”’]? ")
_LEAST_TEXT = 60  # characters behind a title that are a text's
# What columns open with: when it was, or who speaks. Before it stands no particle and no comma, which
# would make it a part of the title.
_OPENING = re.compile(
    r"(?<![은는을를의에로와과도만이가고며여어해서면지한된인난던할될후터월년장일주,·…\d-]) (?=(?:지난|올해|작년|재작년|최근|얼마 전|며칠 전|어제|오늘|엊그제|그제|이달|이번 ?(?:주|달)|올(?:봄|여름|가을|겨울)|\d{1,4}(?:년|월|일)|"
    r"나는|내가|필자|우리 (?:집|동네|마을|가족|회사))[가-힣]{0,3} )"
)
# "간다대한민국": the end of a sentence inside a word. What follows is none of the endings that go on.
_GLUED_KO = re.compile(r"([가-힣])다(?=[가-힣]{2})(?![는고면가며던지니네만거])")
_FIRST_SYLLABLE, _FINALS, _OF_VERBS = (
    ord("가"),
    28,
    (4, 20),
)  # the final consonants of 간다 and 했다
# "deathIt took": a small letter, then a word with which sentences begin.
_GLUED_EN = re.compile(
    r"(?<=[a-z]{3})(?=(?:The|It|A|An|In|On|At|He|She|They|We|When|After|There|This|That|As|For|With|Its|His|Her)\b ?[a-z\d])"
)
# A title in title case and its translation, neither with a full stop, before running text: "A Bridge That Hums 노래하는
# 다리 Drivers on the road ..."; and the other way round.
_TITLE_EN = r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|[a-z]{1,4}|\d{1,4})){2,11}[?!]?"
_TITLE_KO = r"[‘“\"'(]?[가-힣][가-힣\d’”\"',·]*(?: [가-힣\d‘’“”\"',·]+){1,9}[?!]?"
_RUN_ON = re.compile(
    rf"({_TITLE_EN}) ({_TITLE_KO}) (?=[“\"']?(?:[A-Z][a-z’']* [a-z]|[A-Z][a-z]+, [a-z]))|({_TITLE_KO}) ({_TITLE_EN}) (?=[“\"']?[가-힣])"
)
_STATEMENT = re.compile(r"[가-힣][다요죠까](?:$|[.,?!’”\"' ])")


def run_on(line: str) -> list[int]:
    """Where the second title and the text begin in a line that begins with a title in both languages.

    >>> line = "A Bridge That Hums 노래하는 다리 Drivers on the coast road have heard it for a week. 일주일째 들린다."
    >>> [line[at : at + 7] for at in run_on(line)]
    ['노래하는 다리', 'Drivers']
    """
    if len(line) < _LEAST_TEXT // 2:
        return []
    found = _RUN_ON.match(line[: 2 * _LONGEST])
    if found is None or len(line) - found.end() < _LEAST_TEXT // 2 or not _STOP.search(line + " "):
        return []
    english, korean = found[1] or found[4], found[2] or found[3]
    words = english.split()
    if len(words) < _MIN_BLANKS or _STATEMENT.search(korean):
        return []
    second = found.start(2) if found[1] else found.start(4)
    return [second, found.end()]


def titles(lines: Iterable[str]) -> frozenset[str]:
    """What may be a title: short lines, without their tag and without the name of the site."""
    found = set()
    for line in filter(None, lines):
        tag = _TAG.match(line)
        title = line[tag.end() :] if tag else line
        if len(title) <= 2 * _LONGEST:
            found |= {title, _BEFORE_SITE.split(title, maxsplit=1)[0]}
    return frozenset(title for title in found if _SHORTEST <= len(title) <= _LONGEST)


def title_end(line: str, known: Collection[str]) -> int:
    """Where the title ends that runs on into the first sentence of its line; 0 if it cannot be told.

    >>> title_end("[시론] 불을 끄자 지난달 한 마을을 찾았다.", {"불을 끄자"})
    10
    """
    if len(line) < _SHORTEST:
        return 0
    tag = _TAG.match(line)
    start = tag.end() if tag else 0
    if tag:
        ends = [at for at in range(start, start + _LONGEST + 1) if line[at : at + 1] == " "]
        if end := max((at for at in ends if line[start:at] in known), default=0):
            return end
    if len(line) < start + _SHORTEST + _LEAST_TEXT:
        return 0
    head = line[start : start + _LONGEST]
    opening = _OPENING.search(head[:_LONGEST_KO], _SHORTEST) if tag else None
    end = opening.start() if opening else _glued(line, head)
    return start + end if end and not _STOP.search(head, 0, end + 1) else 0


def _glued(line: str, head: str) -> int:
    """Where the end of a title stands inside a word, of either language; 0 if nowhere."""
    english = _GLUED_EN.search(head)
    if english and head.count(" ", 0, english.start()) >= _MIN_BLANKS:
        return english.start()
    for korean in _GLUED_KO.finditer(head):
        verb = (ord(korean[1]) - _FIRST_SYLLABLE) % _FINALS in _OF_VERBS
        word = head[korean.end() : korean.end() + 2]
        if verb and head.count(" ", 0, korean.start()) >= _MIN_BLANKS and f" {word}" in line:
            return korean.end()
    return 0
