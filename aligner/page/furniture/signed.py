"""Who wrote a text, in a line of its own below it: a name with a profession, and no label that says so.

"배성도 목사" or "Rev. Bae Seong-do" may also be a headline or a caption, so the place is asked for: behind the last
paragraph of a text, with a blank line, the end of the page, or text of the other language after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.page.lines.forms import is_ended, is_korean, is_prose

_JOB_KO = (
    r"(?:교수|변호사|시인|소설가|작가|번역가|수필가|칼럼니스트|평론가|연구원|연구위원|논설위원|위원|대표|원장|목사|신부|스님|의사|교사|감독|총장|이사장|회장|"
    r"박사|화가|기획자|활동가|아나운서|피디|PD|소장|관장|학예사|학예연구사|전문의|약사|주필|국장|센터장)"
)
# "심준택 한바다주택연구원 수석연구위원": no particle behind any word.
_SIGNED_KO = re.compile(
    rf"[가-힣]{{2,4}}(?<![을를의에]) (?:(?:[가-힣A-Za-z·]{{2,14}})(?<![은는을를의에도이가]) ){{0,3}}[가-힣]{{0,8}}{_JOB_KO}"
)
_SIGNED_EN = re.compile(
    r"(?:Rev|Dr|Prof|Fr|Sr|Ven|Pastor|Professor)\.? [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}(?:, [^.?!]{2,60})?"
)
_LONGEST = 80


def signatures(lines: Sequence[str]) -> frozenset[int]:
    """The indexes of the lines that sign the text above them.

    >>> sorted(signatures(["The village has had no doctor since the spring of last year.", "", "Dr. Na Bo-ri"]))
    [2]
    """
    written = [at for at, line in enumerate(lines) if line]
    found = set()
    for before, at, after in zip(written, written[1:], [*written[2:], -1], strict=False):
        line = lines[at]
        if len(line) > _LONGEST or not (_SIGNED_KO.fullmatch(line) or _SIGNED_EN.fullmatch(line)):
            continue
        text = is_prose(lines[before]) and is_ended(lines[before])
        alone = after < 0 or not lines[at + 1] or is_korean(lines[after]) != is_korean(line)
        if (
            text
            and is_korean(lines[before]) == is_korean(line)
            and (alone or not is_prose(lines[after]))
        ):
            found.add(at)
    return frozenset(found)
