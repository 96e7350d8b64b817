"""What a site prints about itself: notices, buttons, menus, headings of lists of other articles.

Forms of whole lines, like those of ``line_forms.py``. Word lists are only ever applied to a line as a
whole: 다음, 목록, home or share are also words of sentences.
"""

from __future__ import annotations

import re

from aligner.page.credit_forms import is_source
from aligner.page.labels import (
    MENU_FILLERS,
    SECTION_WORDS_EN,
    SECTION_WORDS_KO,
    TOOL_WORDS_EN,
    TOOL_WORDS_KO,
)
from aligner.page.line_forms import (
    beside_meta,
    is_bilingual,
    is_double_date,
    is_ended,
    is_korean,
    is_prose,
)

_LONGEST = 300  # no notice is longer, but for the imprint (measured: about 250)

# A copyright line says so at its start or in a set phrase. "ⓒ 홍길동" after a text is a credit, and a
# sentence such as "무단 사용을 금지했다" is news.
_COPYRIGHT = re.compile(
    r"^\W{0,3}(?:[ⓒ©]|\(c\) ?(?:(?:19|20)\d\d|copyright)|copyright ?(?:[ⓒ©:]|\(c\)|(?:19|20)\d\d|by |notice|the ))"
    r"|(?-i:^\W{0,3}Copyright (?:[A-Z][\w&.-]{1,20} ?){2,6})|^\W{0,3}(?:저작권자|저작권 ?[ⓒ©(])|all rights? reserved|\bcopyright ?(?:[ⓒ©]|\(c\)|(?:19|20)\d\d)"
    r"|무단 ?(?:전재|복제|배포|도용|사용|이용)[^.]{0,30}(?:금지(?:합니다|됩니다)?(?![가-힣])|금합니다)|재배포 ?(?:및 ?AI ?학습.{0,12})?금지(?![가-힣])"
    r"|unauthori[sz]ed (?:reproduction|use|copying|distribution).{0,60}(?:prohibited|forbidden)"
    r"|^.{0,12}(?:공공누리|creative commons).{0,60}(?:제 ?\d유형|licen[cs]e)",
    re.IGNORECASE,
)
# What is said to readers, as an order or an offer: never in the words in which news tells of it.
_READERS = re.compile(
    r"^(?:please |you (?:must|need to|have to) (?:be )?)?(?:log|sign)(?:ged)?[ -]?in\b.{0,100}$"
    r"|^to (?:write|leave|post|add|read|see|join)\b.{3,60}\b(?:log|sign)[ -]?in\b.{0,60}$"
    r"|^.{0,20}\bcomments? (?:policy|guidelines|(?:is|are) (?:open|closed|moderated|subject))\b.{0,40}$"
    r"|^.{0,20}\b(?:board policy|social comment)\b.{0,20}$"
    r"|^(?:please )?(?:leave|write|post|add) (?:a |your )?(?:comment|reply)\b.{0,40}$|^comments? ?\(?\d*\)?$"
    r"|^(?:was|did you find) this (?:article|page|story|information)\b.{0,60}$"
    r"|로그인.{0,14}(?:하세요|해 ?주세요|해주시|필요합니다|하셔야)|로그인 ?후.{0,20}(?:있습니다|하세요|주세요|\d자)"
    r"|댓글.{0,24}(?:하세요|주세요|보세요|바랍니다|수 있습니다)\W*$|^(?:댓글|의견) ?(?:쓰기|작성|입력|등록|남기기|운영 ?원칙|정책)\W*$"
    r"|(?:첫 )?(?:댓글|의견)을? .{0,8}남겨 ?(?:주세요|보세요)"
    r"|(?:^|글씨 ?키우기 )이 (?:기사|글|페이지|콘텐츠).{0,12}(?:어땠|만족하|도움이|공유하기|공유합니다|추천하기|추천합니다).{0,40}$"
    r"|\(?\b0 ?/ ?\d{2,4} ?(?:자|characters)?\)?$",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"^(?:subscribe (?:to|now|today|here|for)|sign ?up (?:for|to)|get (?:the|our|more|daily|breaking)|join (?:us|our)|support (?:us|our)|"
    r"become a)\b.{0,80}\b(?:newsletters?|letter|inbox|alerts?|app|channel|community|journalism|members?|subscribers?|free|daily|weekly|edition|magazine|paper)\b.{0,60}$"
    r"|^(?:follow us|like us on|click here|tap here|see more|view (?:all|more|original)|skip to|share this (?:article|story|post|page)|"
    r"listen to this|read (?:the )?(?:full|more|original|in korean|in english)|thank(?: you|s) for reading|forward to a|unsubscribe|"
    r"ask the (?:editor|writer|author)|send (?:us )?feedback|save for later)\b.{0,80}$"
    r"|^(?:subscribe|sign ?up|subscribe (?:now|today|here)|(?:back|go) to (?:top|the top|list|the list|home|main|news)|back issues\b.{0,60})$"
    r"|^download (?:the|our)\b.{0,40}\bapps?\b.{0,40}$|\bnewsletters?\b.{0,60}\b(?:inbox|sign up)\b"
    r"|(?:구독|뉴스레터|채널|알림).{0,30}(?:하기|신청|하세요|해 ?주세요|받아보세요|받기|추가|만나보세요|보세요)[.! ]*$"
    r"|^(?:원문|전체|기사|더|자세히|한글|영문|국문).{0,12}(?:보기|보러 ?가기|읽기|바로가기)\W*$"
    r"|^(?:정기 ?)?(?:구독|광고|제휴|독자) ?(?:문의|신청|센터)\b.{0,60}\d{3,4}-\d{4}|발신 ?전용",
    re.IGNORECASE,
)
_TIP = re.compile(
    r"(?:기사|뉴스)? ?제보(?:는|하기|[ :]).{0,60}(?:@|\d{2,4}-\d{3,4}|카카오톡.{0,10}(?:채널|검색|ID|아이디))"
    r"|^(?:contact|reach|email|write to) (?:the )?(?:reporter|writer|author|editor|newsroom)s?\b.{0,80}$|^write to \S{1,40}@\S{1,40}$"
    r"|^(?:for )?(?:news )?tips\b.{0,60}@|^(?:media|press) (?:contact|inquir).{0,100}$",
    re.IGNORECASE,
)
# Fields of an imprint. Telephone and address alone may be those of an event.
_IMPRINT = {
    "phone": r"대표 ?전화|전화 ?[:：]|팩스|\b(?:fax|tel|phone)\b ?[.:]|\b0\d{1,2}\)?[-. ]\d{3,4}-\d{4}|\+82|\b1\d{3}-\d{4}\b",
    "address": r"우편번호|\(우?\)? ?\d{5}\)?|^\(?\d{5}\)? |주소 ?[:：]|address ?:|(?:로|길|동) ?\d{1,4}(?:-\d+)?(?:번지)?(?=[ ,(]|$)",
    "registration": r"사업자 ?등록 ?번호|등록 ?번호|등록 ?일자?|통신 ?판매업|제호|business registration|registration no|발행 ?일자",
    "people": r"발행인|편집인|대표 ?이사|청소년 ?보호 ?책임자|publisher ?:|editor-in-chief ?:|ceo ?:",
    "rights": r"copyright|ⓒ|©|all rights? reserved",
}
_IMPRINT_FIELDS = {name: re.compile(field, re.IGNORECASE) for name, field in _IMPRINT.items()}
_RELATED = re.compile(
    r"more (?:in|on|from|about|stories|news|articles|by)\b.{0,40}|related(?: (?:stories|articles|news|posts|content|links|topics|reading|guides?|pages|"
    r"coverage|videos?))?|(?:most|top) ?(?:\d+ )?"
    r"(?:read|viewed|popular|shared|commented|emailed|stories|news|articles|headlines|picks)\b.{0,20}"
    r"|editors?['’]?s?['’]? (?:picks?|choice)|trending(?: .{1,16})?|latest (?:news|stories|headlines|articles|posts|(?:from|in) .{1,24})"
    r"|recommended(?: (?:for you|stories|articles|reads?|reading|videos?|posts))?|popular (?:now|stories|articles|posts|news)"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,12}"
    r"|(?:also|further) read(?:ing)?|read (?:also|next|this next)|up next|what['’]s (?:hot|new|next|trending)|in case you missed it"
    r"|(?:previous|next|other|recent) (?:articles?|stor(?:y|ies)|posts?)|don['’]t miss|hot (?:news|issues?|topics?)"
    r"|관련 ?(?:기사|뉴스|글|콘텐츠|소식|영상)(?: ?(?:보기|더보기|목록))?|.{0,10}(?:많이|함께|같이) (?:본|읽은|보는|찾는|볼만한|볼 만한|보면|읽으면).{0,14}"
    r"|인기 ?(?:기사|뉴스|글|검색어|콘텐츠).{0,6}|주요 ?(?:기사|뉴스).{0,6}|추천 ?(?:기사|뉴스|콘텐츠|영상|글).{0,6}|최신 ?(?:기사|뉴스|글).{0,6}"
    r"|이 ?시각 .{1,12}|오늘의 (?:주요|핫|인기|추천|뉴스|이슈).{0,8}|실시간 ?(?:뉴스|인기|검색어|랭킹|이슈|급상승|주요).{0,6}"
    r"|핫 ?(?:이슈|뉴스|클릭|토픽)|베스트 ?(?:클릭|기사|뉴스|댓글)"
    r"|.{2,12}(?:기자|특파원)의? ?(?:다른|최신) ?기사.{0,8}|(?:이 기자의 )?다른 ?기사.{0,8}|.{0,8}랭킹 ?(?:뉴스|기사)?|에디터.{0,3} ?(?:추천|픽)"
    r"|(?:이전|다음) ?(?:기사|글)|놓치(?:면|지) .{1,12}"
    r"|(?:인기|많이 본|추천|주요|관련|최신|베스트|다른) ?(?:포토|사진|화보|동?영상|갤러리|방송|칼럼|게시물)(?: ?(?:보기|더보기|목록))?|핫 ?뉴스"
    r"|(?:popular|trending|most (?:read|viewed)|top stories) (?:this|today|now|on)\b.{0,16}|more (?:photos|pictures|videos|galleries|columns|episodes)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"(?:(?:previous|prev|next) (?:article|story|post) ?[:>»|]? ?|(?:이전|다음) ?(?:기사|글) ?[:>»|▲▼]? ?|[▲▼] ?(?:이전|다음) ?글 ?).+"
    r"|(?:tags?|keywords?|topics?|filed under) ?[:|] ?.+|(?-i:tags .+|TAGS? .+|Tags(?: [A-Z가-힣].*)?)|(?:관련 ?)?(?:태그|키워드|해시태그)(?: ?[:|])? ?.*"
    r"|(?:keywords? |tags? |키워드 )?#\S.*"
    r"|\S.{0,80}\.(?:docx?|hwpx?|pdf|xlsx?|pptx?|zip|jpe?g|png|gif|mp4|csv)\b.{0,30}|(?:첨부 ?파일|attachments?|attached files?)\b.{0,80}"
    r"|\(?(?:end|끝)\)|(?:https?://|www\.)\S{2,200}",
    re.IGNORECASE,
)
# The same with its list on the same line.
_RELATED_ROW = re.compile(
    r"(?:more (?:in|on|from) [^:?]{2,24}|related(?: [a-z]{4,8})?|most (?:read|viewed|popular)|editor['’]?s['’]? picks?"
    r"|(?:많이 ?본|관련|인기|추천|함께 (?:볼|읽을)|핫) ?[가-힣]{1,4}) ?[:：|▶] ?\S.{0,200}",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"(?:for )?immediate release|(?:(?-i:[A-Z&]{2,20} ){1,6})?press release|(?:[가-힣]{2,12} )?(?:보도|참고|보도 ?설명) ?자료|(?:즉시 보도|배포 즉시).{0,20}|embargo.{0,60}"
    r"|(?:담당 ?부서|담당자|책임자|보도 ?시점|배포 ?일시|문의처|작성자|조회수?|department|division|section|category|author) ?[:|] ?.{1,80}",
    re.IGNORECASE,
)
# Words in small letters: with half of them it is a headline, unless there are separators.
_LOWER_START = re.compile(r" (?!and\b|in\b|up\b|us\b)[a-z]")
# A menu that begins with its first button, in capitals throughout; half of its sections are known.
_MENU_FIRST = re.compile(r"(?:Home|HOME|Menu|MENU|홈|메뉴|처음으로) ")
_MENU_SHARE = 0.5
_HOME = re.compile(r"(?:home|홈|main|front page) ?[<>›»〉/|]", re.IGNORECASE)


