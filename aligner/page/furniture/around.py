"""What sites, letters and boards print around a text and no reader takes for text: placeholders, forms, surveys, pointers.

Forms of whole lines, like those of ``asides.py``: of a line as a whole its role is asked, and a word alone decides
nothing. Rows in both languages at once (hours, prices, the next event) are their own translation.
"""

from __future__ import annotations

import re

from aligner.page.lines.forms import is_bilingual, is_ended, is_prose
from aligner.page.words.phrases import anywhere

_LONGEST = 200
_FLAGS = re.IGNORECASE

# Where a picture was: what can be done with it, or that it is gone.
_PICTURE = re.compile(
    r"(?:사진|이미지|그림|지도|도표)[을를]? ?(?:원본 ?)?(?:크게 ?보기|확대(?: ?보기|하기)?|원본 ?보기|내려받기|다운로드|저장하기)"
    r"|(?:존재하지 않는|삭제된|찾을 수 없는) (?:이미지|사진|파일|동?영상)입니다\.?|(?:이미지|사진|동?영상)[을를] ?(?:불러올|찾을|표시할|재생할) 수 없습니다\.?"
    r"|(?:click|tap|press)(?: on)?(?: the| this)?(?: image| photo| picture| here)? (?:to|for) (?:enlarge|zoom|a larger (?:view|image))|(?:view|see|open) (?:larger|full[- ]size|original|enlarged) (?:image|photo|picture|version)"
    r"|enlarge (?:image|photo|picture)|(?:image|photo|picture|video) (?:not (?:available|found)|unavailable)"
    r"|(?:photo )?(?:gallery|slide ?show|슬라이드|갤러리|화보|포토) ?\(?\d{1,3} ?/ ?\d{1,3}\)?",
    _FLAGS,
)
# Forms for comments, and questions to the readers of a page.
_FORM = re.compile(
    r"(?:삭제한|삭제된|작성한|등록된) (?:댓글|답글|의견|글)[은는] .{0,24}(?:없습니다|됩니다)\.?|(?:그래도|정말로?) ?(?:삭제|취소|신고|탈퇴)하시겠습니까\?"
    r"|(?:댓글|답글|의견) ?(?:삭제|수정|달기|접기|닫기)|(?:비밀번호|닉네임|아이디|이메일 주소)(?: ?(?:입력|확인|찾기))?"
    r"|(?:are you sure you want to|do you really want to) (?:delete|remove|report)\b.{0,40}|(?:password|nickname|username|your (?:name|e-?mail))",
    _FLAGS,
)
_SURVEY = re.compile(
    r"are you satisfied with this\b|how (?:useful|helpful|satisfied) (?:was|is|are)\b.{0,30}\b(?:page|information|article)\b|\(?(?:예|네) ?/ ?아니[오요]\)?$|\(?yes ?/ ?no\)?$",
    _FLAGS,
)
_SURVEY_INSIDE = anywhere(
    "(?:정보|페이지|내용|서비스)에 (?:얼마나 )?만족(?:하십니까|하셨습니까|하시나요|하셨나요)",
    "매우 ?만족,? .{0,12}보통",
    "만족도 ?(?:조사|평가)$",
    "(?:정보|페이지|글|내용|답변)[이가] 도움이 되(?:었|셨)(?:나요|습니까)",
)
# Below a letter: why it came and how to stop it.
_MAILED = re.compile(
    r"^(?:you(?:['’]re| are| have)? (?:receiv(?:ed|ing)|getting) this (?:e-?mail|message|newsletter|letter)\b.{0,120}$"
    r"|(?:더 이상 )?(?:(?:이 )?(?:메일|이메일|뉴스레터|소식|편지|문자) ?)?(?:수신|받기)[을를] ?(?:더 이상 )?원(?:하지|치) 않으시.{0,80}$"
    r"|(?:수신 ?거부|구독 ?취소) ?[/|:] ?.{2,80}$|(?:to )?(?:stop|opt out of) receiving (?:these|this|our)\b.{0,80}$|on .{6,60} wrote:$)",
    _FLAGS,
)
_GIVING = re.compile(
    r".{6,120}[.!] ?(?:정기 ?)?(?:후원|기부|구독|참여|가입)(?: ?신청|하기)|(?:give|donate) (?:once|monthly|now|today)(?: .{2,30})?|(?:기부금|후원금) ?영수증 (?:안내|발급|신청).{0,60}",
    _FLAGS,
)
_RIGHTS = re.compile(
    r"any (?:copying|use|reproduction|republication|redistribution|distribution)\b.{0,120}\b(?:prohibited|forbidden|not (?:allowed|permitted))\b"
    r"|(?:본|이) (?:번역문?|자료|문서|페이지)[은는] .{0,24}(?:참고용|법적 효력|공식 (?:문서|번역)[이가] 아)"
    r"|(?:this is an? )?unofficial translation\b.{0,60}$|이 (?:기사|글|인터뷰|칼럼)의 (?:전문|원문)[은는] .{2,50}(?:있습니다|보세요)\.?$"
    r"|(?:proudly )?(?:powered|hosted) by .{2,60}$",
    _FLAGS,
)
_POWERED = re.compile(r"[·|] ?(?:designed|powered|built|hosted|developed) by .{2,40}$", _FLAGS)
_UNIT = r"(?:글|기사|뉴스|회|편|호|화|강|레슨|판례|영상|사진|게시물|공지|페이지|포스트)"
# "이전 글 | Who gains?", "목록 이전글 ... 다음글 ...", "← Older: ... Newer: ... →".
_POINTERS = re.compile(
    rf"(?:이전|다음) ?{_UNIT} ?[|>:：»▶] ?\S.{{0,110}}|(?:[가-힣 ]{{2,10}} )?이전 ?{_UNIT}[ |:>].{{2,80}} ?다음 ?{_UNIT}(?:[ |:>].{{1,80}})?"
    r"|(?:[<←◀‹«] ?)?(?:older|previous|prev)(?: (?:posts?|entry))? ?: ?.{2,80} (?:newer|next)(?: (?:posts?|entry))? ?: ?.{2,80}|[<←◀‹«] ?(?:older|previous|prev)\b.{0,80}|.{0,40}\b(?:newer|next) ?[>→▶›»]"
    r"|(?:다음|지난) ?[가-힣]{2,4} ?: .{2,60} (?:next|upcoming|previous|last) [a-z]{3,12} ?: .{2,60}|(?:next|upcoming|previous|last) [a-z]{3,12} ?: .{2,60} (?:다음|지난) ?[가-힣]{2,4} ?: .{2,60}",
    _FLAGS,
)
_NUMBERED = r"(?:(?:ep|episode|lesson|unit|part)\.? ?\d{1,5}\.?|제? ?\d{1,5}(?:회|화|강)\.?)"
# Several earlier editions in one row, and the heading of such rows.
_EDITIONS = re.compile(
    rf"{_NUMBERED} [^|]{{2,60}}? ?(?:[|/·] ?)?{_NUMBERED} [^|]{{2,60}}|(?:지난|이전|최근|어제) ?(?:방송|회차|강의|영상|뉴스|호|화|브리핑|편지) ?(?:다시 ?|모아 ?|몰아 ?)?(?:듣기|보기|읽기)|과월호 ?보기",
    _FLAGS,
)
_ACTION = re.compile(
    r"(?:보기|듣기|받기|가기|예매하기|예약하기|후원하기|구독하기|신청하기|(?:정기 ?)?구독 ?신청|subscribe|sign up|buy tickets|book now|donate(?: now)?|read more|see all|view all) ?(?:[+>→▼»]|\[[^\[\]]{2,20}\])?",
    _FLAGS,
)
_BOXED = re.compile(
    r"\[[^\[\]]{0,12}(?:구독|신청|예매|가입|후원|subscribe|join|sign up|buy|book)[^\[\]]{0,12}\]$",
    _FLAGS,
)
_LONGEST_BUTTON = 90
_ARROWS = re.compile(r"(?:[^.?!<>›»]{2,20} ?[>›»] ?){2,5}")
_FILE = re.compile(
    r".{0,60}\((?:ZIP|PDF|HWP|JPE?G|MP[34])\b[^()]{0,16}\d ?[KMG]B\)|doi ?: ?10\.\S{3,60}", _FLAGS
)
_OPTIONS = re.compile(r"(?:[①-⑩] ?[^①-⑩.?!]{1,30}){2,6}")
_QUIZ = re.compile(
    r"(?:fill in the blanks?|choose the (?:right|correct|best) [a-z]{3,12}|\[(?:quiz|퀴즈)\]) ?:? ?\S.{2,140}|정답은 .{1,20}(?:공개|발표)(?:됩니다|합니다)\.?",
    _FLAGS,
)
# Dates of the edition, marks of an agency's own versions, the end of a text.
_EDITION = re.compile(
    r"(?:통권 ?)?(?:19|20)\d\d년 ?(?:\d{1,2}월|봄|여름|가을|겨울)호|(?:19|20)\d\d년 ?\d{1,2}월 ?\d{1,2}일 ?자"
)
_VERSION = re.compile(r"\((?:ATTN|RECASTS?|UPDATES?|CORRECTS?|ADDS|EDS)\b[^()]{2,160}\)")
_END = re.compile(r"[-=*#/ ]{0,4}끝[-=*#/ .]{0,4}")
_WITH = re.compile(r"with (?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){1,4}")
_ABOUT_WRITER = re.compile(
    r"(?:the|our) (?:writer|author|columnist|contributor) (?:is (?:an?|the|professor|director)|teaches|lives|works|heads|writes|covers)\b.{5,170}"
    r"|(?:필자|글쓴이)는 [^.]{2,60}(?:교수|변호사|번역가|작가|시인|기자|연구원|대표|의사|칼럼니스트|평론가|소설가)(?:이?다|입니다)\.",
    _FLAGS,
)
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
_WORK = (
    r"(?:fellow|professor|reporter|editor|writer|director|researcher|lawyer|author|chief|CEO|president|columnist|correspondent|critic|analyst|student|head|"
    r"chair\w*|ambassador|pastor|founder|lecturer|poet|novelist|translator|physician|doctor|curator|teacher|scholar|partner|consultant|economist)"
)
_BY = re.compile(
    rf"(?:By|BY) {_NAME}, (?:an? |the )?(?:[\w-]+ ){{0,4}}{_WORK}\b[^.?!]{{0,80}}|(?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}, \d{{4}} ?[|·] ?)?By the (?:[a-z]+ ){{0,3}}(?:team|desk|staff|office|editors)(?: (?:of|at) .{{2,50}})?"
)
_WORK_KO = r"(?:진행|제작|연출|구성|출연|번역|글|사진|감수|편집|촬영|정리|취재|기획|자막|음악|대본)"
_DESK = re.compile(
    rf"{_WORK_KO} ?[:=]? ?(?:[가-힣]{{2,6}} ){{0,2}}[가-힣]{{1,6}}(?:부|국|팀|실)(?: (?:compiled|translated|edited|written|produced) by .{{2,40}})?|(?:{_WORK_KO} ?: ?[^:]{{2,40}}){{2,6}}",
    _FLAGS,
)
_POSTED = re.compile(
    r"(?:posted|published|filed|written) (?:on )?[^.?!]{0,20}(?:19|20)\d\d (?:in|under|by|to) [^.?!]{2,50}",
    _FLAGS,
)
_PEOPLE = re.compile(
    r"(?:(?:ceo|publisher|editor|president|발행인|편집인) ?[&·/,]? ?){1,3}: ?[^.?!]{2,100}|(?:(?:재판장 )?(?:대법관|판사|재판관) [가-힣]{2,4}(?:\(주심\))? ?){1,6}|[^.?!]{2,60}\bP\. ?O\. ?Box \d.{0,60}",
    _FLAGS,
)
_LIST = re.compile(
    r"(?:이|본) (?:기사|글|영상)[와과] (?:관련|함께|비슷).{0,14}|what['’]s popular(?: now| today)?|issues? in focus|interactive (?:news|graphics|stories)|(?:official |our |media )?(?:partners|sponsors)"
    r"|(?:공식 ?)?(?:후원사|파트너사|협력사|제휴사)|more in (?:english|korean)(?: ?: .{2,100})?|(?:related|similar) (?:films?|people|movies?|books?|companies|stocks?|artists?|places)(?: .{2,120})?"
    r"|이 (?:블로그|장소|작가|채널|카테고리)의 (?:체크인|다른 .{1,6}|인기 ?글|최신 ?글)|관련 ?(?:영화|종목|인물|도서|상품|앨범|작품)(?: .{2,60}[(|,/].{0,60})?",
    _FLAGS,
)
# An address with the mark of rights behind it, buttons of a foot with the same.
_FOOT = re.compile(
    r"(?:\(?우?\)? ?)?\(\d{5}\) [^.?!]{4,80}(?:copyright|ⓒ|©).{0,60}|[^.?!]{0,60}(?:이용약관|개인정보 ?(?:처리|취급)방침|terms of (?:use|service)|privacy policy)[^.?!]{0,60}(?:copyright|ⓒ|©).{0,60}",
    _FLAGS,
)
_TAGS = re.compile(r"(?:key ?words?|tags?|태그|키워드|해시태그)", _FLAGS)
# A clock that is no end of a time span; prices.
_CLOCK = re.compile(r"(?<![-–~\d])\d{1,2}:\d\d(?! ?[-–~])")
_PRICE = re.compile(r"\d{1,3},\d{3}")
_LABEL_TWO = re.compile(r"[가-힣]{2,6} [A-Z][a-z]{2,12} ")
_SEEN = re.compile(r"조회 ?수? ?:? ?\d[\d,.]*(?:만|천)?회?(?= |$)")
_STATED = re.compile(r"[A-Za-z가-힣][\"'”’)]?[.?!…][\"'”’)]?$")
_MINUTES = re.compile(r"\d{1,2}(?:\+\d)?['’](?:\([A-Z]{2}\))?(?= |$)")
_SIGNS = re.compile(r"[♥♡❤💬👍👎🔖★☆👁] ?\d")


