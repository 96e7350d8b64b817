"""What one line looks like by itself: prose, a byline, a date of publication, a tool bar, a list label.

These are forms of whole lines. Where on the page they count is the matter of ``furniture.py``.
"""

from __future__ import annotations

import re

from aligner.page.credit_forms import BYLINE_KO, EMAIL, REPORTER
from aligner.page.labels import (
    DATE_LABELS_EN,
    DATE_LABELS_KO,
    DAYS_KO,
    MENU_FILLERS,
    MONTHS_EN,
    SECTION_WORDS_EN,
    SECTION_WORDS_KO,
    TOOL_WORDS_EN,
    TOOL_WORDS_KO,
)

LONGEST_FORM = 300  # no form of furniture is longer, but for the imprint (measured: about 250)
_HANGUL = re.compile(r"[가-힣]")
_ENDED = re.compile(r"[.?!…。](?:[\"'”’)\]」』]| (?=[\"'”’)]))*$")
_STATED = re.compile(r"[.。…](?:[\"'”’)\]」』])*$")

# A copyright line says so at its start, or in a set phrase. "ⓒ 홍길동" after a text is a credit.
_COPYRIGHT = re.compile(
    r"^\W{0,3}(?:[ⓒ©]|\(c\)|copyrights?\b|저작권자|저작권 ?[ⓒ©(])|all rights? reserved"
    r"|무단 ?(?:전재|복제|배포|도용|사용).{0,30}(?:금지|금합니다)|재배포 ?(?:및 ?AI ?학습.{0,12})?금지"
    r"|(?:unauthorized|unauthorised) (?:reproduction|use|copying)|(?:공공누리|creative commons).{0,40}(?:제\d유형|licen[cs]e|이용)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"\b(?:log|sign)(?:ged|ning)?[ -]?(?:in|up)\b.{0,60}\b(?:comments?|account|continue|connect|read|free|register)\b"
    r"|\b(?:to|write|leave|post|add) (?:a |your )?comments?\b.{0,60}\b(?:log|sign)[ -]?in\b"
    r"|\bcomments? (?:policy|guidelines|are (?:closed|moderated|subject))|\bboard policy\b|\bsocial comment\b"
    r"|\b(?:leave|write|post|add) (?:a |your )?(?:comment|reply)\b"
    r"|로그인.{0,14}(?:하세요|해 ?주세요|해주시|필요|하셔야|하신|후)|댓글.{0,20}(?:작성|등록|입력|남기|쓰기|삭제|운영|달아)"
    r"|\(?0 ?/ ?\d{2,4} ?(?:자|characters)?\)?$",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"^(?:subscribe|sign up|get (?:the|our|more|daily|breaking)|follow us|join us|join our|download (?:the|our)|click here|"
    r"tap here|read (?:the )?(?:full|more|original|in korean|in english)|see more|support (?:us|our|independent)|"
    r"become a (?:member|subscriber)|share this|listen to this|like us|view (?:all|more|original|the original)|"
    r"skip to|go to|back to|already a|enjoy(?:ed|ing) this|if you (?:like|enjoy)|thank you for reading|thanks for reading|"
    r"this (?:post|newsletter) is)\b.{0,140}$"
    r"|\b(?:newsletter|subscri(?:be|ption))s?\b.{0,60}\b(?:inbox|sign up|today|now|free|here)\b"
    r"|(?:구독|뉴스레터|채널|알림|앱).{0,30}(?:하기|신청|하세요|해 ?주세요|받아보세요|받기|추가|만나보세요|보세요|설치)[.! ]*$"
    r"|^(?:원문|전체|기사|더|자세히|한글|영문|국문).{0,12}(?:보기|보러 ?가기|읽기|바로가기)\W*$",
    re.IGNORECASE,
)
_TIP = re.compile(
    r"(?:기사|뉴스)? ?제보(?:는|하기|[ :]).{0,60}(?:@|\d{2,4}-\d{3,4}|카카오톡|전화)"
    r"|^(?:contact|reach|email|write to) (?:the )?(?:reporter|writer|author|editor|newsroom|us)s?\b"
    r"|^(?:for )?(?:news )?tips\b.{0,60}@|^(?:media|press) (?:contact|inquir)",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"대표 ?전화|사업자 ?등록 ?번호|등록 ?번호|등록 ?일자?|발행인|편집인|발행 ?일자|청소년 ?보호 ?책임자|통신 ?판매업|대표 ?이사|팩스|우편번호"
    r"|제호|\b(?:fax|tel|phone)\b ?[.:]|publisher ?:|editor-in-chief ?:|business registration|\bregistration no"
    r"|주소 ?[:：]|전화 ?[:：]|address ?:|\(우\) ?\d{5}|\(?\b0\d{1,2}\)?[-. ]\d{3,4}-\d{4}|\+82",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w.'’-]*|[A-Z][A-Z'’-]+)"
