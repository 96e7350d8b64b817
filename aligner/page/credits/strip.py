"""Where the text of a line ends and its photo credit, dateline or list mark begins.

A credit has no fixed wording; it has a form: a short tail, in brackets, behind a slash, a ``=`` or a
copyright sign, or alone after the full stop, that names a source or says that something is a picture
and holds no finite verb. Only the last and first :data:`WINDOW` characters are ever looked at, so the
time does not depend on the length of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from aligner.page.credits.forms import (
    AGENCY,
    ARCHIVE,
    DATE,
    LAST_FIELDS,
    LONGEST,
    PERSON,
    PICTURE,
    REPORTER,
    STRONG,
    VERB,
    WEAK,
    WIRE_KO,
    grade,
    is_headline_source,
    is_source,
)
from aligner.page.words.labels import AGENCIES_EN, EDITORIAL_TAGS

# Wide enough for a whole credit (LONGEST) and the end of the sentence before it.
WINDOW = 140
# "(대통령실 제공) 2024.12.17/뉴스1 ⓒ News1 홍길동 기자" takes three steps; more is no credit.
_STEPS = 8
_REMEMBERED = 1000  # characters of a line at most: a megabyte or two for all lines
_FULL_STOP = re.compile(r"[.?!…。]+[\"'”’)\]」』]*")
_CLOSERS = {"]": "[", ")": "(", "】": "【", ">": "<", "〉": "〈"}
_ENDS = ".?!…。\"'”’)]】」』"
# Where an unbracketed credit may begin inside a phrase that has no full stop.
_MARK = re.compile(
    r"(?=[ /ⓒ©])(?: ?(?<![A-Za-z0-9]) ?/ ?| ?(?=[ⓒ©])"
    r"| (?=사진 ?[=:/]|사진 |[^\s=]{1,20}=[^\s=]{1,20}$|(?:Photo|PHOTO|Image|Courtesy|COURTESY)\b|(?:19|20)\d\d ?\.))"
)
# "(Korea-Mongolia Green Center)": two to seven words in title case
_INSTITUTION = re.compile(
    r"(?!See |From |Photos? |The end)[A-Z][\w.'’&-]*(?:(?: of| the| and| for| in| &)* [A-Z][\w.'’&-]*){1,6}"
)
# "(Gwak Tae-o/Meridian Korea)", "(State media-Hannuri)": who took a picture and who gave it
_GIVEN_BY = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3} ?/ ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
    r"|[A-Z][a-z]{2,12}(?: [a-z]{3,9})?-[A-Z][A-Za-z]{2,14}"
)
_LAST_DATE = re.compile(rf"(?:^|(?<=[ .?!…\"”’)\]]))(?:{DATE.pattern})$")
# 무료 제공, 점심 제공: what a notice offers, not who gave a picture.
_OFFER = re.compile(r"(?:무료|중식|석식|조식|점심|식사|간식|기념품|숙소|교통비) ?제공$")

_LEAD_MARK = re.compile(
    r"[▲△▼▽◀▶►◁▷◆◇■□●○◎★☆✔➤※☞☛•◦‣∙·―*] ?"
    r"|(?:--?|[\N{EN DASH}\N{EM DASH}]) (?=\S)"
    r"|[\[<(【](?:자료 ?|참고 ?)?(?:사진|포토|포토뉴스|사진 ?설명|photos?|photo news)(?: ?\d{1,2})?[\])>】] ?:? ?"
    r"|(?:사진 ?설명|사진|그림|photo|caption|picture) ?\d{0,2} ?[:.] (?=\S)"
    r"|(?:사진|포토|photo|picture|image|slide) ?\d{1,3} ?(?:/|of) ?\d{1,3}\b[.:)]? ?(?=\S)"
    r"|[\[(]\d{1,2}/\d{1,2}[\])] ?(?=\S)"
    r"|사진 ?\d{1,2}(?!/)[.:]? ?(?=\S)",
    re.IGNORECASE,
)
_LIST_MARKS = "-*·•◦‣∙※☞☛■□●○◎◇◆★☆✔➤►▷◁―\N{EN DASH}\N{EM DASH}"
_LEAD_NUMBER = re.compile(
    r"(?:\d{1,3}[.)]|\(\d{1,2}\)|0\d[.)]?) (?=[^\d\s])|0\d (?=\S)|[①-⑳❶-❿] ?"
    r"|Q ?\d{0,2} ?[.:] ?(?=\S)|A ?\d{0,2}: ?(?=\S)|(?:질문|답변|문|답) ?[:.] (?=\S)"
)
# "A. " before an answer; "A. Lee said" is a name. An answer starts in Korean or with a common word.
_LEAD_ANSWER = re.compile(
    r"A\. (?=[가-힣\"“]|(?:A|An|The|I|I['’](?:m|ve|d|ll)|We|You|He|She|It|It['’]s|They|This|That|That['’]s|"
    r"There|These|Those|Yes|No|Not|Well|My|Our|Your|If|When|While|At|In|On|Of|For|From|To|By|With|After|"
    r"Before|Because|As|Since|So|And|But|Some|Many|Most|Every|Each|Both|Once|First|Right|Sure|People)\b)"
)
_LEAD_BRACKET = re.compile(r"([\[(【〔])([^\[\]()【】〔〕]{1,40})[\])】〕] ?")
_LEAD_BYLINE = re.compile(
    rf"[가-힣]{{2,4}}(?:[·, ]{{1,2}}[가-힣]{{2,4}}){{0,4}} ?(?:{REPORTER}) ?(?:=|[-–—]{{1,2}}) ?"
)
_DASH = r"(?:--|\N{EM DASH}|\N{EN DASH}|-) ?"
_AGENCY_NAMES = "|".join(map(re.escape, AGENCIES_EN))
# "SEOUL, Dec. 17 (Yonhap) -- ", "Seoul (AP) — "; without an agency only a city in capitals, and no
# second dash, which would make it "NATO — the alliance — said".
_LEAD_DATELINE = re.compile(
    rf"[A-Z][^()\[\]?!]{{1,50}} ?\((?:{_AGENCY_NAMES}|[A-Z][A-Za-z ]{{1,20}})\) ?{_DASH}"
    rf"|\((?:{_AGENCY_NAMES})\) ?{_DASH}"
    r"|[A-Z][A-Z. ]{3,24}(?:, [A-Z][a-z]{2,12}(?: [A-Z][a-z]{2,12}){0,3})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? (?:--|\N{EM DASH}|\N{EN DASH}) ?"
    r"(?=[A-Z\"“])(?![^\N{EM DASH}\N{EN DASH}]{0,80}[\N{EM DASH}\N{EN DASH}])"
)


def strip_credit(
    text: str, mark: int = 0, sources: frozenset[str] = frozenset()
) -> tuple[int, int, bool]:
    """The part of a clean line without its credits, dateline and list marks: ``(start, stop, found)``.

    ``found`` tells whether a photo or agency credit, a dateline or a caption mark was left out; a
    number or a dot of a list is left out without a word. A line that is nothing but a credit comes
    back empty (``start == stop``). Two things only the rest of the page can tell
    (:class:`~aligner.page.genres.listing.Listing`): how many characters at the beginning are a ``mark``, and
    which names at the end, in a bracket or behind a full stop, are ``sources``.

    >>> strip_credit("Snow falls in Sokcho. [YONHAP]")
    (0, 21, True)
    >>> strip_credit("눈 내리는 속초. 사진=뉴스1")
    (0, 9, True)
    >>> strip_credit("17일(현지시간)")
    (0, 9, False)
    """
    return (_strip_known if len(text) <= _REMEMBERED else _strip)(text, mark, sources)


def _strip(text: str, mark: int, sources: frozenset[str]) -> tuple[int, int, bool]:
    start, marked = _skip_lead(text, mark)
    stop = _rstrip(text, start, len(text))
    found = False
    for _ in range(_STEPS):
        cut = _cut_tail(text, start, stop, sources, credited=found)
        if cut == stop:
            break
        found, stop = True, cut
    return start, stop, found or marked


_strip_known = lru_cache(maxsize=1024)(_strip)  # a line is asked about up to four times


def _rstrip(text: str, start: int, stop: int, blanks: str = " ") -> int:
    while stop > start and text[stop - 1] in blanks:
        stop -= 1
    return stop


def _skip_lead(text: str, at: int) -> tuple[int, bool]:
    """Where the text begins behind numbers, marks and datelines, and whether one was a credit's."""
    found = False
    while text[at : at + 1] == " ":
        at += 1
    for _ in range(_STEPS):
        head = text[at : at + WINDOW]
        number = _LEAD_NUMBER.match(head) or _LEAD_ANSWER.match(head)
        size = number.end() if number else _lead_credit(head)
        if not size or size == len(head):
            break
        found = found or not (number or head[0] in _LIST_MARKS)
        at += size
    return at, found


