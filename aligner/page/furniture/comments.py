"""Readers' comments: from their heading to the end of what readers wrote.

A comment may be a whole sentence, so its form does not tell it from the text. Its place does: below a
heading that counts comments, after the text, and behind a reader's name or beside counts of replies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.page.lines.forms import is_korean, is_prose

_HEADING = re.compile(
    r"(?:(?:all |top |latest |best )?(?:readers?['’]?s?['’]? |viewers?['’]? |user )?comments? ?(?:\(\d*\)|\d+)?|\d+ (?:readers?['’]? )?comments?|join the (?:conversation|discussion)"
    r"|(?:(?:전체|베스트|최신|독자|시청자|청취자|네티즌|방문자|회원|한줄)(?:들의|의)? ?)?(?:댓글|의견|한줄평|사연|후기|덧글) ?(?:\(?\d+\)?(?:개|건)?|모음|보기|목록)?(?: ?(?:최신순|추천순|더보기))*)(?: (?:댓글|comments?)(?: ?\(?\d+\)?)?)?",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"(?:답글|대댓글|공감|비공감|추천|비추천|좋아요|싫어요|신고|repl(?:y|ies)|likes?|dislikes?|report|👍|👎|♥|♡) ?\d*"
)
_NICK = re.compile(r"[^\s:|][^:|.?!]{0,24} ?(?:[:|]|(?<= )[\N{EN DASH}\N{EM DASH}-](?= )) ?\S")
_CHAT = re.compile(
    r"[ㅋㅎㅠㅜㅡ]{2,}|ㄷㄷ|ㅇㅇ|\b(?:lol|omg|wow|haha+)\b|[!?]{2,}|\^\^|:\)", re.IGNORECASE
)
_LONGEST_COMMENT, _LONGEST_HEADING = 200, 60
_SIGNS = 2  # lines with a name or counts that make a block of comments by themselves


def comment_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of headings of comments and of the comments below them.

    A heading above the text is a button or a counter; it takes nothing with it.

    >>> sorted(comment_lines(["The well is as deep as it was a hundred years ago.", "댓글 2개", "두루미: 반갑다", "Old owl: hello"]))
    [1, 2, 3]
    """
    found: set[int] = set()
    heading, started = False, False
    for at, line in enumerate(lines):
        if not line:
            continue
        if heading and not _is_comment(line):
            heading = False
        if started and is_heading(line):
            heading = True
            found.add(at)
        elif heading or is_rated(line):
            found.add(at)
        started = started or (is_prose(line) and at not in found)
    return frozenset(found)


def is_heading(line: str) -> bool:
    """Whether a line heads readers' comments, or counts them."""
    return len(line) <= _LONGEST_HEADING and bool(_HEADING.fullmatch(line.strip("[]<>■●▶◆ ")))


def is_rated(line: str) -> bool:
    """A comment with counts of replies and likes behind it, which no other line has."""
    if len(line) > _LONGEST_COMMENT:
        return False
    tail = line[-40:]
    return len(_COUNTS.findall(tail)) >= _SIGNS and bool(re.search(r"\d\W*$", tail))


def _is_comment(line: str) -> bool:
    """A line below a heading of comments: a reader's name before it, chat, or a few words."""
    if len(line) > _LONGEST_COMMENT:
        return False
    if _NICK.match(line) or _CHAT.search(line) or _COUNTS.search(line[-20:]):
        return True
    return len(line) <= (20 if is_korean(line) else 40) and not is_prose(line)
