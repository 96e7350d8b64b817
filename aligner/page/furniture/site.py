"""What a site prints around its articles: buttons, menus, tags, headings of lists of other articles.

Forms of whole lines, like those of ``lines/forms.py``. Word lists are only ever applied to a line as a
whole: 다음, 목록, home or share are also words of sentences.
"""

from __future__ import annotations

import re

from aligner.page.credits.forms import is_source
from aligner.page.lines.forms import (
    beside_meta,
    is_bilingual,
    is_double_date,
    is_ended,
    is_korean,
    is_prose,
)
from aligner.page.words.labels import (
    MENU_FILLERS,
    SECTION_WORDS_EN,
    SECTION_WORDS_KO,
    TOOL_WORDS_EN,
    TOOL_WORDS_KO,
)

_LONGEST = 300  # characters of a menu or a line of tags

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
