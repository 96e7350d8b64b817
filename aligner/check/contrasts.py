"""Words that exclude one another: morning and evening, early and late May, the left bank and the right one.

A pair is told only where each side has words of one member of a class and of no other, so that what names both
(morning and night, gold and silver) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.types import Finding, Span

_MONTH = r"Jan|Feb|March|Apr|May\b|June|July|Aug|Sep|Oct|Nov|Dec"
_PERIOD = rf"(?=(?:in )?(?:{_MONTH}|\d{{4}}|\d0s|(?:last|this|next) (?:week|month|year)))"
_END_OF = rf"(?: of (?:the |this |last |next )?(?:week|month|year|{_MONTH}|\d{{4}}))"
_PART = r"(?=[ -](?:hand|wing|back|bank|foot|knee|arm|eye|leg|shoulder|ankle|elbow|wrist|side|lane|field|hander)\b|[ -]handed)"
_PLACE = r"(?= (?:coast|part|side|gate|bank|end|shore|tip|region|slope|half)\b)"
_AREA = r"(?= [A-Z])"
_SPOT = r"(?:부(?=[\s의에지,]|\Z)|쪽(?=[\s의에,]|\Z)|해안|단(?=[\s의에,]|\Z))"
_MEDAL = r"(?=[- ]medal)"

# Of each class: the id of its finding, and the members in English and in Korean.
_CLASSES: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    # 새벽 is night for some and morning for others.
    "part of the day": ("time-differs", (
        (r"mornings?\b|before dawn\b|at dawn\b", r"아침(?=[\s,.에의]|\Z)|오전"),
        (r"afternoons?\b|evenings?\b|nights?\b|tonight\b", r"저녁(?=[\s,.에의]|\Z)|오후|밤(?=[\s,.에의]|\Z)|심야"),
    )),
    "part of a period": ("date-differs", (
        (rf"early[- ]{_PERIOD}|(?:start|beginning){_END_OF}", r"(?<=[월년달해주대])\s?(?:초(?=[\s에의,부까]|순|반|\Z)|상순)|연초"),
        (rf"mid-?(?={_MONTH}|\d0s|\d{{4}})", r"(?<=[월년달해대])\s?(?:중순|중반)"),
        (rf"late[- ]{_PERIOD}|end{_END_OF}", r"(?<=[월년달해대])\s?(?:말(?=[\s에의,부까]|\Z)|하순|후반)|연말"),
    )),
    "half": ("number-differs", (
        (r"(?:first|opening) half\b", r"전반(?=전|에\s(?!걸)|\s?\d|\s(?:종료|시작|추가))|상반기"),
        (r"second half\b", r"(?<![대기] )후반(?=전|에\s|\s?\d|\s(?:종료|시작|추가))|하반기"),
    )),
    "half of an inning": ("number-differs", (
        (r"top of the\b", r"(?<=\d회)\s?초(?![가-힣]{2})"),
        (r"bottom of the\b", r"(?<=\d회)\s?말(?![가-힣]{2})"),
    )),
    "side": ("number-differs", (
        (rf"from (?:the )?(?:top |front )?left\b|left{_PART}", r"왼쪽(?=에서|부터|\s?(?:[두세네]|다섯|\d)\s?번째|\s[가-힣]|에)|왼[손발팔]|좌완|좌측|좌안"),
        (rf"from (?:the )?(?:top |front )?right\b|right{_PART}", r"오른쪽(?=에서|부터|\s?(?:[두세네]|다섯|\d)\s?번째|\s[가-힣]|에)|오른[손발팔]|우완|우측|우안"),
    )),
    "direction": ("name-differs", (
        (rf"east(?:ern)?{_PLACE}|eastern{_AREA}", rf"(?<![동서남북])동{_SPOT}"),
        (rf"west(?:ern)?{_PLACE}|western{_AREA}", rf"(?<![동서남북])서{_SPOT}"),
        (rf"south(?:ern)?{_PLACE}|southern{_AREA}", rf"(?<![동서남북])남{_SPOT}"),
        (rf"north(?:ern)?{_PLACE}|northern{_AREA}", rf"(?<![동서남북])북{_SPOT}"),
    )),
    "medal": ("number-differs", (
        (rf"gold{_MEDAL}", r"금메달"), (rf"silver{_MEDAL}", r"은메달"), (rf"bronze{_MEDAL}", r"동메달"),
    )),
    # A runner-up has a winner before him, so that no English word tells the winner.
    "place": ("number-differs", (
        (r"(?!)", r"(?<!준)우승(?!후보|\s후보)"), (r"runners?-up\b|second place\b|finished second\b", r"준우승|2위"),
    )),
    "part of the week": ("date-differs", ((r"weekends?\b", r"주말"), (r"weekdays?\b", r"평일|주중"))),
    "home run": ("number-differs", (
        (r"solo (?:home|shot|blast)", r"솔로\s?(?:홈런|포|아치)"), (r"two-run\b", r"투런"), (r"three-run\b", r"[스쓰]리런"),
        (r"grand slam\b|bases[- ]loaded\b", r"만루"),
    )),
    "discipline": ("name-differs", ((r"singles\b", r"단식(?!\s?(?:농성|투쟁))"), (r"doubles\b", r"복식"))),
}  # fmt: skip


_MEMBERS = [(name, en, ko) for name, (_, members) in _CLASSES.items() for en, ko in members]
_EN = re.compile(
    r"\b(?:" + "|".join(f"(?P<m{i}>{en})" for i, (_, en, _) in enumerate(_MEMBERS)) + ")"
)
_KO = re.compile("|".join(f"(?P<m{i}>{ko})" for i, (_, _, ko) in enumerate(_MEMBERS)))


def contrast_findings(en: str, ko: str) -> Iterator[Finding]:
    """Errors where the sides name two members of one class.

    >>> [f.id for f in contrast_findings("Fans wait on Sunday evening.", "일요일 아침 기다리는 팬들.")]
    ['time-differs']
    """
    told_ko = _members(_KO, ko)
    if not told_ko:
        return
    told_en = _members(_EN, en)
    for name, mine in told_en.items():
        theirs = told_ko.get(name, {})
        if len(mine) == len(theirs) == 1 and mine.keys() != theirs.keys():
            (one,), (other,) = mine.values(), theirs.values()
            message = (
                f"The English has “{one.of(en).strip()}”, the Korean “{other.of(ko).strip()}”: "
                f"the {name} is not the same."
            )
            yield Finding(_CLASSES[name][0], "error", message, one, other)


def _members(form: re.Pattern[str], text: str) -> dict[str, dict[int, Span]]:
    """The members of each class that a text names, each with the place where it does first."""
    found: dict[str, dict[int, Span]] = {}
    for match in form.finditer(text):
        member = int((match.lastgroup or "m0")[1:])
        found.setdefault(_MEMBERS[member][0], {}).setdefault(member, Span(*match.span()))
    return found
