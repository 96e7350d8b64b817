"""What stands beside a text and is none: labels of advertisements, versions and captions, who made it, disclaimers.

Forms of whole lines, like those of ``bars.py``; words are only ever asked of the line as a whole.
"""

from __future__ import annotations

import re

from aligner.page.furniture.site import is_related_label
from aligner.page.lines.forms import is_ended, is_prose
from aligner.page.words.phrases import anywhere

_LONGEST = 160
_TRIM = " []()<>【】■●▶◆※*:"
_ADVERT = re.compile(
    r"(?:advertisements?|ads?|sponsored(?: content)?|광고|배너|광고 ?문의)(?: ?[·/|] ?(?:advertisements?|ads?|광고))?|(?-i:\[(?:광고|배너|AD)\]).{0,60}",
    re.IGNORECASE,
)
_CAPTIONS = re.compile(
    r"(?:사진|화보|그림|포토) ?(?:설명|캡션)(?: ?\(.{2,30}\))?|(?:photo|picture|image) captions?(?: ?\(.{2,30}\))?|captions?",
    re.IGNORECASE,
)
_LANGUAGE = r"(?:국문|영문|한글|영어|한국어|Korean|English|원문|번역문?)"
_VERSION = re.compile(
    rf"{_LANGUAGE}(?: ?(?:보도 ?자료|번역|원문|기사|전문|본문|요약|version|text|translation|press release|original|summary|edition))?"
    rf"|(?:full|original) (?:text|version) in {_LANGUAGE}",
    re.IGNORECASE,
)
# "(English follows Korean.)", "(영어 재료표는 앱에서)": where to find the other language.
_WHERE = re.compile(
    r"(?:the )?(?:english|korean)(?: (?:version|text|translation|list|original|summary))? (?:follows|below|above|is (?:below|above)|comes first|at the bottom)(?: (?:the|korean|english|below|above|this|text|version|list|of|page|at|bottom)){0,5}"
    r"|(?:scroll (?:down|up)|see below) for (?:the )?(?:english|korean)(?: (?:text|version|translation|list))?"
    r"|(?:영어|영문|국문|한국어|한글)(?: [가-힣]{1,5}| ?[가-힣]{1,5})?[은는이가]? (?:아래|위|뒤|앞|하단|상단|앱|누리집|홈페이지|다음 ?쪽)(?:에서?|에 있습니다|를 참고.{0,12})?[.!]?",
    re.IGNORECASE,
)
_WORK_KO = r"(?:글|그림|사진|정리|번역|옮김|감수|기획|취재|편집|촬영|제작|디자인|자막|인터뷰)"
_NAMES_KO = r"[가-힣A-Za-z0-9_]{2,8}(?<![은는을를의])(?: [가-힣]{2,5}(?<![은는을를의]))?"
_MADE_KO = re.compile(
    rf"(?:(?:19|20)\d\d년 ?\d{{1,2}}월호 |[\d. /:-]{{8,20}})?(?:{_WORK_KO}(?:[·,/] ?{_WORK_KO})? {_NAMES_KO}(?: ?\([^()]{{2,16}}\))?(?: ?[|/·,] ?| |$)){{2,6}}"
    rf"(?:{_LANGUAGE} (?:text|translation|version) by .{{2,40}})?"
    r"|(?:만든|지은|옮긴|엮은|쓴|그린|찍은) ?(?:이|사람|곳)(?:들)? ?[:|]? ?\S.{1,50}"
)
_MADE_EN = re.compile(
    rf"{_LANGUAGE} (?:text|translation|version|captions?|subtitles?)(?: by|:) ?\S.{{1,50}}"
    r"|(?:subtitles?|captions?|transcript(?:ion)?|lyrics|illustrations?|recipe|narration|artwork|layout) by (?-i:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})|번역 ?[:：] ?\S.{{1,30}}"
    rf"|{_WORK_KO} (?:translated|written|edited|subtitled|reviewed|photographed|illustrated)(?: by)? \S.{{1,80}}",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"\[(?:보낸|받는|쓴) ?(?:이|사람|분) ?[:：] ?[^\[\]]{1,40}\]|\[(?:답장|답신|답변|reply|answer|from|to) ?[:：] ?[^\[\]]{1,40}\]",
    re.IGNORECASE,
)
# "Special exhibition room 2 / 특별전시실 2": where something stands, in both languages.
_PLACE_EN = r"(?:[A-Za-z]{2,12} ){0,2}(?:room|hall|gallery|floor|gate|exit|platform|booth|zone|building|section) ?[A-Z\d]{1,3}|[A-Z\d]{1,3}F"
_PLACE_KO = r"(?:[가-힣]{1,6} ?){0,2}(?:제? ?\d{1,2} ?)?(?:전시실|실|홀|관|층|문|출구|승강장|부스|구역|동) ?[A-Z\d]{0,3}|[A-Z\d]{1,3} ?(?:층|관|실|전시실|번 ?출구|구역|동)"
_PLACE = re.compile(
    rf"(?:{_PLACE_EN}) ?[/|·]? ?(?:{_PLACE_KO})|(?:{_PLACE_KO}) ?[/|·]? ?(?:{_PLACE_EN})",
    re.IGNORECASE,
)
_RATING = re.compile(r".{0,40}(?:[★☆]{3,}|평점 ?\d.{0,30}|rate this .{2,40})", re.IGNORECASE)
_ISSUED = re.compile(
    r"(?:송고 ?시간|송고|입력|작성|수정|발표|발행|게시|등록|issued|기사 ?입력)(?: (?:issued|시각|일시|updated))? ?:? ?(?:19|20)\d\d[-./년].{0,80}",
    re.IGNORECASE,
)
# "차 한 통 tea, 80g: 25,000원"; in one language it may be a line of a notice with its translation below.
_PRICE = re.compile(
    r"(?=.*[A-Za-z]{3})(?=.*[가-힣]{1,10} )[^.?!:]{2,50}: ?[₩$€£]? ?\d[\d,.]* ?(?:만 ?)?(?:원|won|달러|dollars?|유로|euros?|엔|yen)?",
    re.IGNORECASE,
)
# What a site disclaims, as whole sentences.
_DISCLAIMER = re.compile(
    r"이번? ?(?:기사|글|편지|호|회|뉴스레터|레터|방송|콘텐츠).{0,10}(?:어떠셨|어땠|마음에 드셨|도움이 되)"
    r"|(?:본|이) 메일은 .{0,30}(?:발신|발송|수신)"
)
_DISCLAIMER_INSIDE = anywhere(
    "투자(?: ?판단| ?결정)?의? (?:최종 )?책임은 .{0,30}$",
    r"\b(?:information|quotes?|data|prices?|market data) (?:is |are )?delayed (?:by )?(?:at least |up to )?\d+ min",
    r"\bnot (?:constitute |intended as |be construed as )?(?:investment|financial|legal|medical|professional) advice\b",
    "저작권은 .{1,24}에(?:게)? (?:있습니다|귀속).{0,20}$",
    "저작권을 존중합니다",
    "제휴 ?(?:링크|마케팅).{0,24}(?:포함|수수료|받)",
    r"\baffiliate links?\b",
    r"\bthis (?:e-?mail|message|mailbox) (?:was sent|is (?:not monitored|automated))",
)
_BUTTONS = re.compile(r"(?:\[[^\[\]]{2,12}\] ?){2,8}")
_FORECAST = re.compile(
    r"(?:다음|차|내) ?(?:회|호|편|화|강)(?:에는?)? ?(?:예고|예정)? ?[:：] ?\S.{1,80}|(?:다음|내) ?(?:주|달) ?예고 ?[:：] ?\S.{1,80}|(?:이전|지난) ?(?:회|호|편|화) ?\d{1,4}[.:]? .{1,60}"
)
_SIMILAR = re.compile(
    r"(?:비슷한|관련|추천|다른|함께 보는|인기) ?(?:자막|작품|상품|영상|문제|표현|글|레시피|영화|노래|책|게시물) ?[:：] ?\S.{1,100}|similar (?:titles?|posts?|recipes?|subtitles?|products?|items?) ?[:：] ?\S.{1,100}",
    re.IGNORECASE,
)
_LIST_AFTER_LABEL = re.compile(r" ?[·•|] ?")


