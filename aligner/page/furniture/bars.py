"""Bars and pointers of a site, in one language or both: "Next gallery ▶ ...", "Share | 공유", "1 / 8 ▶".

Forms of whole lines, like those of ``site.py``. A line in two languages is read by its *items*: what
stands between separators, and between one script and the other, as in ``공유하기Share 저장Save``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from aligner.page.credits.forms import EMAIL
from aligner.page.furniture.bilingual import is_bilingual_row
from aligner.page.lines.forms import is_ended, is_korean, is_prose
from aligner.page.words.labels import MENU_FILLERS, TOOL_WORDS_EN, TOOL_WORDS_KO
from aligner.page.words.phrases import anywhere

_LONGEST = 160  # characters of a bar; nine buttons in two languages take about 120
_TOOLS = TOOL_WORDS_EN | TOOL_WORDS_KO | {"한국어", "영어", "국문", "영문", "english", "korean"}
# What a pointer points to. "Next stop: Mars" and "다음 주: 비" are headlines, so the noun is asked for.
_PAGE_EN = (
    r"(?:articles?|stor(?:y|ies)|posts?|pages?|images?|photos?|pictures?|galler(?:y|ies)|videos?|clips?|episodes?|"
    r"issues?|slides?|lessons?|interviews?|rooms?|chapters?|news|reads?|reading|programs?|notices?|releases?|entry|entries)"
)
_PAGE_KO = r"(?:기사|글|뉴스|사진|포토|화보|이미지|그림|영상|동영상|방송|회차|회|편|호|강의|강|인터뷰|이야기|페이지|전시실|장|공지|소식|보도자료|콘텐츠|갤러리|읽을거리)"
_POINTER = re.compile(
    rf"(?:(?:see|read|watch) )?(?:previous|prev|next|last|related|recommended|other|similar|more|popular) (?:[a-z]{{2,12}} )?{_PAGE_EN}"
    r" ?[:：|»→▶▷►▸☞>]{1,2}.{0,120}"
    rf"|(?:이전|다음|지난|관련|추천|인기|다른|함께 볼) ?(?:[가-힣]{{1,6}} )?{_PAGE_KO}(?: ?(?:예고|보기|목록|더보기))?"
    r" ?[:：|»→▶▷►▸☞>]{1,2}.{0,120}"
    r"|(?:(?:next|also|inside|elsewhere|coming) (?:up )?(?:in|on) (?:this|the|our|next) [a-z]{4,10}|coming (?:up|soon)|다음 ?순서) ?[:→▶▷].{0,120}"
    rf"|(?:이전|다음|관련) {_PAGE_KO}? ?(?:up next|previous|next|related) ?[:：].{{0,120}}|up next ?[:：].{{0,120}}",
    re.IGNORECASE,
)
# "Recipe of the week ▷ Burdock rolls": a short label, a pointing mark, what it points to.
_MARKED = re.compile(r"[^.?!…:▶▷►▸»☞<>]{2,40} ?(?:[▷▶►▸☞»]|>>) ?[^.?!…]{0,90}")
_POINTING_END = re.compile(r"[^.?!…]{1,60} ?(?:[▶▷►▸»▲▼☞]|→|>>)")
_LEAST_LEFT = 2  # letters before the mark
# What a site prints day by day under the same name.
_SERIES = re.compile(
    r"(?:photo|picture|image|word|phrase|expression|quote|recipe|video|song|book|poem|chart|graphic|question|verse|prayer|person|people|"
    r"artist|number|cartoon|tip|product|case|pick|letter|dish|menu|poll|sermon|psalm|hymn|fact|app|album|shot)s? of the (?:day|week|month)"
    r"|today['’]s (?:[a-z]{3,12} )?(?:photos?|pictures?|images?|words?|phrases?|expressions?|quotes?|recipes?|videos?|songs?|verses?|rulings?|cases?|"
    r"headlines?|fortune|weather|picks?|quiz|puzzle|cartoon|menu|issue|poem|question|prayer|lesson|crossword)(?: in [a-z]{4,10})?"
    r"|(?:오늘의|이번 ?주|이 ?주의|금주의|이달의|이번 ?달|이번 ?호) ?(?:의 )?(?:[가-힣]{1,4} )?(?:사진|한 ?컷|요리|레시피|영어|표현|단어|어휘|운세|날씨|판결|인물|영상|"
    r"말씀|명언|시|책|노래|화보|만평|퀴즈|질문|추천|헤드라인|기도|찬송|포토|사연|메뉴|작품|숫자|한마디|문장|속담|상식|십자말)(?: [가-힣]{2,5})?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:\b(?:no|vol|ep|issue)\.? ?|제 ?|#)\d{1,5}(?:호|회|편|화)?", re.IGNORECASE)
# Which of how many, pages, lengths, sizes, speeds, hearts: "◀ 1 / 8 ▶" and "Page 3 / 3면" and "♥ 2.1k".
_COUNTER = re.compile(
    r"(?=[\[(\d♥♡❤👍👁☆★✉🔗p])(?:[\[(]?\b\d{1,3} ?/ ?\d{1,3}\b[\])]?|\b\d{1,2}:\d\d(?::\d\d)?\b|\b\d{3,4}p\b|\b\d(?:\.\d)?x\b|[♥♡❤👍👁☆★✉🔗] ?[\d.,]*[km]?|\bpage \d+|\b\d+면|\b\d[\d,.]*[km]?\b)",
    re.IGNORECASE,
)
_DOING_KO = re.compile(
    r".{0,5}(?:보기|듣기|하기|담기|받기|풀기|쓰기|남기기|찾기|읽기|넘기기|펼치기|신고|신청|가기|복사|화면|크기조정|크기조절)"
)
_SPLIT = re.compile(
    r"[\s|/·•∙,:;()\[\]<>«»‹›▶▷►▸◀◁◂→←☞◆■□▲▼=≡☰+&~-]+|(?<=[가-힣])(?=[A-Za-z])|(?<=[A-Za-z])(?=[가-힣])"
)
_SEPARATED = re.compile(r"[|▶▷►▸◀□■▲»♥♡❤≡☰✉🔗]|>>| [/·•] |\[[^\]]{2,20}\]|\d")
_LANGUAGES = re.compile(
    r"日本語|中文|简体|繁體|Español|Français|Deutsch|Tiếng Việt|Русский|Bahasa Indonesia|ภาษาไทย"
)
_BURGER = re.compile(r"[≡☰🔍] ?\S")
_PHONE = re.compile(r"(?:\+82|\b0\d{1,2}|\b1\d{3})\)?[-. ]\d{3,4}(?:[-. ]\d{4})?|☎|☏|📞")
_HANDLE = re.compile(r"(?:^|\s)@[A-Za-z]\w{2,30}")
_CONTACT = re.compile(
    r"(?:contact|inquir(?:y|ies)|enquir(?:y|ies)|questions|e-?mail|문의|연락처|문의처|담당|제보|이메일|대표메일|media contact|press contact)(?: [가-힣]{1,6}| [a-z]{3,10})? ?[:：].{2,90}",
    re.IGNORECASE,
)
# A telephone and when it is answered, with a label and no name of anybody.
_BARE_CONTACT = re.compile(
    r"contact|inquir(?:y|ies)|문의처?|연락처|전화|tel\b\.?|phone|평일|주말|공휴일|[월화수목금토일](?:요일)?(?![가-힣])|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b",
    re.IGNORECASE,
)
_MADE_BY = re.compile(
    r"(?:^|[/|·,] ?)(?:글|그림|사진|정리|번역|기획|취재|편집|연출|촬영|진행|제작|구성|디자인|자막|감수|words?|text|photos?|translation|edited|directed|produced|written)\b ?[=:]? ?(?:by )?\S",
    re.IGNORECASE,
)
_MADE_KO = r"(?:글|그림|사진|정리|번역|기획|취재|편집|연출|촬영|진행|제작|구성|디자인|자막|감수|인터뷰|각본|음악|대본|출연|낭독)"
_MADE_EN = (
    r"(?:words?|text|story|photo(?:graph)?s?|pictures?|interview|translat(?:ed|ion)|edited|directed|produced|written|filmed|"
    r"illustrat(?:ed|ions?)|narrated|hosted)"
)
# "글 나보리 / 사진 도하늘 Words: Na Bo-ri", and who holds an event in both languages.
_MAKERS = re.compile(
    rf"(?:(?:{_MADE_KO}(?:[·,/] ?{_MADE_KO})? ?[=:]? ?[가-힣]{{2,5}}|(?:{_MADE_EN}(?: by)? ?:?|by) (?-i:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{1,2}}))"
    r"(?: ?[/|·,] ?| |$)){2,6}",
    re.IGNORECASE,
)
_HOLDERS = re.compile(
    r"(?:주최|주관|후원|협찬|협력|제작) ?[/|·]? ?(?:organi[sz]ed|hosted|supported|sponsored|presented|held|produced)(?: by)?\b",
    re.IGNORECASE,
)
_SOURCE_NOTE = re.compile(
    r"[*※☞(]{0,2} ?(?:출처|자료 ?출처|자료|sources?|data|image source|photo source)(?: (?:출처|sources?))? ?[:：=] ?\S.{1,120}",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"[*※]? ?(?:첨부|붙임|별첨|첨부 ?자료|attach(?:ed|ments?)|enclos(?:ed|ures?))(?: (?:첨부|붙임|attach(?:ed|ments?)))? ?[:：] ?\S.{1,100}",
    re.IGNORECASE,
)
# What a site asks of its readers or says of its texts, as whole sentences.
_PROMPT = re.compile(
    r"subscribe for\b.{0,40}$|support (?:local|our|independent|quality)\b.{0,30}\bjournalism\b"
    r"|you(?: have|['’]ve) read \d+ (?:of|free)\b|(?:we|this (?:site|website)) uses? cookies"
    r"|(?:download|get) (?:the|our) apps?\b.{0,40}$"
    r"|이 (?:기사|글|뉴스|방송|콘텐츠).{0,4} ?(?:소리로|음성으로|어떠셨|어떠세요|유익|도움)"
    r"|.{0,30}본(?:지|보|사)의? (?:편집 ?방향|공식 ?입장|견해)과.{0,12}(?:다를|무관|일치)"
    r"|\W{0,3}this (?:is a translation|(?:article|editorial|column|story|interview|text) (?:was|is|has been) (?:translated|a translation))\b"
    r"|\W{0,3}(?:본|이) [가-힣]{1,5}[은는] .{0,30}(?:번역기|인공지능|AI|자동 ?번역|(?:조언|진단|권유|상담)[을를]? ?(?:대신|목적|대체|아니)).{0,40}$"
    r"|▲? ?(?:top|페이지 상단으로|맨 ?위로)$",
    re.IGNORECASE,
)
_PROMPT_INSIDE = anywhere(
    "구독(?:과|,|하고) ?좋아요.{0,24}$",
    r"\bfree articles? (?:left|remaining|this month)\b",
    "쿠키를 사용",
    "(?:후원|기부)하기(?: ?[|/] ?.{0,40}| [a-z ]{4,20})?$",
    r"\[(?:듣기|ok|보기|신고|확인|동의|닫기|구독|신청|listen|accept)\]$",
    "외부 ?(?:필자|기고|칼럼).{0,40}(?:편집 ?방향|견해|입장)",
    r"\b(?:views?|opinions?) expressed\b.{0,80}\b(?:authors?|writers?|not necessarily|do(?:es)? not)\b",
    r"\bfor (?:general )?informational purposes only\b",
)
_LONGEST_PROMPT = 200
# "♪ (음악) [steam hissing]": what subtitles tell of sounds.
_SOUND = re.compile(
    r"[♪♫♬].{0,60}|(?:[(\[][^()\[\]]{1,30}(?:소리|음악|박수|노래|음향)[)\]] ?){1,2}|\[[a-z]{3,12}(?: [a-z]{2,12}){0,3}\]"
)
# The name of a row of pictures.
_PICTURES = re.compile(
    r"(?:(?:photos?|pictures?|images?|gallery|videos?|사진|포토|화보|영상|갤러리|그림)(?: ?\(?\d{1,2}\)?)?[ /·|]{0,3}){1,2}",
    re.IGNORECASE,
)


def is_prompt(text: str) -> bool:
    """What a site asks of its readers or disclaims, even as a whole sentence.

    >>> is_prompt("이 기사 어떠셨나요? 유익해요 3"), is_prompt("이 글은 바다에서 시작한다.")
    (True, False)
    """
    return len(text) <= _LONGEST_PROMPT and bool(_PROMPT.match(text) or _PROMPT_INSIDE.search(text))


_LABELLED = re.compile(r"[^.?!…:|→▶▷►▸»☞\d]{2,30} ?([:|→▶▷►▸»☞]) ?\S")


def is_bar(text: str) -> bool:
    """A line of a site around its articles that is nothing else, wherever it stands.

    >>> is_bar("이전 사진: 새벽 항구"), is_bar("Next stop: Mars"), is_bar("공유하기Share 저장Save")
    (True, False, True)
    """
    if len(text) > _LONGEST or not text:
        return False
    if is_ended(text) and (is_prose(text) or not text.endswith((")", "]"))):
        return False
    return (
        bool(_POINTER.fullmatch(text))
        or _is_marked(text)
        or is_series(text)
        or _is_buttons(text)
        or is_bilingual_row(text)
        or bool(_BURGER.match(text))
        or is_contact(text)
        or bool(_SOURCE_NOTE.fullmatch(text) or _ATTACHED.fullmatch(text))
        or bool(_SOUND.fullmatch(text) or _PICTURES.fullmatch(text))
        or bool(_MAKERS.fullmatch(text) or _HOLDERS.match(text))
        or (len(_LANGUAGES.findall(text)) >= 2)
    )


def _is_marked(text: str) -> bool:
    """A pointing mark inside or at the end of a few words; one at the beginning may be a caption's."""
    if text[0] in "▶▷►▸▲▼☞◀◁":
        return False
    if _POINTING_END.fullmatch(text) and len(text.split()) <= 7:
        return True
    return bool(_MARKED.fullmatch(text))


