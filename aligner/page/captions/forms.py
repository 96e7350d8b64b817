"""What one line beside a picture looks like: a credit, a label, a sentence that tells what is to be seen.

Forms of whole lines; where on the page they count is the matter of ``uncredited.py``.
"""

from __future__ import annotations

import re

from aligner.page.credits.forms import BYLINE_KO, EMAIL, NONE, VERB, grade
from aligner.page.language.runs import language_runs
from aligner.page.lines.forms import beside_meta, is_ended
from aligner.types import Language

_LONGEST_CREDIT = 70  # characters of a line with nothing but a credit
_LATIN, _HANGUL = re.compile("[A-Za-z]+"), re.compile("[가-힣]+")
_LEAST_LATIN, _LEAST_HANGUL = 12, 6  # letters of a short sentence
_LABEL = re.compile(
    r"\W{0,3}(?:사진|포토|화보|그림|photos?|pictures?|images?|captions?)(?: ?설명)?\W{0,2}\d{0,2}(?: ?(?:/|of) ?\d{1,2})?\W{0,3}",
    re.IGNORECASE,
)
# The same for all pictures of a page, in one language or both: "Gallery (1/6)", "ENGLISH PHOTOS", "사진첩 Album".
_HEADING = re.compile(
    r"\W{0,3}(?:(?:(?:영문|국문|한글|현장) ?)?(?:사진|포토|화보|갤러리|사진첩|포토 ?뉴스|포토 ?갤러리)(?: ?(?:설명|모음|캡션))?|(?:english|korean|photo)? ?(?:photos|pictures|images|gallery|album|captions|slide ?show)|in pictures)"
    r"(?:[ /|·]{1,3}(?:photos|pictures|images|gallery|album|captions|사진|화보|갤러리|사진첩))?(?: ?\(?\d{1,3}(?: ?/ ?\d{1,3})?\)?)?\W{0,3}",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"[\[(]?(\d{1,2}) ?/ ?(\d{1,2})[\])]? (?=\D)")
# A copyright sign with a name is a credit, with more it is the site's own notice.
_SIGNED = re.compile(r"[ⓒ©] ?[^\d,.|]{2,40}")
_RIGHTS = re.compile(r"무단|금지|저작권|rights|reserved|copyright", re.IGNORECASE)
# What a picture shows is told in the present, or with a noun that is described: "...하고 있다.", "...하는 모습.", "...을 찾은 관광객들."
_SHOWS_KO = re.compile(
    r"(?:(?:고|어|아|여|해|져|려|쳐|켜) ?있(?:다|습니다)|(?:모습|장면|전경|풍경|광경|현장|표정)(?:이다|입니다)?)\.?$"
)
_NOUN_KO = re.compile(r"[가-힣)](?<![다요까죠네군지오자라])\.?$")
_FIRST_KO = re.compile(r"(?:[^.?!]|\.(?=\d)){4,200}[.?!]?")
_QUOTES = '"“”'
_QUOTED = re.compile(f"[{_QUOTES}]")
_PAST_EN = re.compile(
    r"\b(?:was|were|had|did|said|says|told|added|would|could|will|may|might|should|must|began|became|came|went|took|made|gave|got|"
    r"found|thought|knew|saw|left|held|kept|rose|fell|we|you|i|he|she|they)\b",
    re.IGNORECASE,
)
_AFTER_END = re.compile(r"[.?!…][\"'”’)\]]? ?([^.?!]{2,60})$")
_LATIN_NAME = r"[A-Z][\w.'’&-]*(?: (?:of|the|for|and|&|[A-Z][\w.'’&-]*)){0,5}"
# LEE DO-KYUNG, HARBOR NEWS: a credit by its capitals, but not what a site tells its readers to do
_CAPITALS = re.compile(
    r"(?!(?:SEE|READ|MORE|CLICK|WATCH|FOR|ALL|THE|SIGN|TAP|SHOP|BUY)\b)[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){1,3}"
)
_NAMED = re.compile(
    rf"(?:[A-Z]{{2,6}})?/ ?(?:{_LATIN_NAME}|[가-힣A-Za-z·]{{2,12}}(?: [가-힣]{{2,8}}){{0,3}})|{_LATIN_NAME}"
)


_DESK = re.compile(r"(?:[가-힣A-Za-z]{2,10} ){0,2}[가-힣]{2,6}(?: 작가)?")
_PHOTO = re.compile(r"\b(?:photo|photograph|picture|image)s?\b|사진", re.IGNORECASE)


