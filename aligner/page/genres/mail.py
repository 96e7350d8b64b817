"""Letters and mail copied as text: the marks of quoting, header fields, greetings and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.page.lines.forms import is_ended, is_korean

_QUOTE = re.compile(r"(?:> ?){1,4}(?=[^>\s])")
_LEAST_QUOTED = 2  # lines with ">" that make a quotation
_FIELD = re.compile(
    r"(?:from|to|cc|bcc|date|sent|reply-to|보낸 ?(?:사람|날짜|시간)|받는 ?사람|발신인?|수신인?|참조|날짜|일시) ?: ?\S.{0,160}",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:subject|re|제목|건명) ?: ?(?:(?:re|fwd?|답장|회신|전달) ?: ?)?(?:\[[^\[\]]{1,24}\] ?)?(?=\S)",
    re.IGNORECASE,
)
_FIELDS_LEAST = 2
_HEAD = 40  # lines of a page among which its header is looked for
_GREETING_EN = re.compile(
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening)|greetings),?(?: [A-Za-z][\w.'’-]*){0,6} ?[,:!]|to whom it may concern ?[,:]",
    re.IGNORECASE,
)
_GREETING_KO = re.compile(
    r"(?:[가-힣A-Za-z]{1,12} ){0,4}(?:여러분|귀하|님|분들|씨|고객님|회원님)(?:께|에게)? ?[,:!.]?|안녕하세요[,.!]?|안녕하십니까[,.?!]?"
    r"|(?:[가-힣]{1,8} ){0,2}[가-힣]{1,8}(?:께|에게),?|(?:친애하는|사랑하는|존경하는) [가-힣 ]{1,20}[,:!]?"
)
_CLOSING = re.compile(
    r"(?:(?:with )?(?:(?:very )?(?:warm(?:est|ly)?|best|kind(?:est)?|many|sincere(?:ly)?|respectfully|cordially|faithfully|love|yours|gratefully|cheers|thanks|thank you)"
    r"(?:,? (?:regards|wishes|thanks|truly|sincerely|faithfully|yours|and [a-z]{3,10}|always|again))*)|regards|yours [a-z]{4,12}) ?,",
    re.IGNORECASE,
)
_CLOSING_KO = re.compile(
    r"(?:[가-힣]{1,6} )?(?:사랑|존경|감사|그리움|우정|진심|마음)(?:의 마음)?[을를] (?:담아|담아서|보내며|전하며)[,.]?|(?:늘 |모두 |부디 )?(?:감사합니다|고맙습니다|건강하세요|안녕히 계세요)[,.]?"
)
# "생활관 행정실 드림": who writes, with the word that ends a Korean letter.
_SIGNED_KO = re.compile(r"(?:[가-힣A-Za-z·]{1,16} ){1,4}(?:드림|올림|배상|拜上)\.?")
_MOST_SIGNERS, _LONGEST_SIGNER = 4, 60
_DASH = re.compile(r"(?:--|[\N{EM DASH}\N{EN DASH}\N{HORIZONTAL BAR}]) ?(?=[^\s-])")
_NAME_EN = re.compile(
    r"(?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|of|the|de|van|von|da)){0,4}(?:, ?[\w.'’ -]{2,40}){0,2}(?: ?\([^()]{2,30}\))?"
)
_NAME_KO = re.compile(
    r"(?:[가-힣]{1,8}[,·]? ){0,4}[가-힣]{2,5}(?:, [가-힣 ]{2,12})?(?: ?\([^()]{2,30}\))?"
)


def quote_sizes(lines: Sequence[str]) -> list[int]:
    """How many characters of each line's beginning are marks of quoting; one such line quotes nothing.

    >>> quote_sizes(["> I cut it out.", "> I kept it.", "So did I."])
    [2, 2, 0]
    """
    sizes = [
        found.end() if line[:1] == ">" and (found := _QUOTE.match(line)) else 0 for line in lines
    ]
    return sizes if sum(map(bool, sizes)) >= _LEAST_QUOTED else [0] * len(lines)


def subject_marks(lines: Sequence[str]) -> list[int]:
    """How many characters stand before the subject in the header of a mail."""
    marks = [0] * len(lines)
    for at in _header(lines):
        if found := _SUBJECT.match(lines[at]):
            marks[at] = found.end()
    return marks


def mail_lines(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of header fields, signatures, and greetings that no greeting of the other language meets.

    >>> sorted(mail_lines(["From: Bo", "Date: 5 Jun", "Dear all,", "It rains.", "Best,", "Bo", "", "So it does."]))
    [0, 1, 2, 4, 5]
    """
    quotes = quote_sizes(lines)
    texts = [line[size:] for line, size in zip(lines, quotes, strict=True)]
    header = _header(texts)
    fields = {at for at in header if _FIELD.fullmatch(texts[at][:200])}
    found = fields | set(_attributions(texts, quotes)) | set(_signatures(texts))
    return frozenset(found | set(_lone_greetings(texts)))


def _header(lines: Sequence[str]) -> list[int]:
    """The lines of the header of a mail: fields and a subject that follow each other."""
    found: list[int] = []
    for at, line in enumerate(lines[:_HEAD]):
        if _FIELD.fullmatch(line[:200]) or _SUBJECT.match(line[:200]):
            if found and any(lines[k] for k in range(found[-1] + 1, at)):
                break
            found.append(at)
    fields = sum(bool(_FIELD.fullmatch(lines[at][:200])) for at in found)
    return found if len(found) >= _FIELDS_LEAST and fields else []


def _lone_greetings(lines: Sequence[str]) -> list[int]:
    short = [(at, line) for at, line in enumerate(lines) if 0 < len(line) <= _LONGEST_SIGNER]
    english = [at for at, line in short if _GREETING_EN.fullmatch(line)]
    korean = any(_GREETING_KO.fullmatch(line) for _, line in short)
    return [] if korean else english


def _signatures(lines: Sequence[str]) -> Iterator[int]:
    """The names below the words that close a letter, up to a blank line, and the words if Korean has none."""
    short = [(at, line) for at, line in enumerate(lines) if 0 < len(line) <= _LONGEST_SIGNER]
    korean = any(_CLOSING_KO.fullmatch(line[:_LONGEST_SIGNER]) for line in lines if line)
    for at, line in short:
        if _SIGNED_KO.fullmatch(line):
            yield at
        elif _CLOSING.fullmatch(line):
            if not korean:
                yield at
            for below in range(at + 1, min(at + 1 + _MOST_SIGNERS, len(lines))):
                name = lines[below]
                if not name or len(name) > _LONGEST_SIGNER or is_ended(name):
                    break
                yield below


def _attributions(lines: Sequence[str], quotes: Sequence[int]) -> Iterator[int]:
    """Who said it, behind a dash below what was said; Korean ones only if quoted or beside English ones."""
    written = [at for at, line in enumerate(lines) if line]
    found: list[int] = []
    for before, at in pairwise(written):
        line = lines[at]
        dash = _DASH.match(line) if len(line) <= _LONGEST_SIGNER + 20 else None
        if dash is None or _DASH.match(lines[before]) or not is_ended(lines[before]):
            continue
        name = line[dash.end() :]
        if (_NAME_KO if is_korean(name) else _NAME_EN).fullmatch(name):
            found.append(at)
    foreign = any(not is_korean(lines[at]) for at in found)
    for at in found:
        if not is_korean(lines[at]) or quotes[at] or foreign:
            yield at