def is_series(text: str) -> bool:
    """The name of what comes every day or week, in one language or both: "Image of the Day / 오늘의 사진".

    >>> is_series("Today's Ruling No. 318"), is_series("Today's youth want jobs"), is_series("이번 주 책")
    (True, False, True)
    """
    if len(text) > 90:
        return False
    named = _NUMBER.sub("", text)
    first = next((at for at, char in enumerate(named) if char.isalpha()), len(named))
    return bool(_SERIES.match(named, first)) and not any(map(str.isalpha, _SERIES.sub("", named)))


def _is_buttons(text: str) -> bool:
    """Mostly words of buttons, with separators, counters or words of both scripts between them."""
    words = [word.lower().strip(".'’\"!") for word in _SPLIT.split(_COUNTER.sub(" ", text))]
    words = [word for word in words if word and word not in MENU_FILLERS and not word.isdigit()]
    if not words:
        return bool(_COUNTER.search(text)) and "/" in text
    both = any("가" <= word[0] <= "힣" for word in words) and any(w[0].isascii() for w in words)
    if not both and not _SEPARATED.search(text):
        return False
    tools = sum(word in _TOOLS or bool(_DOING_KO.fullmatch(word)) for word in words)
    return tools >= max(2 if len(words) <= 4 else 3, len(words) / 2)


