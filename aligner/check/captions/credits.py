"""Photo credits as a field: who is named, and whether two credits of one picture name the same.

Each desk credits in its own way, so little of it can be compared: [YONHAP] and AP=연합뉴스 are one picture's
credit, and who has no known name in both languages is passed over. Two credits differ where both name
agencies (or both name an office) and each names one that the other does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from aligner.page.credits.strip import strip_credit
from aligner.page.view import clean_view
from aligner.types import Document, Span

_AGENCIES = {
    "Yonhap": "연합뉴스TV|연합뉴스|연합|Yonhap News TV|Yonhap News Agency|Yonhap News|Yonhap|YNA",
    "Newsis": "뉴시스|Newsis",
    "News1": "뉴스1|뉴스원|News1|News 1",
    "Newspim": "뉴스핌|Newspim",
    "Reuters": "로이터통신|로이터|Reuters",
    "AP": "AP통신|AP|Associated Press|에이피",
    "AFP": "AFP통신|AFP|Agence France-Presse",
    "EPA": "EPA-EFE|EPA",
    "UPI": "UPI통신|UPI",
    "DPA": "DPA통신|DPA",
    "Xinhua": "신화통신|신화사|신화|Xinhua News Agency|Xinhua",
    "Kyodo": "교도통신|교도|Kyodo News|Kyodo",
    "Jiji": "지지통신|Jiji Press|Jiji",
    "TASS": "타스통신|타스|TASS",
    "Sputnik": "스푸트니크|Sputnik",
    "Bloomberg": "블룸버그통신|블룸버그|Bloomberg News|Bloomberg",
    "Anadolu": "아나돌루|Anadolu Agency|Anadolu",
    "Getty": "게티이미지코리아|게티이미지뱅크|게티이미지|게티 이미지|Getty Images Korea|Getty Images Bank|Getty Images|gettyimagesbank|Getty",
    "Shutterstock": "셔터스톡|Shutterstock",
    "KCNA": "조선중앙통신|KCNA|Korean Central News Agency",
    "Rodong Sinmun": "노동신문|Rodong Sinmun",
    "KCTV": "조선중앙TV|KCTV|Korean Central Television",
    "JoongAng Photo": "중앙포토|JoongAng Photo",
}  # fmt: skip
_OFFICES = {
    "the presidential office": "대통령실|대통령비서실|Presidential Office|Office of the President",
    "the Blue House": "청와대|Blue House|Cheong Wa Dae",
    "the Defense Ministry": "국방부|Defense Ministry|Ministry of National Defense|Ministry of Defense",
    "the Foreign Ministry": "외교부|Foreign Ministry|Ministry of Foreign Affairs",
    "the Unification Ministry": "통일부|Unification Ministry|Ministry of Unification",
    "the Joint Chiefs of Staff": "합동참모본부|합참|Joint Chiefs of Staff|JCS",
    "the National Assembly": "국회|National Assembly",
    "the police": "경찰청|National Police Agency",
    "the fire agency": "소방청|소방본부|소방서|National Fire Agency|Fire Headquarters|Fire Station",
    "the coast guard": "해양경찰청|해양경찰서|해경|Coast Guard",
    "the army": "육군|Army",
    "the navy": "해군|Navy",
    "the air force": "공군|Air Force",
    "the White House": "백악관|White House",
}  # fmt: skip


def _form(table: dict[str, str]) -> re.Pattern[str]:
    """All names of a table, the longest first, each in the group of its number."""
    names = [(form, at) for at, forms in enumerate(table.values()) for form in forms.split("|")]
    names.sort(key=lambda name: -len(name[0]))
    # A short Korean name may begin a longer word (연합회); a Latin one may stand beside Hangul (AP연합).
    return re.compile("|".join(_bounded(form) for form, _ in names), re.IGNORECASE)


def _bounded(form: str) -> str:
    if form[0].isascii():
        end = r"(?![A-Za-z0-9])" if form[-1].isascii() else ""
        return rf"(?<![A-Za-z0-9]){re.escape(form)}{end}"
    return rf"{re.escape(form)}(?![가-힣])" if len(form) <= 2 else re.escape(form)


def _index(table: dict[str, str]) -> dict[str, str]:
    return {form.lower(): name for name, forms in table.items() for form in forms.split("|")}


_KNOWN = tuple((_form(table), _index(table)) for table in (_AGENCIES, _OFFICES))


class Named(NamedTuple):
    """Whom a credit names, by their names in English: agencies, and offices that gave the picture."""

    agencies: frozenset[str]
    offices: frozenset[str]


def named(credit: str) -> Named:
    """Whom a credit names, as far as they have a known name in both languages.

    >>> sorted(named("AP=연합뉴스").agencies), sorted(named("[PRESIDENTIAL OFFICE]").offices)
    (['AP', 'Yonhap'], ['the presidential office'])
    """
    return Named(
        *(
            frozenset(index[found.lower()] for found in form.findall(credit))
            for form, index in _KNOWN
        )
    )


def conflict(one: str, other: str) -> tuple[str, str] | None:
    """Whom only the one and whom only the other of two credits names; None where they can be one.

    >>> conflict("[AP/YONHAP]", "로이터=연합뉴스")
    ('AP', 'Reuters')
    >>> conflict("[YONHAP]", "AP=연합뉴스") is conflict("[KIM SU-JIN]", "사진=뉴스1") is None
    True
    """
    for own, others in zip(named(one), named(other), strict=True):
        if own - others and others - own:
            return " and ".join(sorted(own - others)), " and ".join(sorted(others - own))
    return None


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit as it stands on the page: its place, and its text on one line."""

    span: Span
    text: str


class Credits:
    """The credits of a document, found by what stands before them."""

    def __init__(self, document: Document) -> None:
        self._text = document.page.text
        self._blocks = document.blocks
        self._starts = [block.span.start for block in document.blocks]
        self._left_out = sorted(o.span for o in document.left_out if o.reason == "credit")

    def behind(self, place: Span) -> Credit | None:
        """The credit behind a sentence in its block, or alone on the line after that; None if there is none."""
        at = bisect_right(self._starts, place.start) - 1
        if at < 0:
            return None
        block = self._blocks[at].span
        first = bisect_left(self._left_out, place.stop, key=_start)
        last = bisect_left(self._left_out, block.stop, lo=first, key=_start)
        if first < last:
            return self._credit(Span(self._left_out[first].start, self._left_out[last - 1].stop))
        return self._on_next_line(at)

    def _on_next_line(self, at: int) -> Credit | None:
        """The block after one, if it is a credit on the very next line."""
        if at + 1 == len(self._blocks) or self._blocks[at + 1].kind != "furniture":
            return None
        own, following = self._blocks[at].span, self._blocks[at + 1].span
        between = Span(own.stop, following.start).of(self._text)
        credit = self._credit(following)
        start, stop, _ = strip_credit(credit.text)
        return credit if start == stop and len(between.split("\n")) <= 2 else None

    def _credit(self, span: Span) -> Credit:
        return Credit(span, " ".join(clean_view(span.of(self._text)).text.split()))


def _start(span: Span) -> int:
    return span.start
