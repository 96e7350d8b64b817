"""Which short phrases are a photo credit: the grammar behind ``strip.py``.

A credit names an agency, a publication, a photographer or a giver, or says that something is a
picture; it is short and holds no finite verb. The general words stand in ``words/labels.py``.
"""

from __future__ import annotations

import re

from aligner.page.words.labels import (
    AGENCIES_EN,
    AGENCIES_KO,
    EDITORIAL_TAGS,
    PUBLICATION_EN,
    PUBLICATION_KO,
    REPORTER_KO,
)

NONE, WEAK, STRONG = 0, 1, 2
LONGEST = (
    90  # characters of one credit; "Courtesy of" with an institution's full name takes about 80
)

REPORTER = "|".join(REPORTER_KO)
_LATIN_IN_KOREAN = ("AP", "AFP", "EPA", "UPI", "dpa", "News1", "YTN")
AGENCY = re.compile(
    rf"(?:the )?(?:{'|'.join(map(re.escape, AGENCIES_EN))})"
    r"(?:/?(?: file| pool)?(?: photos?| footage)?)?"
    rf"|(?:{'|'.join(map(re.escape, (*AGENCIES_KO, *_LATIN_IN_KOREAN)))})"
    r"(?:통신|TV)?(?: ?제공| ?자료 ?사진| ?포토| ?캡처)?",
    re.IGNORECASE,
)
# "The Korea Herald", "Ledger Asia"; "통계저널", "한강일보 DB"
_PUBLICATION = re.compile(
    rf"(?:(?:The )?(?:[A-Z]\w+ ){{1,3}}(?:{'|'.join(PUBLICATION_EN)})(?: Asia| Korea)?"
    rf"|(?:The )?(?:{'|'.join(PUBLICATION_EN)}) [A-Z]\w+"
    rf"|[가-힣A-Za-z]{{1,8}}(?:{'|'.join(PUBLICATION_KO)})(?: ?DB| ?제공| ?자료 ?사진)?)"
    r"(?:/?(?: file)?(?: photos?)?)?"
)
DATE = re.compile(r"(?:19|20)\d\d ?[.-] ?\d{1,2} ?[.-] ?\d{1,2}\.?(?: \d{1,2}:\d\d)?")
EMAIL = re.compile(
    r"\[?[\w.+-]{1,40}@[\w.-]{1,40}\]?|\[{0,2}email(?: |\N{NO-BREAK SPACE})protected\]{0,2}"
)
# "홍길동 기자 hong@example.kr", "글·사진 홍길동", "글 양채린"
BYLINE_KO = re.compile(
    rf"(?:[가-힣]{{2,5}} ?= ?)?[가-힣]{{2,4}}(?:[·, ]{{1,2}}[가-힣]{{2,4}}){{0,3}} ?(?:{REPORTER})(?: (?:{EMAIL.pattern}))?"
    rf"|[가-힣]{{2,4}} (?:[가-힣]{{2,6}} )?(?:{EMAIL.pattern})"
    r"|(?:글|그림|취재|촬영|영상|편집|그래픽)(?: ?[·,/] ?(?:글|사진|그림))? [가-힣]{2,4}(?: 기자| 작가)?"
)
_PICTURE_KO = re.compile(
    r".{0,40}?(?:캡처|캡쳐|갈무리|자료 ?사진|공동 ?취재단?|사진기자단)"  # SNS 캡처
    r"|사진 ?\d{1,3}(?: ?/ ?\d{1,3})?"  # its number, behind a caption
    r"|(?:자료 ?|참고 ?|글 ?[·,/] ?)?(?:사진|그래픽|일러스트|그림|삽화)(?: ?제공| ?출처)? ?[=/] ?.{1,40}"
    r"|(?:재판매 및 )?DB ?(?:재판매)?.{0,6}금지"
)
_PICTURE_KO_WEAK = re.compile(
    r"(?:자료 ?)?사진(?: ?제공| ?출처)? ?[ :] ?.{1,30}|[가-힣]{2,10}=[가-힣A-Za-z0-9]{2,10}|제공 ?[:=] ?.{2,30}|(?:[^\s=/:]{1,20} ){0,2}[^\s=/:]{1,20} ?제공|.{1,30} 촬영"
)
_NAMES_EN = r"(?:(?-i:[A-Z][\w.'’-]*) ){0,4}"
_PICTURE_EN = re.compile(
    rf"{_NAMES_EN}(?:photos?|photographs?|images?|illustrations?|graphics?|pictures?)"
    r" (?:by|courtesy of|provided by|via|credit) .{1,60}"
    r"|(?:photo|picture|image) ?\d{1,3}(?: ?(?:/|of) ?\d{1,3})?"
    r"|(?:photos?|images?)? ?courtesy(?: of|:) .{1,70}"
    r"|(?:provided|captured|released|taken) (?:by|from) .{1,60}"
    r"|screen ?(?:capture|shot|grab)s?(?: (?:from|of|via) .{1,60})?"
    rf"|{_NAMES_EN}(?:file|handout|pool|stock|AP|AFP|EPA) (?:photo|image)s?|handout"
    r"|joint press corps|press pool",
    re.IGNORECASE,
)
_PICTURE_EN_WEAK = re.compile(
    r"(?:photo|image|picture|credit|file photo|photo credit|image credit)s? ?[:=] ?.{1,60}|file",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|was|are|were|has|have|had|said|says|told|will|can|be|shows?|reported|added|who|that)\b"
    r"|(?:[다요죠]|니까|는가)[.?!]?$"
)
_HEADLINE_SOURCE = re.compile(r"[A-Z][\w.&'’-]+(?:,? [A-Z][\w.&'’-]*){1,3}|[가-힣]{2,8}")
_INNER_END = re.compile(r"[가-힣][.?!…][\"'”’)]? ?[^\s.]|[a-z]{4}[.?!…][\"'”’)]? [^\s.]")
_SEPARATOR = re.compile(r" ?[=/|,·] ?| [–—-] |(?<=[A-Za-z가-힣])-(?=[A-Z])")
PERSON = re.compile(
    r"[가-힣]{2,4}|[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}|[A-Z ]{2,30}|[가-힣A-Za-z0-9]{1,12}"
)
# "[데이브레이크 DB]", "[바다신보 자료]": a house of any name
ARCHIVE = re.compile(r"[가-힣A-Za-z0-9·]{1,14}(?: [가-힣A-Za-z0-9·]{1,10}){0,2} ?(?:DB|자료|제공)")
# A word that says that a credit is a picture's.
PICTURE = re.compile(r"사진|\bphotos?\b|\bimages?\b|\bcourtesy\b", re.IGNORECASE)
# "[독자 제공. 재판매 및 DB 금지]": what agencies print behind pictures that are not theirs.
_NO_RESALE = re.compile(
    r"[^\[\]]{0,40}(?:재판매 및 ?DB ?금지|DB ?(?:및 ?)?(?:재판매|재배포) ?금지)"
)
# Date and address behind the last full stop of a wire caption: "... 있다. 2025.10.21 hong@example.kr".
LAST_FIELDS = re.compile(
    rf"(?<=[.?!…)\]]) (?:(?:{DATE.pattern}) )?(?:{EMAIL.pattern})$|(?<=[다요]\.) (?:{DATE.pattern})$"
)
# "(양구=해오름) 석진우 기자 = ": a place, an agency of whatever name, and the sign that ends a dateline.
WIRE_KO = re.compile(
    rf"\([가-힣]{{2,8}}=[가-힣A-Za-z0-9]{{2,10}}\) ?(?:[가-힣]{{2,4}}(?:[·, ]{{1,2}}[가-힣]{{2,4}}){{0,4}} ?(?:{REPORTER}) ?)?[=-] ?"
)
_COPYRIGHT = re.compile(r"[ⓒ©] ?.{1,60}|\(c\) .{1,60}", re.IGNORECASE)


