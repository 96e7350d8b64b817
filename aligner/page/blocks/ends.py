"""Whether a line ends in mid-sentence, and whether it plainly goes on in the next one.

What is asked of line ends by their words; which width a page was wrapped to is the matter of ``wrap.py``.
"""

from __future__ import annotations

import re

from aligner.page.credits.strip import strip_credit
from aligner.page.lines.forms import is_byline
from aligner.page.view import display_width
from aligner.types import Language

_SENTENCE_END = re.compile(r"[.?!…。][\"'”’)\]」』]*$")
# Endings of Korean words that govern the next word. Headlines end in 은, 는, 이 and 가 ("도서관의 역할은"),
# but hardly in these.
_UNFINISHED = re.compile(
    r"(?:[을를의,]|에서|에게|하는|있는|하며|되며|하고|되고|위해|위한|대한|함께|으로부터)$"
)
_MIN_BLANKS = 3
# Columns of a line that may have been too long for a caption's frame.
_NARROWEST = {"en": 36, "ko": 24}


def is_open(line: str) -> bool:
    """Whether a line ends in mid-sentence: neither with a full stop nor with a credit.

    >>> is_open("The ferry has been"), is_open("The ferry is back. (AP)")
    (True, False)
    """
    return not _SENTENCE_END.search(line) and strip_credit(line)[1] == len(line)


def goes_on(line: str, after: str, language: Language | None) -> bool:
    """Whether an open line plainly goes on though no width is known: a caption of two lines, say.

    English: the next line begins in lower case, and is no byline. Korean: the line ends as neither a
    headline nor a sentence does, and the next line ends as one.
    """
    width = display_width(line)
    if line.count(" ") < _MIN_BLANKS or width < _NARROWEST[language or "ko"]:
        return False
    if language == "en":
        return after[0].islower() and not is_byline(after)
    short = display_width(after) <= width + display_width(after.split(" ", 1)[0])
    return short and bool(_UNFINISHED.search(line)) and not is_open(after)
