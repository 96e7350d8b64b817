"""What a line of a page is by the lines around it: items of a list, headlines with their sources.

"10 workers hurt" begins with a number that belongs to it, "10 Melon ice pop sells out" below the items
01 to 09 does not; "(Money Dock)" is where a headline was taken from if the other headlines end so too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aligner.page.credits.forms import is_source
from aligner.page.genres.glossary import glossary_lines
from aligner.page.genres.interview import interview_marks, speaker_marks
from aligner.page.genres.mail import mail_lines, quote_sizes, subject_marks
from aligner.page.genres.subtitles import cue_lines, cue_marks
from aligner.page.lines.forms import is_ended
from aligner.page.words.labels import EDITORIAL_TAGS

# Items that make a list: three when it begins with 1, else four.
_LEAST_ITEMS = 3
# A number without a dot before a headline: what follows begins with no small letter ("2 eggs"), and
# is no month ("3 May").
_BARE_NUMBER = re.compile(
    r"(0?\d{1,3})(?: ?[|:·–—-])? (?=[^\d\sa-z])"
    r"(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b)"
)
_BRACKETED = re.compile(r"\[(\d{1,3})\] ?(?=\S)")
_SYLLABLES = "가나다라마바사아자차카타파하"
_LETTER = re.compile(r"\(?([a-n])[.)] (?=\S)")
_SYLLABLE = re.compile(r"\(?([가나다라마바사아자차카타파하])[.)] (?=\S)")
_COUNTER = re.compile(r"[\[(]?(\d{1,2}) ?/ ?(\d{1,2})[\])]? (?=[^\d\s])")
_LONGEST_LISTED = 300  # characters of a line with a headline in both languages
_LEAST_SOURCED = 3
_LEAST_UNKNOWN = 5  # where no source is known by its form and none comes twice
# Of the lines that look like headlines: half beyond doubt, with a list beside an article fewer.
_MOST, _SOME = 0.5, 0.2
# A bracket at the end of a line, or where the other language begins in it.
_TAIL = re.compile(
    r"( ?)(?:\(([^()\[\]]{2,30})\)|\[([^()\[\]]{2,30})\])"
    r"(?:$|(?<=[A-Za-z].)(?= \W{0,2}[가-힣])|(?<=[가-힣].)(?= \W{0,2}[A-Z]))"
)
_NAME = re.compile(
    r"[A-Z][\w.&'’-]*(?:,? (?:&|of|the|and|[A-Z][\w.&'’-]*)){0,4}|[가-힣][가-힣A-Za-z·]{1,9}(?: [가-힣]{1,8}){0,2}"
)
# What brackets in headlines hold that is no source: conditions, abbreviations.
_CONDITION = re.compile(
    r"(?:부터|까지|이상|이하|미만|포함|제외|별도|무료|가능|불가|예정|기준|대상|예상|등)$"
)
# "SUWON, Oct. 21 (Narae) -- ": what a dateline names is where the page's other brackets come from, too.
_DATELINE = re.compile(
    r"[A-Z][^()\[\]?!]{1,50} ?\(([A-Z][A-Za-z]{2,14}(?: [A-Z][A-Za-z]{2,14})?)\) ?(?:--|\N{EM DASH}|\N{EN DASH}|-) "
)
# Harborpix, 뉴스새길: one word behind a sentence that ends no other; said behind several different ones it is no caption's own.
_HOUSE = re.compile(
    r"[.?!…][\"'”’)\]]? ([가-힣]{3,8}(?<![다요죠까네군지자라끝])|[A-Z][A-Za-z]{3,15})$"
)
_LONGEST_TAIL, _LEAST_HOUSES = 30, 2
_KOREAN = re.compile("[가-힣]{2}")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&.-]{0,5}")


@dataclass(frozen=True, slots=True)
class Listing:
    """What the lines of one page show together.

    ``marks`` has an entry a line: how many characters of its beginning are the number of a list item
    or an interview's mark. ``sources`` are the names in brackets that tell where headlines come from, and the words behind captions
    that name a house.
    ``glossary`` are the indexes of lines that explain words, ``beside`` those of header fields and signatures
    of letters and of the times of subtitles.
    """

    marks: tuple[int, ...]
    sources: frozenset[str]
    glossary: frozenset[int]
    beside: frozenset[int] = frozenset()


def listing(lines: Sequence[str]) -> Listing:
    """What the clean lines of a page show together, in time linear in their characters.

    >>> listing(["1 Tram is late", "2 Mill reopens", "3 Bridge closed", "2 eggs"]).marks
    (2, 2, 2, 0)
    """
    written = [at for at, line in enumerate(lines) if line]
    texts = [lines[at] for at in written]
    found = (
        _number_marks(texts),
        _counter_marks(texts),
        interview_marks(texts),
        speaker_marks(texts),
        _bracketed_marks(texts),
        _letter_marks(texts),
        quote_sizes(texts),
        cue_marks(texts),
    )
    marks = subject_marks(lines)
    for at, *sizes in zip(written, *found, strict=True):
        marks[at] = max(marks[at], *sizes)
    glossary = glossary_lines(lines)
    news = [lines[at] for at in written if at not in glossary]
    beside = mail_lines(lines) | cue_lines(lines)
    agencies = {dateline[1] for line in news if (dateline := _DATELINE.match(line))}
    sources = frozenset().union(*map(_sources, (news, *_by_language(news))))
    return Listing(tuple(marks), sources | agencies | _houses(news), glossary, beside)


def _number_marks(lines: Sequence[str]) -> list[int]:
    """The sizes of the numbers without a dot that count the items of a list up."""
    return _counted_up(lines, _BARE_NUMBER, int, begun=True)


def _bracketed_marks(lines: Sequence[str]) -> list[int]:
    """The sizes of numbers in square brackets that count paragraphs up, "[1] " and "[2] "."""
    return _counted_up(lines, _BRACKETED, int)


def _letter_marks(lines: Sequence[str]) -> list[int]:
    """The sizes of the letters that count items up, as figures do: "가. ", "나. ", and "a) ", "b) "."""
    korean = _counted_up(lines, _SYLLABLE, _SYLLABLES.index)
    return [
        max(one, other) for one, other in zip(korean, _counted_up(lines, _LETTER, ord), strict=True)
    ]


def _counted_up(
    lines: Sequence[str], form: re.Pattern[str], value: Callable[[str], int], *, begun: bool = False
) -> list[int]:
    """The sizes of the marks that count up. Where they should have ``begun`` with 1 and have not, one item more is asked."""
    found = [(at, match) for at, line in enumerate(lines) if (match := form.match(line))]
    sizes = [0] * len(lines)
    for chain in _chains([(at, value(match[1])) for at, match in found]):
        values = {number for _, number in chain}
        if len(values) >= _LEAST_ITEMS + (begun and min(values) > 1):
            for at, _ in chain:
                sizes[at] = 1
    for at, match in found:
        sizes[at] *= match.end()
    return sizes


def _counter_marks(lines: Sequence[str]) -> list[int]:
    """The sizes of the counters of a series of pictures, "1/3 " and "2/3 "; one alone is a fraction."""
    found = [_COUNTER.match(line) for line in lines]
    series: dict[str, set[str]] = {}
    for match in found:
        if match:
            series.setdefault(match[2], set()).add(match[1])
    return [match.end() if match and len(series[match[2]]) > 1 else 0 for match in found]


def _chains(numbered: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Lines whose numbers count up by one; the same number may come again, for the translation."""
    chains: list[list[tuple[int, int]]] = []
    ending: dict[int, list[tuple[int, int]]] = {}
    for at, value in numbered:
        chain = ending.pop(value - 1, None) or ending.get(value)
        if chain is None:
            chain = []
            chains.append(chain)
        chain.append((at, value))
        ending[value] = chain
    return chains