def is_copyright(text: str) -> bool:
    """A copyright line, which ends what belongs to one article."""
    return bool(_COPYRIGHT.search(text[:_LONGEST]))


def is_notice(text: str) -> bool:
    """Copyright, comment box, invitation to subscribe, contact: furniture even as a whole sentence."""
    if len(text) > _LONGEST:
        return bool(_COPYRIGHT.match(text[:40])) or is_imprint(text)
    return any(
        form.search(text) for form in (_COPYRIGHT, _READERS, _INVITATION, _TIP)
    ) or is_imprint(text)


def is_imprint(text: str, *, foot: bool = False) -> bool:
    """The publisher's address, people and registration: at least two such fields in one line.

    In the foot of a page a telephone number and an address will do; above, they may be content.
    """
    if len(text) > 1000 or is_prose(text):
        return False
    fields = {name for name, field in _IMPRINT_FIELDS.items() if field.search(text)}
    return len(fields) >= 2 and (foot or fields != {"phone", "address"})


def is_side_line(text: str) -> bool:
    """Tags, file names, addresses on the web, "next article" lines."""
    if len(text) <= _LONGEST and _RELATED_ROW.fullmatch(text):
        return not is_prose(text) or not is_ended(text)
    return len(text) <= _LONGEST and bool(_SIDE.fullmatch(text)) and not is_ended(text)