def around_role(text: str) -> str:
    """What a line is around a text: "notice", "close", "label" (of a list of other texts), "side"; or "".

    >>> around_role("이미지 확대"), around_role("The writer is a nurse who lives in Jeju.")
    ('side', 'close')
    >>> around_role("The writer said he was a nurse."), around_role("Next stop: Mars")
    ('', '')
    """
    if not 1 < len(text) <= _LONGEST:
        return "close" if _END.fullmatch(text[:10]) and len(text) == 1 else ""
    if _FORM.fullmatch(text) or _is_notice(text):
        return "notice"
    if _is_close(text):
        return "close"
    if not is_ended(text) and _LIST.fullmatch(text.strip("[]<>◆■●▶【】: ")):
        return "label"
    open_ = not is_ended(text) and not is_prose(text)
    return "side" if _is_side(text) or _is_counted(text) or (open_ and _is_row(text)) else ""


def _is_notice(text: str) -> bool:
    return bool(
        _SURVEY.match(text)
        or _SURVEY_INSIDE.search(text)
        or _MAILED.match(text)
        or _RIGHTS.match(text)
        or _POWERED.search(text)
        or _GIVING.fullmatch(text)
        or _FOOT.fullmatch(text)
    )


def _is_close(text: str) -> bool:
    return bool(
        _END.fullmatch(text)
        or _ABOUT_WRITER.fullmatch(text)
        or (not is_ended(text) and (_BY.fullmatch(text) or _POSTED.fullmatch(text)))
    )