def _sources(lines: Sequence[str]) -> frozenset[str]:
    """The names in brackets behind the headlines of a page, if enough of them have one."""
    headlines = [line for line in lines if _is_headline(line)]
    names: Counter[str] = Counter()
    sourced = 0
    for line in headlines:
        found = set(_names(line))
        names.update(found)
        sourced += bool(found)
    sure = {name for name, times in names.items() if is_source(name) or (times > 1 and " " in name)}
    share = sourced / max(1, len(headlines))
    if sourced < (_LEAST_SOURCED if sure else _LEAST_UNKNOWN) or share < (_SOME if sure else _MOST):
        return frozenset()
    return frozenset(names) if share >= _MOST else frozenset(sure)


def _by_language(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines with a Korean word, and those without: of headlines in both languages, one may tell the source alone."""
    return [line for line in lines if _KOREAN.search(line)], [
        line for line in lines if not _KOREAN.search(line)
    ]


def _houses(lines: Sequence[str]) -> frozenset[str]:
    """The words that several captions have behind their last sentence: "... before kickoff. Harborpix"."""
    found = {line: tail[1] for line in lines if (tail := _HOUSE.search(line[-_LONGEST_TAIL:]))}
    times = Counter(found.values())
    return frozenset(house for house in times if times[house] >= _LEAST_HOUSES)


def _is_headline(line: str) -> bool:
    """Whether the line may be a headline with its source: some words, and no sentence's end."""
    return line.count(" ") >= 2 and len(line) <= _LONGEST_LISTED and not is_ended(line)


def _names(line: str) -> Iterator[str]:
    """What stands in brackets at the end of a headline, or of each half of one in both languages."""
    for tail in _TAIL.finditer(line):
        name = tail[2] or tail[3]
        before = line[: tail.start()]
        if not _NAME.fullmatch(name) or is_ended(before) or before.count(" ") < 1:
            continue
        told = name.lower() in EDITORIAL_TAGS or _CONDITION.search(name)
        short = _ABBREVIATION.fullmatch(name) and not is_source(name)
        if not told and not short and (tail[1] or is_source(name)):
            yield name