def is_release_label(text: str) -> bool:
    """Labels above a press release or a notice: press release, 담당부서, Department."""
    parts = [part for part in re.split(r" ?\| ?", text[:200]) if part]
    return (
        len(text) <= 100
        and bool(parts)
        and bool(_RELEASE.fullmatch(text) or _RELEASE.fullmatch(parts[0]))
    )


def is_related_label(text: str) -> bool:
    """The heading of a list of other articles."""
    return len(text) <= 60 and bool(_RELATED.fullmatch(text.strip("[]<>◆■●▶【】: ")))


def is_tools(text: str) -> bool:
    """Buttons and nothing else."""
    return _made_of(text, _TOOLS, MENU_FILLERS)


def is_menu(text: str) -> bool:
    """Section names and buttons, or a path such as ``Home > National > Politics``.

    A label in both languages (``Sports 체육``) is no menu: it may be content.
    """
    if len(text) > _LONGEST or is_ended(text):
        return False
    if _HOME.match(text):
        return True
    if _MENU_FIRST.match(text) and not _LOWER_START.search(text):
        return _share(text, _TOOLS | _SECTIONS) >= _MENU_SHARE
    both = is_bilingual(text) and len(text.split()) <= 4 and not re.search("[|>›»<]", text)
    small = len(_LOWER_START.findall(text))
    listed = bool(re.search("[|>›»<·/]", text)) or 2 * small < len(text.split())
    return not both and listed and _made_of(text, _TOOLS | _SECTIONS, frozenset(("&", "and", "us")))


