"""Interviews: the marks of who speaks, and what is said between the lines ("(웃음)", "[Laughs]").

One "A. " at the beginning of a line may be an initial ("A. Kim said"); only a page with several
questions and several answers shows that the letters are marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# Lines with a mark of either side that make an interview.
_LEAST = 2
_SIGN = r" ?\d{0,2} ?(?:[.:：)\]>】〉]{1,2}(?: |(?=[가-힣\"“'‘]))"
# Without a sign only before Hangul or a word that opens an answer: "A ship" is a ship.
_BARE = r" (?=[가-힣“]|(?:I|We|You|He|She|It|They|Yes|No|My|Our|Well)\b))"
_QUESTION = re.compile(
    rf"[\[(<【〈]?(?:(?:Q|문|질문|질)(?:{_SIGN}|{_BARE})|(?:기자|Reporter|Interviewer) ?[:：] ?)"
)
# "Q What is" needs no list of words: nothing else begins with a single Q.
_QUESTION_BARE = re.compile(r"Q (?=[A-Z])")
_ANSWER = re.compile(rf"[\[(<【〈]?(?:A|답|답변)(?:{_SIGN}|{_BARE})")
# "Na Bo-ri: ", "NB: ", "나보리: ", "사회자: ".
_NAME = r"((?:[A-Z][\w.'’-]{0,14})(?: [A-Z][\w.'’-]{0,14}){0,2}|[가-힣]{2,5}(?: [가-힣]{2,5})?) ?[:：] ?"
_SPEAKER = re.compile(
    rf"(?!(?:Photo|Picture|Image|Caption|Credit|Source|사진|그림|자료|출처|설명))(?:{_NAME})(?=[^\s\d])"
)
MARK = re.compile(
    r"[\[(<【〈]?(?:[QA]|질문|답변|문|답|질|기자|Reporter|Interviewer) ?\d{0,2} ?[.:：)\]>】〉]{0,2} ?"
    rf"|{_NAME}"
)

_DOING = (
    r"(?:일동 |모두 |함께 |다 같이 |잠시 |크게 |쓴)?(?:웃음|미소|폭소|박수|환호|눈물|침묵|한숨|울음|탄식|끄덕임)"
    r"|(?:(?:[A-Za-z]{1,12} ){0,2}(?:laugh(?:s|ing|ter)?|chuckl(?:es|ing)|giggl(?:es|ing)|smil(?:es|ing)|grins|applause|cheers|pauses?"
    r"|sigh(?:s|ing)?|cr(?:ies|ying)|weeps|sobs|silence|nods)(?: (?:again|softly|loudly|together|out loud))?)"
)
_DIRECTION = rf"(?:\((?:{_DOING})[.!]?\)|\[(?:{_DOING})[.!]?\]|【(?:{_DOING})】)"
_BEFORE = re.compile(rf"(?:{_DIRECTION}[.]? ?){{1,3}}(?=[^.,]|$)", re.IGNORECASE)
_AFTER = re.compile(rf"(?<=[.?!…。\"”’)\]])(?: ?{_DIRECTION}){{1,3}}$", re.IGNORECASE)
_LONGEST_DIRECTIONS = 120  # characters; three of them


def interview_marks(lines: Sequence[str]) -> list[int]:
    """How many characters of each line's beginning mark who speaks; all 0 if the page is no interview.

    >>> interview_marks(["Q. Why?", "A. One day.", "Q. How?", "A. 2012년에는 몰랐다.", "And so on."])
    [3, 3, 3, 3, 0]
    """
    asked = [_size(line, _QUESTION) or _size(line, _QUESTION_BARE) for line in lines]
    answered = [_size(line, _ANSWER) for line in lines]
    questions = sum(map(bool, asked))
    if questions < _LEAST or sum(map(bool, answered)) < _LEAST:
        # "기자:" stands beside the name of whoever answers, not beside "답:".
        return asked if questions >= _LEAST and _are_reporters(lines, asked) else [0] * len(lines)
    return [a or b for a, b in zip(asked, answered, strict=True)]


def speaker_marks(lines: Sequence[str]) -> list[int]:
    """How many characters of each line's beginning name who speaks, where two or more take turns.

    A name may be shortened after its first time: to its initials, or to a part of it.

    >>> speaker_marks(["Na Bo: Why?", "Kim Lu: One day.", "NB: How?", "LU: I read.", "Note: the end."])
    [7, 8, 4, 4, 0]
    """
    found = [_SPEAKER.match(line) for line in lines]
    names = {match[1] for match in found if match}
    long = {short: name for name in names for short in _shortened(name) if short in names}
    turns = Counter(long.get(match[1], match[1]) for match in found if match)
    speakers = {name for name, times in turns.items() if times >= _LEAST}
    if len(speakers) < _LEAST:
        return [0] * len(lines)
    return [
        match.end() if match and long.get(match[1], match[1]) in speakers else 0 for match in found
    ]


def _shortened(name: str) -> set[str]:
    words = name.split()
    return {"".join(word[0] for word in words), *words, *map(str.upper, words)} - {name}


def _are_reporters(lines: Sequence[str], asked: Sequence[int]) -> bool:
    return all(
        line.startswith(("기자", "Reporter", "Interviewer"))
        for line, size in zip(lines, asked, strict=True)
        if size
    )


def _size(line: str, mark: re.Pattern[str]) -> int:
    found = mark.match(line)
    return found.end() if found and found.end() < len(line) else 0


def without_directions(sentence: str) -> tuple[int, int]:
    """The part of a sentence between stage directions before and after it; ``(0, 0)`` if it is only one.

    One inside a sentence belongs to it: "그렸더라고요(웃음)." stays whole.

    >>> without_directions("(Laughs.) I kept it."), without_directions("물어봐야 한다. (웃음)")
    ((10, 20), (0, 8))
    """
    before = _BEFORE.match(sentence[:_LONGEST_DIRECTIONS])
    start = before.end() if before else 0
    if start >= len(sentence):
        return 0, 0
    if sentence[-1] not in ")]】":
        return start, len(sentence)
    base = max(start, len(sentence) - _LONGEST_DIRECTIONS)
    after = _AFTER.search(sentence[base:])
    return start, base + after.start() if after else len(sentence)