def is_label(text: str) -> bool:
    """``사진``, ``PHOTOS``, ``[사진 2/4]``: what stands above a picture or a caption.

    >>> is_label("사진 1/3"), is_label("PHOTOS"), is_label("사진작가 3인전")
    (True, True, False)
    """
    return len(text) <= 20 and bool(_LABEL.fullmatch(text))


def heads_pictures(text: str) -> bool:
    """Whether a line heads the captions of several pictures.

    >>> heads_pictures("Gallery (1/6)"), heads_pictures("사진 1"), heads_pictures("포토라인에 선 시장")
    (True, True, False)
    """
    return len(text) <= 40 and bool(_HEADING.fullmatch(text))


def is_credit_line(text: str) -> bool:
    """A line with nothing but a credit, and perhaps a date; a writer's byline is none.

    >>> is_credit_line("© HKRI"), is_credit_line("Oct. 3, 2026 Photo by Na Ro"), is_credit_line("나로 기자")
    (True, True, False)
    """
    if not 3 <= len(text) <= _LONGEST_CREDIT or is_ended(text) or BYLINE_KO.fullmatch(text):
        return False
    if EMAIL.fullmatch(text) or _RIGHTS.search(text) or _COUNTER.match(text):
        return False
    if text[0] in "ⓒ©":
        return bool(_SIGNED.fullmatch(text))
    return bool(grade(text)) or (bool(_PHOTO.search(text)) and beside_meta(text) == "")


def is_name(text: str) -> bool:
    """A line that may be a name, with department or agency: ``편집국 사진부 나로``, ``HKA/Na Ro``."""
    return 3 <= len(text) <= 40 and bool(_DESK.fullmatch(text) or _NAMED.fullmatch(text))


def is_mixed(text: str) -> bool:
    """Whether a line holds text of both languages, each long enough to be a sentence."""
    return (
        len("".join(_LATIN.findall(text))) >= _LEAST_LATIN
        and len("".join(_HANGUL.findall(text))) >= _LEAST_HANGUL
        and len(language_runs(text)) > 1
    )


def has_counter(text: str) -> int:
    """The number of pictures of a series, from the counter before a line ("2/5 "); 0 without one."""
    found = _COUNTER.match(text)
    return int(found[2]) if found and 0 < int(found[1]) <= int(found[2]) else 0


def shows(text: str, language: Language) -> bool:
    """Whether a sentence has the form in which captions tell what a picture shows.

    >>> shows("주민들이 삽으로 눈을 치우고 있다.", "ko"), shows("군은 올해 다리를 놓았다.", "ko")
    (True, False)
    """
    if language == "ko":
        first = _FIRST_KO.match(text)
        sentence = first.group() if first else text[:200]
        return text[0] not in _QUOTES and bool(
            _SHOWS_KO.search(sentence[-12:]) or _NOUN_KO.search(sentence)
        )
    return bool(text) and not _QUOTED.search(text) and not _PAST_EN.search(text)


def is_shown(text: str) -> bool:
    """A Korean line that tells without a full stop what a picture shows: ``눈을 치우고 있는 모습``."""
    return bool(_SHOWS_KO.search(text[-12:]))


def in_capitals(tail: str) -> bool:
    """Whether what stands behind the last sentence of a line is a credit by its form: ``LEE DO-KYUNG``.

    >>> in_capitals("LEE DO-KYUNG"), in_capitals("READ MORE"), in_capitals("Lee Do-kyung")
    (True, False, False)
    """
    return bool(_CAPITALS.fullmatch(tail))


def unknown_credit(text: str) -> str:
    """What stands behind the last sentence of a line and could be a name: ``Lighthouse Museum``, ``/Na Ro``.

    >>> unknown_credit("A keeper lights the lamp. Lighthouse Museum"), unknown_credit("It rained.")
    ('Lighthouse Museum', '')
    >>> unknown_credit("A keeper lights the lamp. [Office of the Port]")
    '[Office of the Port]'
    """
    found = _AFTER_END.search(text[-90:])
    tail = found[1].strip() if found else ""
    if len(tail) > 50 or VERB.search(tail) or grade(tail) != NONE:
        return ""
    name = tail[1:-1] if is_bracketed(tail) else tail
    return tail if _NAMED.fullmatch(name) and (" " in tail or tail[0] == "/") else ""


def is_bracketed(text: str) -> bool:
    """``[Harbor Museum]``: behind the last sentence of a line, a name in such brackets is its credit."""
    return text[:1] + text[-1:] == "[]"