_JOB = (
    r"(?:(?:[A-Z][a-z]+ )?(?:[Ss]taff|[Ii]ntern|[Cc]ontributing|[Ss]enior|[Ff]reelance|[Gg]uest|[Cc]hief) )?"
    r"(?:[Rr]eporters?|[Ww]riters?|[Cc]orrespondents?|[Cc]olumnists?|[Ee]ditors?|[Cc]ontributors?|[Pp]hotographers?)"
)
_MAIL = rf"(?:{EMAIL.pattern})"
_BYLINE_EN = re.compile(
    rf"(?:By|BY|by) {_NAME}(?:,? (?:and|AND|&|{_NAME})){{0,9}}(?:[,/|] ?.{{0,40}})?(?: ?[\[(<]?{_MAIL}[\])>]?)?"
    rf"|{_NAME}(?: {_NAME}){{1,3}},? ?[|/-]? ?(?:{_JOB}|{_MAIL})(?: .{{0,40}})?"
    rf"|(?:Written|Reported|Translated|Edited|Compiled|Reporting|Editing|Writing|Additional reporting) by .{{2,80}}"
    rf"|{_JOB} ?[:|] ?.{{2,60}}|{_JOB} {_NAME}(?: {_NAME}){{1,3}}"
)
_BYLINE_KO = re.compile(
    rf"(?:{BYLINE_KO.pattern})(?: ?[/|,·] ?(?:{BYLINE_KO.pattern})){{0,3}}(?: ?[/|] ?.{{0,30}})?"
    rf"|(?:[가-힣A-Za-z]{{2,10}}[ =/|])?[가-힣]{{2,4}}(?:[·,] ?[가-힣]{{2,4}}){{0,4}} ?(?:{REPORTER})(?: ?[(\[<|]? ?{_MAIL}[)\]>]?)?"
    rf"|(?:글|사진|정리|번역|취재|기자|편집|영상|그래픽|작성자|글쓴이|담당자?) ?[:=|/·] ?[가-힣·, /=]{{2,30}}(?:{REPORTER})?(?: ?{_MAIL})?"
    rf"|기자명? [가-힣]{{2,4}}(?: .{{0,30}})?|[가-힣]{{2,4}} {_MAIL}|{_MAIL}"
)
_COUNT = re.compile(
    r"(?:조회 ?수?|추천 ?수?|댓글 ?수?|공감|좋아요|읽음|views?|hits?|comments?|likes?|shares?|reads?) ?[:(]? ?[\d,.]+[km]?\)?"
    r"|[\d,.]+[km]? ?(?:views?|hits?|comments?|likes?|shares?|개의 댓글|min(?:ute)?s? ?(?:read)?)"
    r"|(?:(?:estimated )?reading time|읽는 ?시간|예상 ?시간).{0,30}|(?:약 )?\d+ ?분(?: ?\d+초)? ?(?:읽기|소요)?",
    re.IGNORECASE,
)
_TAGS = re.compile(
    r"tags? ?[:|] ?.+|tags .+|TAGS? .+|(?:keywords?|topics?|filed under) ?[:|] ?.+|(?:관련 ?)?(?:태그|키워드|해시태그)(?: ?[:|])? ?.*"
    r"|Tags|(?:#[^\s#]{1,40}[ ,]{0,2}){1,40}",
)
_FILE = re.compile(
    r".{1,80}\.(?:docx?|hwpx?|pdf|xlsx?|pptx?|zip|jpe?g|png|gif|mp4|csv)\b.{0,30}|(?:첨부 ?파일|attachments?|attached files?)\b.{0,80}",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S{2,200}", re.IGNORECASE)
_RELATED = re.compile(
    r"more (?:in|on|from|about|stories|news|articles|by)\b.{0,40}|related\b.{0,24}|(?:most|top) ?(?:\d+ )?"
    r"(?:read|viewed|popular|shared|commented|emailed|stories|news|articles|headlines|picks)\b.{0,20}"
    r"|editors?['’]?s?['’]? (?:picks?|choice)|trending\b.{0,16}|latest (?:news|stories|headlines|articles|posts|from .{1,24})"
    r"|recommended\b.{0,20}|popular (?:now|stories|articles|posts|news)|you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,12}"
    r"|(?:also|further) read(?:ing)?|read (?:also|next|this next)|up next|what['’]s (?:hot|new|next|trending)|in case you missed it"
    r"|(?:previous|next|other|recent) (?:articles?|stor(?:y|ies)|posts?)|don['’]t miss|best of .{1,20}|hot (?:news|issues?|topics?)"
    r"|관련 ?(?:기사|뉴스|글|콘텐츠|소식|영상)\b.{0,8}|(?:많이|가장 많이|함께|같이) (?:본|읽은|보는|찾는|볼만한|볼 만한|보면).{0,14}"
    r"|인기 ?(?:기사|뉴스|글|검색어|콘텐츠).{0,6}|주요 ?(?:기사|뉴스).{0,6}|추천 ?(?:기사|뉴스|콘텐츠|영상|글).{0,6}|최신 ?(?:기사|뉴스|글).{0,6}"
    r"|이 ?시각 .{1,12}|오늘의 (?:주요|핫|인기|추천|뉴스|이슈).{0,8}|실시간 ?.{1,10}|핫 ?(?:이슈|뉴스|클릭|토픽)|베스트 ?(?:클릭|기사|뉴스|댓글)"
    r"|.{2,12}(?:기자|특파원)의? ?(?:다른|최신) ?기사.{0,8}|(?:이 기자의 )?다른 ?기사.{0,8}|.{0,8}랭킹 ?(?:뉴스|기사)?|에디터.{0,3} ?(?:추천|픽)"
    r"|(?:이전|다음) ?(?:기사|글)|놓치(?:면|지).{1,12}|당신이 .{1,14}|.{0,10}많이 본 (?:기사|뉴스|글).{0,6}",
    re.IGNORECASE,
)
_PREV_NEXT = re.compile(
    r"(?:(?:previous|prev|next)(?: article| story| post)? ?[:>»|] ?|(?:이전|다음) ?(?:기사|글) ?[:>»|▲▼]? ?|[▲▼] ?(?:이전|다음) ?글 ?).+",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:for )?immediate release|press release|보도 ?자료|참고 ?자료|보도 ?설명 ?자료|(?:즉시 보도|배포 즉시).{0,20}"
    r"|(?:담당 ?부서|담당자|책임자|보도 ?시점|배포 ?일시|문의처|작성자|조회수?) ?[:|]? .{1,80}|embargo.{0,60}",
    re.IGNORECASE,
)