def _lead_credit(head: str) -> int:
    """How many characters of the beginning are a caption mark or a dateline."""
    for form in (_LEAD_MARK, _LEAD_BYLINE, _LEAD_DATELINE, WIRE_KO):
        if mark := form.match(head):
            return mark.end()
    bracket = _LEAD_BRACKET.match(head)
    if bracket is None or not _is_dateline(bracket[2], bracket[1]):
        return 0
    byline = _LEAD_BYLINE.match(head, bracket.end())
    return byline.end() if byline else bracket.end()


def _is_dateline(inner: str, opener: str) -> bool:
    """서울=연합뉴스, 한강일보 홍길동 기자, 사진=홍길동; 뉴시스 only in square brackets."""
    if re.search(rf"(?:{REPORTER})$", inner) or (PICTURE.search(inner) and grade(inner)):
        return True
    if "=" in inner:
        return is_source(inner.rsplit("=", 1)[1].strip())
    return opener != "(" and bool(AGENCY.fullmatch(inner))


def _cut_tail(text: str, start: int, stop: int, sources: frozenset[str], *, credited: bool) -> int:
    """Where the text ends before its last credit; ``stop`` when it ends with none."""
    base = max(start, stop - WINDOW)
    window = text[base:stop]
    for at in _tails(window, sources):
        if at < len(window):
            return _rstrip(text, start, base + at, " /|")
    last = (_LAST_DATE.search(window) if credited else None) or LAST_FIELDS.search(window)
    if last:
        return _rstrip(text, start, base + last.start())
    return start if base == start and grade(window) == STRONG else stop


