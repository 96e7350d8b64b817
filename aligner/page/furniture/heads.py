"""What stands above the first headline of a page: the name of the publication, its player, an office.

Forms of whole lines, like those of ``site.py``, that are only asked of lines in the head of a page.
"""

from __future__ import annotations

import re

from aligner.page.lines.forms import beside_meta, is_ended

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
# What stands between the name of a paper and its date: "The Gull | Friday, June 18, 2027 | 26°C".
_CELLS = re.compile(r"[|\[\]✉•◆·▪]|::| / |, ?조간|, ?석간")
_WEATHER = re.compile(r"-?\d{1,2} ?°[CF]?|(?:맑음|흐림|구름|비|눈)(?= |$)")
_MOST_WORDS = 7  # of a name, a section and some buttons beside the date
_JOB = (
    r"(?:교수|변호사|시인|소설가|작가|번역가|수필가|칼럼니스트|평론가|연구원|연구위원|논설위원|위원|대표|원장|목사|신부|스님|의사|교사|감독|총장|이사장|회장|"
    r"박사|화가|기획자|활동가|아나운서|피디|PD)"
)
_WRITER = re.compile(
    rf"[가-힣]{{2,4}} ?[(\[|/] ?[가-힣A-Za-z·, ]{{2,24}}[)\]]?|[가-힣]{{2,4}}[ ,/|·]{{1,3}}(?:[가-힣A-Za-z]{{2,12}} ){{0,3}}[가-힣]{{0,8}}{_JOB}"
)
_HOURS = re.compile(
    r"(?:(?:관람|운영|이용|개관|진료|영업|방송|상영|접수|상담|예배|미사|근무) ?시간|opening hours|office hours|visiting hours|hours\b|open daily).{0,80}\d.{0,60}",
    re.IGNORECASE,
)


_HOUSE_EN = (
    r"(?:church|cathedral|temple|cent(?:er|re)|museum|galler(?:y|ies)|archives?|librar(?:y|ies)|embassy|consulate|ministry|office|agency|services?|foundation|institute|"
    r"university|college|school|academy|association|society|council|committee|commission|courts?|hospital|clinic|theat(?:er|re)|festival|park|zoo|station|network|portal|"
    r"department|bureau|city hall|government|company|corporation|press|studio|club|union|federation|assembly)"
)
_INSTITUTION_EN = re.compile(
    rf"(?=.*\b{_HOUSE_EN}\b)[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’&-]*|of|the|and|for|in|&)){{1,8}}(?: \([^()]{{2,30}}\))?",
    re.IGNORECASE,
)
_INSTITUTION_KO = re.compile(
    r"(?:[가-힣A-Za-z]{1,12} ){0,4}[가-힣]{0,10}(?:교회|성당|사찰|문화원|센터|박물관|미술관|기록관|아카이브|도서관|대사관|영사관|총영사관|부|청|처|원|공사|공단|서비스|재단|연구소|연구원|"
    r"대학교?|학교|학원|협회|학회|의회|위원회|법원|병원|의원|극장|축제|영화제|공원|동물원|방송국?|네트워크|포털|시청|구청|군청|회사|사진관|조합|연맹|연합회?)"
)


def is_institution(text: str) -> bool:
    """The name of a house, as it stands above its menu.

    >>> is_institution("Willow County Museum"), is_institution("버들군립박물관"), is_institution("Museum to close")
    (True, True, False)
    """
    english = _INSTITUTION_EN.fullmatch(text) if len(text) <= 80 else None
    words = [word for word in text.split() if word not in ("of", "the", "and", "for", "in", "&")]
    titled = all(not word[:1].islower() for word in words if "(" not in word and ")" not in word)
    return bool(english and titled) or (len(text) <= 40 and bool(_INSTITUTION_KO.fullmatch(text)))


def is_dated(text: str) -> bool:
    """A date between separators, with some words beside it, or a date in both languages.

    >>> is_dated("[Front Pages] Friday, June 18, 2027"), is_dated("Market opens on Oct. 20, 2025")
    (True, False)
    """
    if len(text) > 120 or is_ended(text) or not re.search(r"\d{4}", text):
        return False
    rest = beside_meta(_WEATHER.sub("", text))
    if rest is None:
        return False
    return not rest or bool(_CELLS.search(text) and len(rest.split()) <= _MOST_WORDS)


def is_writer(text: str) -> bool:
    """A name with a profession: 서보라 (번역가), 한가람 등불대 교수."""
    return len(text) <= 40 and bool(_WRITER.fullmatch(text))


def is_hours(text: str) -> bool:
    """When a place is open."""
    return len(text) <= 120 and bool(_HOURS.fullmatch(text)) and not is_ended(text)


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