_CLOCK = r"(?:오전|오후|am|pm|a\.m\.|p\.m\.)?"
_DATE_TOKEN = re.compile(
    rf"(?:19|20)\d\d ?[-./년] ?\d{{1,2}} ?[-./월] ?\d{{1,2}} ?[일.]?"
    rf"|\b(?:{'|'.join(MONTHS_EN)})[a-z]{{0,6}}\.? ?\d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d"
    rf"|\b\d{{1,2}} ?(?:{'|'.join(MONTHS_EN)})[a-z]{{0,6}}\.?,? ?(?:19|20)\d\d|\b\d{{1,2}}[-./]\d{{1,2}}[-./](?:19|20)?\d\d\b",
    re.IGNORECASE,
)
_DATE_REST = re.compile(
    rf"{_CLOCK} ?\d{{1,2}}:\d\d(?::\d\d)? ?{_CLOCK}|\d{{1,2}}시 ?\d{{1,2}}분|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    rf"|[{DAYS_KO}]요일|[(\[][{DAYS_KO}][)\]]|\b(?:kst|gmt|utc|est)\b|{_CLOCK}"
    rf"|\b(?:{'|'.join(sorted(DATE_LABELS_EN, key=len, reverse=True))})\b|\b(?:on|at)\b"
    rf"|{'|'.join(sorted(DATE_LABELS_KO, key=len, reverse=True))}|[\d]{{1,2}}면|[\W_]",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    rf"^\W*(?:{'|'.join((*DATE_LABELS_EN, *DATE_LABELS_KO))})(?![a-z가-힣])", re.IGNORECASE
)
_ITEM = re.compile(r" ?[|>›»·•/∙] ?| [-–—] ")


def is_korean(text: str) -> bool:
    """Whether a third of the letters are Hangul (a syllable says more than a Latin letter)."""
    head = text[:400]
    return 3 * len(_HANGUL.findall(head)) > sum(map(str.isalpha, head))


def is_ended(text: str) -> bool:
    """Whether the line ends as a sentence ends."""
    return bool(_ENDED.search(text[-12:]))