def twins_of_bars(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of lines that stand beside a pointer of the other language and are made like it.

    "다음 기사: ..." tells what "Continued overleaf: ..." above it is. Made alike: few words, the same mark, more words.

    >>> sorted(twins_of_bars(["Turn the page: The last mill", "다음 기사: 마지막 방앗간"]))
    [0]
    """
    written = [(at, _marked_by(line)) for at, line in enumerate(lines) if line]
    found = set()
    for (one, mark), (other, its_mark) in pairwise(written):
        if not mark or mark != its_mark or is_korean(lines[one]) == is_korean(lines[other]):
            continue
        for at, beside in ((one, other), (other, one)):
            if _POINTER.fullmatch(lines[beside][:_LONGEST]):
                found.add(at)
    return frozenset(found)


def _marked_by(line: str) -> str:
    """The mark between a label and what it points to; "" if the line is not made so."""
    made = None if len(line) > _LONGEST or is_ended(line) else _LABELLED.match(line)
    return made[1] if made else ""


def is_contact(text: str) -> bool:
    """Who is to be written to or called: two ways to reach somebody, or one beside who made it.

    >>> is_contact("Eo Jin, PR eo@narae.example 063-000-0000"), is_contact("Library: 044-000-0000")
    (True, False)
    """
    if is_prose(text) and is_ended(text):
        return False
    mail, phone = bool(EMAIL.search(text)), bool(_PHONE.search(text))
    if mail and (phone or _HANDLE.search(text) or _MADE_BY.search(text)):
        return True
    if phone and _BARE_CONTACT.match(text):
        return not any(map(str.isalpha, _BARE_CONTACT.sub("", text)))
    return not phone and not any(map(str.isdigit, text)) and bool(_CONTACT.fullmatch(text))