def _tails(window: str, sources: frozenset[str]) -> Iterator[int]:
    """Where the last credit would begin, for each of its forms; the window's end if it is not there."""
    yield _bracket(window, sources)
    yield _after_full_stop(window, sources)
    yield _marked(window)


def _bracket(window: str, sources: frozenset[str]) -> int:
    """The start of a bracket at the very end that holds a credit or one of the page's sources."""
    opener = _CLOSERS.get(window[-1:])
    if opener is None:
        return len(window)
    at, depth = len(window), 0
    while at > 0:
        at -= 1
        depth += (window[at] == window[-1]) - (window[at] == opener)
        if depth == 0:
            break
    before, inner = window[:at].rstrip(), window[at + 1 : -1].strip()
    if depth or not inner or len(inner) > LONGEST or inner.lower() in EDITORIAL_TAGS:
        return len(window)
    if before and inner in sources:
        return at
    ended = before[-1:] in _ENDS if before else False
    glued = window[at - 1 : at] not in ("", " ") and not ended
    credit = (
        (not glued and _in_round(inner, ended=ended))
        if opener == "("
        else _in_square(inner, before)
    )
    return at if credit else len(window)


def _in_round(inner: str, *, ended: bool) -> bool:
    """Round brackets are common in prose; after a full stop the name of an institution will do, or a name and a house."""
    if ended and (_INSTITUTION.fullmatch(inner) or _GIVEN_BY.fullmatch(inner)):
        return True
    rank = grade(inner)
    return rank == STRONG or (rank == WEAK and not _OFFER.search(inner))


def _in_square(inner: str, before: str) -> bool:
    """Square brackets are rarer in prose: capitals, and after a full stop a bare name, will do."""
    ended = before[-1:] in _ENDS if before else False
    if before and not ended and is_headline_source(f"[{inner}]"):
        return True
    if grade(inner) or is_source(inner) or re.fullmatch(r"[A-Z][A-Z0-9 .,/&'’=_-]+", inner):
        return True
    name = PERSON.fullmatch(inner) or ARCHIVE.fullmatch(inner)
    return ended and not VERB.search(inner) and len(inner) <= 30 and bool(name)


def _after_full_stop(window: str, sources: frozenset[str]) -> int:
    """The start of a credit, or of one of the page's sources, that stands alone after the last sentence."""
    for end in _FULL_STOP.finditer(window):
        tail = window[end.end() :]
        glued = end[0] == "." and tail[:1] != " " and tail[:1].isascii() and tail[:1].isalnum()
        if not glued and (grade(tail.strip(" /|").rstrip(".")) or tail.strip() in sources):
            return end.end()
    return len(window)


def _marked(window: str) -> int:
    """The start of a credit that its own mark sets off: a slash, ``사진=``, a copyright sign."""
    for mark in _MARK.finditer(window):
        rank = grade(window[mark.end() :]) if mark.start() else 0
        if rank == STRONG or (rank == WEAK and "/" in mark[0]):
            return mark.start()
    return len(window)
