"""The names of a Korean text."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.check.names.foreign_ko import first_named, foreign_name
from aligner.check.names.local_ko import local_place
from aligner.check.names.mention import Mention
from aligner.check.names.people_ko import family_name, full_name
from aligner.check.names.read import Eojeol
from aligner.check.names.tabled_ko import doubtful_place, known_or_in


def mentions(told: Sequence[Eojeol]) -> list[Mention]:
    """The names of a text in its order.

    >>> from aligner.check.names.read import read_eojeols
    >>> found = mentions(read_eojeols("이창용 한국은행 총재가 쿠르스크에서"))
    >>> [(m.words, m.source, m.kind) for m in found]
    [(('이', '창용'), 'korean', 'person'), (('한국은행',), 'known', 'agency'), (('쿠르스크',), 'known', 'region')]
    """
    out: list[Mention] = []
    reached = 0
    for at, word in enumerate(told):
        if word.start < reached:
            continue
        tabled = known_or_in(told, at)
        if tabled is None or " " not in tabled.words[0]:
            tabled = first_named(told, at) or tabled
        if tabled and tabled.kind == "person" and len(tabled.words[0]) == 1:
            tabled = family_name(told, at) or tabled  # 황 감독 is not the Huang of the tables
        found = (
            tabled
            or doubtful_place(told, at)
            or local_place(told, at, sure=True)
            or family_name(told, at)
            or full_name(told, at)
            or local_place(told, at)
            or foreign_name(told, at)
        )
        if found:
            out.append(found)
            reached = found.span.stop
    return out