def aside_role(text: str) -> str:
    """What a line is around a text: "notice", "close" (it ends one text, before the other version), "side"; or "".

    >>> aside_role("ADVERTISEMENT"), aside_role("[국문 보도자료]"), aside_role("English is hard.")
    ('side', 'close', '')
    """
    if not text or len(text) > _LONGEST:
        return ""
    if _DISCLAIMER.match(text) or _DISCLAIMER_INSIDE.search(text):
        return "notice"
    bare = text.strip(_TRIM)
    if _WHERE.fullmatch(bare.rstrip(".!")):
        return "side"
    if is_ended(text):
        return ""
    if _VERSION.fullmatch(bare) and (bare != text or " " in bare):
        return "close"
    return "side" if _is_side(text, bare) else ""


def _is_side(text: str, bare: str) -> bool:
    return bool(
        _ADVERT.fullmatch(bare)
        or _CAPTIONS.fullmatch(bare)
        or _SENDER.fullmatch(text)
        or _PLACE.fullmatch(bare)
        or _BUTTONS.fullmatch(text)
        or _ISSUED.fullmatch(text)
        or _PRICE.fullmatch(text)
        or _FORECAST.fullmatch(bare)
        or _SIMILAR.fullmatch(bare)
        or (_RATING.fullmatch(text) and not is_prose(text))
        or _MADE_KO.fullmatch(text)
        or _MADE_EN.fullmatch(bare)
        or _is_related_row(text)
    )


def _is_related_row(text: str) -> bool:
    """A heading of other articles with its list in the same line, dots between."""
    items = _LIST_AFTER_LABEL.split(text.strip("·• "), maxsplit=1)
    return len(items) == 2 and is_related_label(items[0])
