"""Words that exclude one another: morning and evening, early and late May, the left bank and the right one.

A pair is told only where each side has words of one member of a class and of no other, so that what names both
(morning and night, gold and silver) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from aligner.check.required import required
from aligner.check.scan import matches
from aligner.types import Finding, Span

_MONTH = r"Jan|Feb|March|Apr|May\b|June|July|Aug|Sep|Oct|Nov|Dec"
_PERIOD = rf"(?=(?:in )?(?:{_MONTH}|\d{{4}}|\d0s|(?:last|this|next) (?:week|month|year)))"
_END_OF = rf"(?: of (?:the |this |last |next )?(?:week|month|year|{_MONTH}|\d{{4}}))"
_PART = r"(?=[ -](?:hand|wing|back|bank|foot|knee|arm|eye|leg|shoulder|ankle|elbow|wrist|side|lane|field|hander)\b|[ -]handed)"
_PLACE = r"(?= (?:coast|part|side|gate|bank|end|shore|tip|region|slope|half)\b)"
_AREA = r"(?= [A-Z])"
_SPOT = r"(?:부(?=[\s의에지,]|\Z)|쪽(?=[\s의에,]|\Z)|해안|단(?=[\s의에,]|\Z))"
_MOST = r"(?:largest|biggest|tallest|longest|highest|oldest)"
_CHILD = r"(?=[ -](?:son|daughter|child|brother|sister)\b)"
_MEDAL = r"(?=[- ]medal)"
# What rises or falls does so by a figure or to one: beside it, the verb is about that figure.
_BY = r"(?= (?:by |to )?(?:about |nearly |almost |more than |over |some |a record )?(?:[$€£₩]?\d|half a))"
_IN_A_ROW = r"(?= for (?:an? |the |its )?(?:[\w-]{2,12} ){1,2}?(?:straight|consecutive|successive|week|day|month|quarter|session|year)s?\b)"
_MOVED = r"(?=(?: [\w’'-]{1,20}){1,5}? (?:by|to) [$€£]?\d)"
_FIGURE = r"(?:[\d%℃도원명건대배억만조러트p](?:(?:으로|로|까지|이나|가량|정도|쯤|나)\s?|\s)?|연속(?:으로)?\s?)"
_TOLD_UNTIL = r"(?:closed|open|runs?|continues?|lasts?|lasted|on (?:show|view|display)|available) "
_WHEN = r"[\d월년일시주초중말](?:요일)?\s?"
_PARTY = r"(?= (?:\w{2,20} ){0,3}(?:[Pp]arty|[Pp]arties|bloc|camp|lawmakers?|leader)\b)"
_EVENT = r"(?= (?:ceremony|match|game|day|night|film|concert|event)\b)"

# Of each class: the id of its finding, and the members in English and in Korean.
_CLASSES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    # 새벽 is night for some and morning for others.
    "part of the day": ("time-differs", (
        (r"mornings?\b|before dawn\b|at dawn\b", r"아침(?=[\s,.에의]|\Z)|오전"),
        (r"afternoons?\b|evenings?\b|nights?\b|tonight\b", r"저녁(?=[\s,.에의]|\Z)|오후|밤(?=[\s,.에의]|\Z)|심야"),
    )),
    "part of a period": ("date-differs", (
        (rf"early[- ]{_PERIOD}|(?:start|beginning){_END_OF}", r"[월년달해주대]\s?(?:초(?=[\s에의,부까]|순|반|\Z)|상순)|연초"),
        (rf"mid-?(?={_MONTH}|\d0s|\d{{4}})", r"[월년달해대]\s?(?:중순|중반)"),
        (rf"late[- ]{_PERIOD}|end{_END_OF}", r"[월년달해대]\s?(?:말(?=[\s에의,부까]|\Z)|하순|후반)|연말"),
    )),
    "half": ("number-differs", (
        (r"(?:first|opening) half\b", r"전반(?=전|에\s(?!걸)|\s?\d|\s(?:종료|시작|추가))|상반기"),
        (r"second half\b", r"후반(?<![대기] 후반)(?=전|에\s|\s?\d|\s(?:종료|시작|추가))|하반기"),
    )),
    "half of an inning": ("number-differs", (
        (r"top of the\b", r"\d회\s?초(?![가-힣]{2})"),
        (r"bottom of the\b", r"\d회\s?말(?![가-힣]{2})"),
    )),
    "side": ("number-differs", (
        (rf"from (?:the )?(?:top |front )?left\b|left{_PART}", r"왼쪽(?=에서|부터|\s?(?:[두세네]|다섯|\d)\s?번째|\s[가-힣]|에)|왼[손발팔]|좌완|좌측|좌안"),
        (rf"from (?:the )?(?:top |front )?right\b|right{_PART}", r"오른쪽(?=에서|부터|\s?(?:[두세네]|다섯|\d)\s?번째|\s[가-힣]|에)|오른[손발팔]|우완|우측|우안"),
    )),
    "direction": ("name-differs", (
        (rf"east(?:ern)?{_PLACE}|eastern{_AREA}", rf"동(?<![동서남북]동){_SPOT}"),
        (rf"west(?:ern)?{_PLACE}|western{_AREA}", rf"서(?<![동서남북]서){_SPOT}"),
        (rf"south(?:ern)?{_PLACE}|southern{_AREA}", rf"남(?<![동서남북]남){_SPOT}"),
        (rf"north(?:ern)?{_PLACE}|northern{_AREA}", rf"북(?<![동서남북]북){_SPOT}"),
    )),
    "medal": ("number-differs", (
        (rf"gold{_MEDAL}", r"금메달"), (rf"silver{_MEDAL}", r"은메달"), (rf"bronze{_MEDAL}", r"동메달"),
    )),
    # A runner-up has a winner before him, so that no English word tells the winner.
    "place": ("number-differs", (
        (r"(?!)", r"우승(?<!준우승)(?!후보|\s후보)"), (r"runners?-up\b|second place\b|finished second\b", r"준우승|2위"),
    )),
    "part of the week": ("date-differs", ((r"weekends?\b", r"주말"), (r"weekdays?\b", r"평일|주중"))),
    "home run": ("number-differs", (
        (r"solo (?:home|shot|blast)", r"솔로\s?(?:홈런|포|아치)"), (r"two-run\b", r"투런"), (r"three-run\b", r"[스쓰]리런"),
        (r"grand slam\b|bases[- ]loaded\b", r"만루"),
    )),
    "discipline": ("name-differs", ((r"singles\b", r"단식(?!\s?(?:농성|투쟁))"), (r"doubles\b", r"복식"))),
    "currency": ("currency-differs", (
        (r"dollars?\b", r"달러"), (r"euros?\b", r"유로(?=화|당|\s|[를가는에])"), (r"yen\b", r"[\d백천만억조]엔|엔[화당]"),
        (r"yuan\b", r"위안(?!부|을|이)"), (r"rubles?\b|roubles?\b", r"루블"), (r"rupees?\b|Rupees\b", r"루피"),
        (r"(?:Swiss )?francs?\b", r"프랑(?!스)"), (r"baht\b", r"바트|밧"), (r"pesos?\b", r"페소"),
    )),
    "round": ("number-differs", (
        (r"quarterfinals?\b|quarter-finals?\b", r"준준결승|8강"), (r"semifinals?\b|semi-finals?\b", r"준결승(?<!준준결승)|4강"),
        (r"finals?\b(?= (?:match|against|of the|at the|on \w+day)\b)", r"결승(?<!준결승)(?=전|에|행|\s(?:진출|경기)|을)"),
    )),
    "rank": ("number-differs", (
        (rf"(?:the|['’]s) (?:world['’]s |country['’]s )?{_MOST}\b", r"(?:가장(?<!번째로 가장)\s[가-힣]{0,6}[운큰은긴된]\s|최대(?=[\s의])|최장|최고령)"),
        (rf"second[- ]{_MOST}\b", r"두\s?번째로|2위|둘째로|2대(?=\s)|제2"), (rf"third[- ]{_MOST}\b", r"세\s?번째로|3위|셋째로|3대(?=\s)|제3"),
    )),
    "order of birth": ("number-differs", (
        (rf"(?:eldest|oldest|first|first-born){_CHILD}", r"장남|장녀|맏[아딸이형]|첫째\s?[아딸]|큰[아딸]"),
        (rf"second{_CHILD}", r"차남|차녀|둘째|작은[아딸]"), (rf"youngest{_CHILD}", r"막내"),
    )),
    "office": ("name-differs", (
        (r"(?:[Vv]ice|[Dd]eputy) (?:\w{2,20} ){0,3}?[Mm]inister\b", r"차관(?!보|급)"),
        (r"(?<!Prime )(?<!prime )(?<!Deputy )(?<!Vice )[Mm]inister\b", r"장관(?!급)"),
    )),
    "head of state or of the government": ("name-differs", (
        (r"(?<!cting )(?<!ice )[Pp]resident\b", r"대통령(?<!부대통령)"), (r"[Pp]rime [Mm]inister\b|[Pp]remier\b", r"총리(?<!부총리)"),
    )),
    "direction of the change": ("number-differs", (
        (
            rf"(?:rose|risen|rises|climb(?:s|ed)|gain(?:s|ed)|jump(?:s|ed)|surg(?:es|ed)|increas(?:es|ed)|grew|grown|soar(?:s|ed)|up)(?:{_BY}|{_IN_A_ROW})|rais(?:es|ed){_MOVED}",
            rf"{_FIGURE}(?:오른(?!쪽)|올랐|올라|올린|올렸|상승|증가|늘|급등|치솟|인상)(?!세|폭|률|율)",
        ),
        (
            rf"(?:fell|fallen|falls|dropp(?:ed|ing)|drops|declin(?:es|ed)|decreas(?:es|ed)|plung(?:es|ed)|tumbl(?:es|ed)|slid|sank|shrank|down)(?:{_BY}|{_IN_A_ROW})|(?:cut|lowered|reduced|slashed){_MOVED}",
            rf"{_FIGURE}(?:내린|내렸|내려[가갔]|하락|감소|줄[어었였]|줄인|급락|떨어[졌진지]|인하|낮[췄춘])(?!세|폭|률|율)",
        ),
    )),
    "end of the time": ("date-differs", (
        (r"since (?=\d{4}\b|last\b|[A-Z])", rf"{_WHEN}(?:부터|이후|이래)"), (rf"{_TOLD_UNTIL}until\b", rf"{_WHEN}까지"),
    )),
    "gender": ("name-differs", (
        (r"m[ae]n\b|[Mm]en['’]s\b", r"남성(?!복|용|지)|남자(?!친구)"), (r"wom[ae]n\b|[Ww]omen['’]s\b", r"여성(?!복|용|지|가족|부)|여자(?!친구)"),
    )),
    "child": ("name-differs", (
        (r"sons?\b", r"(?<![가-힣])(?:큰|작은|막내|외)?아들"), (r"daughters?\b", r"(?<![가-힣])(?:큰|작은|막내|외)?딸(?![기린랑깍꾹려])"),
    )),
    "boys and girls": ("name-differs", (
        (r"boys?\b(?! (?:band|group))", r"소년(?<!청소년)(?!단|법|원|체전|범|공)|남학생|남자아이"), (r"girls?\b(?! (?:band|group))", r"소녀(?!시대|상|전선)|여학생|여자아이"),
    )),
    "parent": ("name-differs", (
        (r"(?:mothers?|moms?|mums?)\b", r"어머니|엄마|모친|모녀"), (r"(?:fathers?|dads?)\b", r"아버지|아빠|부친|부녀(?!자|회)"),
    )),
    "spouse": ("name-differs", ((r"(?:wife|wives)\b", r"아내|부인(?![하했과병])"), (r"husbands?\b", r"남편"))),
    "school": ("name-differs", (
        (r"(?:[Ee]lementary|[Pp]rimary) [Ss]chool", r"초등"), (r"[Mm]iddle [Ss]chool", r"중학"), (r"[Hh]igh [Ss]chool", r"고등학|고교|여고생|고[1-3](?=\s)"),
    )),
    "season": ("date-differs", (
        (r"(?<![Hh]ot )[Ss]pring\b(?!s| water| board| roll| [Ff]estival)", r"(?<![가-힣])(?:올|새|지난\s|이른\s|늦|초)?봄(?=[\s을이의에날철비꽃,.])"), (r"[Ss]ummer\b", r"여름"),
        (r"[Aa]utumn\b", r"가을(?!\s?야구)"), (r"[Ww]inter\b", r"겨울"),
    )),
    "branch of the forces": ("name-differs", (
        (r"(?<!Salvation )(?<!Liberation )(?<!['’]s )(?<!Red )Army\b", r"육군"), (r"Navy\b", r"해군"), (r"Air Force\b(?! One)", r"공군(?!\s?1호)"), (r"Marines?\b(?: Corps)?", r"해병"),
    )),
    "court": ("name-differs", (
        (r"Constitutional Court\b", r"헌법재판|헌재(?=[\s가는의에])"), (r"Supreme Court\b|[Tt]op court\b", r"대법[원관]|상고심|3심(?=[\s에의은,.])"), (r"(?:[Hh]igh|[Aa]ppellate|[Aa]ppeals) [Cc]ourt\b|[Aa]ppeals (?:trial|ruling)\b", r"고등법원|고법|항소심|2심(?=[\s에의은,.])"),
        (r"[Dd]istrict [Cc]ourt\b|[Ll]ower court\b|(?:court|trial) of first instance\b", r"지방법원|지법|1심(?=[\s에의은,.])"),
    )),
    "investigating body": ("name-differs", ((r"[Pp]rosecut(?:ors?|ion)\b", r"검찰"), (r"[Pp]olice\b", r"경찰"))),
    "side of the house": ("name-differs", ((rf"(?:ruling|governing){_PARTY}", r"(?<![가-힣])여당|집권당"), (rf"opposition{_PARTY}", r"(?<![가-힣])야당|제1야당"))),
    "direction of the trade": ("name-differs", ((r"(?:[Ee]xport(?:s|ed|ing)?|[Oo]utbound shipments?)\b", r"수출"), (r"[Ii]mport(?:s|ed|ing)?\b", r"수입(?=[\s액품이은량물])"))),
    "ceremony": ("name-differs", ((rf"[Oo]pening{_EVENT}", r"개막|개회식"), (rf"[Cc]losing{_EVENT}", r"폐막|폐회식"))),
    "hall": ("name-differs", ((r"arrivals? (?:hall|gate|area|lounge)", r"입국장|도착장"), (r"departures? (?:hall|gate|area|lounge)", r"출국장"))),
}  # fmt: skip


_MEMBERS = [(name, en, ko) for name, (_, members) in _CLASSES.items() for en, ko in members]
_EN = re.compile(
    r"\b(?:" + "|".join(f"(?P<m{i}>{en})" for i, (_, en, _) in enumerate(_MEMBERS)) + ")"
)
_KO = re.compile("|".join(f"(?P<m{i}>{ko})" for i, (_, _, ko) in enumerate(_MEMBERS)))
# The English forms of each class alone: what none of them finds, the form of all does not find either.
_EN_OF = {
    name: [
        (member, re.compile(rf"\b(?:{en})"))
        for member, (of, en, _) in enumerate(_MEMBERS)
        if of == name
    ]
    for name in _CLASSES
}

# One of these letters stands in every Korean form above. Plain strings are looked for ten times as fast as the forms,
# and four in five texts hold none.
_STEMS = (
    "아침|오전|저녁|오후|밤|심야|연초|연말|전반|후반|반기|회초|회말|왼쪽|왼손|왼발|왼팔|오른|좌완|좌측|좌안|우완|우측|우안|"
    "동부|동쪽|동해안|동단|서부|서쪽|서해안|서단|남부|남쪽|남해안|남단|북부|북쪽|북해안|북단|메달|우승|2위|3위|주말|평일|주중|솔로|투런|리런|만루|"
    "단식|복식|달러|유로|엔|위안|루블|루피|프랑|바트|밧|페소|결승|8강|4강|가장|최대|최장|최고령|번째로|둘째|셋째|2대|3대|제2|제3|"
    "장남|장녀|차남|차녀|맏|첫째|큰아|큰딸|작은|막내|차관|장관|대통령|총리|"
    "올랐|올라|올린|올렸|상승|증가|늘|급등|치솟|인상|내린|내렸|내려|하락|감소|줄|급락|떨어|인하|낮췄|낮춘|"
    "부터|이후|이래|까지|남성|남자|여성|여자|아들|딸|소년|소녀|학생|아이|어머니|엄마|모친|모녀|아버지|아빠|부친|부녀|아내|부인|남편|초등|중학|고등|고교|고생|"
    "고1|고2|고3|봄|여름|가을|겨울|육군|해군|공군|해병|헌법|헌재|대법|고법|지법|지방법원|1심|2심|3심|항소심|상고심|검찰|경찰|여당|야당|집권당|수출|수입|개막|폐막|개회|폐회|입국장|도착장|출국장"
)
_ENDS = ("초", "상순", "중순", "중반", "말", "하순", "후반")
_HINT = re.compile(
    "|".join(
        [
            _STEMS,
            *(f"{of}{gap}{end}" for of in "월년달해주대회" for gap in ("", " ") for end in _ENDS),
        ]
    )
)


def contrast_findings(en: str, ko: str) -> Iterator[Finding]:
    """Errors where the sides name two members of one class.

    >>> [f.id for f in contrast_findings("Fans wait on Sunday evening.", "일요일 아침 기다리는 팬들.")]
    ['time-differs']
    """
    told_ko = _members(_in_korean(ko)) if _HINT.search(ko) else {}
    if not any(_may_differ(name, theirs, en) for name, theirs in told_ko.items()):
        return
    told_en = _members(_EN.finditer(en))
    for name, mine in told_en.items():
        theirs = told_ko.get(name, {})
        if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
            (one,), (other,) = mine.values(), theirs.values()
            message = (
                f"The English has “{one.of(en).strip()}”, the Korean “{other.of(ko).strip()}”: "
                f"the {name} is not the same."
            )
            yield Finding(_CLASSES[name][0], "error", message, one, other)


def _may_differ(name: str, theirs: Collection[int], en: str) -> bool:
    """Whether the English may name another member of a class than the only one of the Korean."""
    return len(theirs) == 1 and any(
        member not in theirs and form.search(en) for member, form in _EN_OF[name]
    )


def _in_korean(text: str) -> Iterator[re.Match[str]]:
    opening = _opening()
    return matches(_KO, opening, text) if opening else _KO.finditer(text)


@cache
def _opening() -> re.Pattern[str] | None:
    return required(_KO).opening


def _members(named: Iterable[re.Match[str]]) -> dict[str, dict[int, Span]]:
    """The members of each class that a text names, each with the place where it does first."""
    found: dict[str, dict[int, Span]] = {}
    for match in named:
        member = int((match.lastgroup or "m0")[1:])
        found.setdefault(_MEMBERS[member][0], {}).setdefault(member, Span(*match.span()))
    return found