def is_path(text: str) -> bool:
    """Short items with ``>`` or three and more with ``|`` between them, in one language, without figures.

    Between ``>`` an item may be as long as the title of a series.

    >>> is_path("Architecture | Interiors | Gardens"), is_path("Festival | 사물놀이 공연 | Hall A")
    (True, False)
    """
    titled = text.endswith(">") and text.count("<") == 1  # "전시 <짜다, 잇다>"
    if len(text) > 160 or is_ended(text) or any(map(str.isdigit, text)) or titled:
        return False
    items = [item for item in re.split(r" ?[<>›»〉|] ?| [·/] ", text) if item]
    words, chars = (6, 40) if len(re.findall(" [>›»〉] ", text)) >= 2 else (4, 30)
    short = all(len(item.split()) <= words and len(item) <= chars for item in items)
    one = len({is_korean(item) for item in items}) == 1
    return (
        short
        and one
        and (len(items) >= 3 or (len(items) == 2 and bool(re.search("[<>›»〉]", text))))
    )


def is_meta_line(text: str) -> bool:
    """Writer, date, counters, issue; beside them only buttons, sections or the name of the paper.

    >>> is_meta_line("2025-10-20 Weekend section"), is_meta_line("Market opens on Oct. 20, 2025")
    (True, False)
    """
    rest = beside_meta(text)
    if rest is None or is_double_date(text):
        return False
    return not rest or is_source(rest) or _made_of(rest, _TOOLS | _SECTIONS, MENU_FILLERS)


_TOOLS = TOOL_WORDS_EN | TOOL_WORDS_KO
_SECTIONS = SECTION_WORDS_EN | SECTION_WORDS_KO


def _share(text: str, vocabulary: frozenset[str]) -> float:
    """The share of the words of a short line that are in the table."""
    words = text.lower().split()
    return sum(word in vocabulary for word in words) / len(words) if len(words) >= 4 else 0.0


def _made_of(text: str, vocabulary: frozenset[str], fillers: frozenset[str]) -> bool:
    """Whether all words of a short line are in the table, but for fillers, and one at least is."""
    if len(text) > 200 or is_prose(text) or text.endswith((".", "?")):
        return False
    words = [w.strip("()[]:,!'\"") for w in re.split(r"[\s|<>›»·•/∙,]+", text.lower())]
    words = [word for word in words if word and not word.isdigit()]
    return any(word in vocabulary for word in words) and all(
        word in vocabulary or word in fillers for word in words
    )
