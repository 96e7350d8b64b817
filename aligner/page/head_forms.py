"""What stands above the first headline of a page: the name of the publication, its player, an office.

Forms of whole lines, like those of ``site_forms.py``, that are only asked of lines in the head of a page.
"""

from __future__ import annotations

import re

from aligner.page.line_forms import is_ended

# A rating in stars, the length of a recording: "난이도 ★★★☆☆ 듣기 ▶ 2:41".
_PLAYER = re.compile(r"[★☆]{3}|[▶►] ?\d{1,2}:\d\d\b")
_LONGEST_PLAYER = 100
# "Name 이름 — A magazine about food", "Name | The weekly for gardeners", "이름 - 일하는 사람들의 신문"
_SLOGAN = re.compile(
    r"[^.?!]{2,30} [-–—|·] (?:(?:a|an|the|your) (?:[a-z-]{1,14} ){0,3}(?:magazine|newspaper|newsletter|letter|weekly|daily|monthly|"
    r"journal|website|site|blog|podcast|guide|paper)\b[^.?!]{0,50}|[^.?!]{0,30}(?:신문|매거진|잡지|뉴스레터|소식지|월간지|주간지|블로그|누리집))",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"[A-Z][\w&'’ ]{1,24} [가-힣][가-힣 ]{0,14} ?[-–—|:] [^.?!]{2,50}")
# An office with its telephone: 조사과 032-000-0000, or behind a label in two languages.
_OFFICE = re.compile(r"(?:[^\d:]{2,30}: ?)?[^\d:]{2,60}[: ] ?\(?0\d{1,2}\)?[-. ]\d{3,4}-\d{4}")


def is_masthead(text: str) -> bool:
    """The name of a publication with what it is; only the first line of a page can be asked.

    >>> is_masthead("NABI 나비 — A magazine about gardens"), is_masthead("Snow: the day the city stopped")
    (True, False)
    """
    return len(text) <= 90 and bool(_SLOGAN.fullmatch(text) or _TWO_NAMES.fullmatch(text))


def is_player(text: str) -> bool:
    """Stars of a rating or the length of a recording beside some words of a site."""
    return len(text) <= _LONGEST_PLAYER and bool(_PLAYER.search(text)) and not is_ended(text)


def is_office(text: str) -> bool:
    """An office and its telephone number; in a notice it is content, in a press release it is not."""
    return len(text) <= 100 and bool(_OFFICE.fullmatch(text))