def _is_side(text: str) -> bool:
    """Forms that may end as a sentence does."""
    return bool(
        _PICTURE.fullmatch(text)
        or _VERSION.fullmatch(text)
        or _QUIZ.fullmatch(text)
        or (_POINTERS.fullmatch(text) and not text.endswith((".", "다")))
    )


def _is_row(text: str) -> bool:
    return (
        any(
            form.fullmatch(text)
            for form in (_EDITIONS, _ARROWS, _FILE, _OPTIONS, _EDITION, _WITH, _DESK, _PEOPLE)
        )
        or bool(_TAGS.fullmatch(text.strip("[]<>■●▶◆: ")))
        or _is_button(text)
        or _is_schedule(text)
    )


def _is_button(text: str) -> bool:
    """What can be done, in or beside both languages: "Yesterday's letter 어제 편지 보기"."""
    if len(text) > _LONGEST_BUTTON or not is_bilingual(text):
        return False
    if _BOXED.search(text):
        return True
    action = max((found.end() for found in _ACTION.finditer(text)), default=0)
    return action == len(text)


def _is_schedule(text: str) -> bool:
    """Times or prices of several things in both languages."""
    if not is_bilingual(text):
        return False
    prices = len(_PRICE.findall(text)) > 1 and bool(_LABEL_TWO.match(text))
    return prices or len(_CLOCK.findall(text)) > 2


def _is_counted(text: str) -> bool:
    """Counts of readers beside other words of a site, minutes of goals, signs with counts."""
    if _STATED.search(text):
        return False
    seen = bool(_SEEN.search(text)) and len(_SEEN.sub("", text)) > 1
    return seen or len(_SIGNS.findall(text)) > 1 or len(_MINUTES.findall(text)) > 2