def is_headline_source(bracket: str) -> bool:
    """``[Ledger Asia]``, ``[통계저널]``: where a headline of a list was taken from.

    Told by form alone: square brackets with a name in title case or one short Korean word, which is
    no editor's mark such as [단독].
    """
    inner = bracket[1:-1].strip()
    if bracket[:1] + bracket[-1:] != "[]" or inner.lower() in EDITORIAL_TAGS:
        return False
    return bool(_HEADLINE_SOURCE.fullmatch(inner) or _PUBLICATION.fullmatch(inner))


def is_source(text: str) -> bool:
    """Whether the words are the name of an agency or a publication, and nothing more."""
    return bool(AGENCY.fullmatch(text) or _PUBLICATION.fullmatch(text))


def grade(tail: str) -> int:
    """How surely a short phrase is a credit: STRONG by itself, WEAK only after a full stop or in brackets.

    >>> grade("AP=연합뉴스"), grade("사진 대구시"), grade("눈 내리는 거리")
    (2, 1, 0)
    """
    if len(tail) <= LONGEST and _NO_RESALE.fullmatch(tail):
        return STRONG
    if not 2 <= len(tail) <= LONGEST or VERB.search(tail) or _INNER_END.search(tail):
        return NONE
    if _COPYRIGHT.fullmatch(tail) or BYLINE_KO.fullmatch(tail) or EMAIL.fullmatch(tail):
        return STRONG
    if _PICTURE_KO.fullmatch(tail) or _PICTURE_EN.fullmatch(tail) or AGENCY.fullmatch(tail):
        return STRONG
    if _PICTURE_KO_WEAK.fullmatch(tail) or _PICTURE_EN_WEAK.fullmatch(tail):
        return WEAK
    return _grade_parts([part for part in _SEPARATOR.split(tail) if part])


def _grade_parts(parts: list[str]) -> int:
    """교도=연합, AP Photo/Kim Min, 2024.12.17/뉴스1: short names of which one is a source."""
    if not 1 <= len(parts) <= 6:
        return NONE
    strong = [p for p in parts if AGENCY.fullmatch(p) or _PICTURE_EN.fullmatch(p)]
    weak = [p for p in parts if is_source(p) or _PICTURE_KO_WEAK.fullmatch(p)]
    named = {*strong, *weak}
    if not named or not all(_is_name(part) for part in parts if part not in named):
        return NONE
    return STRONG if strong else WEAK


def _is_name(part: str) -> bool:
    return bool(PERSON.fullmatch(part) or DATE.fullmatch(part) or BYLINE_KO.fullmatch(part))