def is_prose(text: str) -> bool:
    """A line that states something at some length: it ends with a full stop, or is long.

    40 characters (20 of Korean) with a full stop, or 170 (90) without one: the longest headline of
    the development headlines has 128 and 62.
    """
    least, long = (20, 90) if is_korean(text) else (40, 170)
    return len(text) >= long or (len(text) >= least and bool(_STATED.search(text[-12:])))


def is_symbols(text: str) -> bool:
    """No letter at all, or a lone page mark: ``- 44 -``, ``* * *``."""
    return len(text) <= LONGEST_FORM and not any(map(str.isalpha, text))


def is_notice_of_site(text: str) -> bool:
    """Copyright, comment box, invitation to subscribe, contact: furniture even as a whole sentence."""
    if len(text) > LONGEST_FORM:
        return bool(_COPYRIGHT.match(text[:40]))
    return any(
        form.search(text) for form in (_COPYRIGHT, _ACCOUNT, _INVITATION, _TIP)
    ) or is_imprint(text)


def is_imprint(text: str) -> bool:
    """The publisher's address, phones and registration: at least two such fields in one line."""
    return len({found.lower() for found in _IMPRINT.findall(text[:1000])}) >= 2


def is_copyright(text: str) -> bool:
    """A copyright line, which ends what belongs to one article."""
    return bool(_COPYRIGHT.search(text[:LONGEST_FORM]))


def is_byline(text: str) -> bool:
    """Who wrote it, alone on a line."""
    return len(text) <= 160 and bool(_BYLINE_EN.fullmatch(text) or _BYLINE_KO.fullmatch(text))


def is_date(text: str, *, labelled: bool) -> bool:
    """Nothing but dates and times, with a label of publication (``labelled``) or bare."""
    if len(text) > 160 or "~" in text or not _DATE_TOKEN.search(text):
        return False
    if labelled and not _DATE_LABEL.search(text):
        return False
    return not _DATE_REST.sub("", _DATE_TOKEN.sub("", text))


def is_side_line(text: str) -> bool:
    """Counts, tags, file names, addresses on the web, "next article" lines."""
    if len(text) > LONGEST_FORM:
        return False
    parts = [part for part in _ITEM.split(text) if part]
    return (
        any(form.fullmatch(text) for form in (_TAGS, _FILE, _URL, _PREV_NEXT))
        or all(_COUNT.fullmatch(part) for part in parts)
    ) and not is_prose(text)


def is_release_label(text: str) -> bool:
    """Labels above a press release: press release, 담당부서, 보도시점."""
    return len(text) <= 100 and bool(_RELEASE.fullmatch(text))


def is_related_label(text: str) -> bool:
    """The heading of a list of other articles."""
    return len(text) <= 60 and bool(_RELATED.fullmatch(text.strip("[]<>◆■●▶【】: ")))


def is_tools(text: str) -> bool:
    """Buttons and nothing else."""
    return _made_of(text, TOOL_WORDS_EN | TOOL_WORDS_KO, 1)


def is_menu(text: str) -> bool:
    """Section names and buttons, or a path such as ``Home > National > Politics``."""
    if len(text) > LONGEST_FORM or is_ended(text):
        return False
    if re.match(r"(?:home|홈|main|front page) ?[>›»/|]", text, re.IGNORECASE):
        return True
    words = TOOL_WORDS_EN | TOOL_WORDS_KO | SECTION_WORDS_EN | SECTION_WORDS_KO
    return _made_of(text, words, 1)


def is_path(text: str) -> bool:
    """Short items with ``>`` or three and more with ``|`` between them, in one language, without figures."""
    if len(text) > 160 or is_ended(text) or any(map(str.isdigit, text)):
        return False
    items = [item for item in re.split(r" ?[>›»|] ?| · ", text) if item]
    short = all(len(item.split()) <= 4 and len(item) <= 30 for item in items)
    one = len({is_korean(item) for item in items}) == 1
    return (
        short and (len(items) >= 3 or (len(items) == 2 and bool(re.search("[>›»]", text)))) and one
    )


def _made_of(text: str, vocabulary: frozenset[str], least: int) -> bool:
    if len(text) > 200 or is_prose(text):
        return False
    words = [w.strip("()[]:,.!?'\"") for w in re.split(r"[\s|>›»·•/∙,]+", text.lower())]
    words = [word for word in words if word and not word.isdigit()]
    known = [word for word in words if word in vocabulary]
    return len(known) >= least and all(w in vocabulary or w in MENU_FILLERS for w in words)
