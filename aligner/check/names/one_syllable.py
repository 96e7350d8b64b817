"""Countries that one Korean syllable stands for: 한미, 한·중·일, 방미, 주일, 미 국무부, 미군.

Each of these syllables is also a word or a part of one (중 is during, 이 is this, 16일 is a date), so it counts only
beside others of its kind, behind what goes with them, or before an office.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = {
    "한국": "한", "북한": "북", "미국": "미", "중국": "중", "일본": "일", "러시아": "러", "영국": "영", "독일": "독", "프랑스": "불프",
    "호주": "호", "인도": "인", "대만": "대", "우크라이나": "우", "이스라엘": "이", "필리핀": "필", "베트남": "베월", "이탈리아": "이",
    "소련": "소",
}  # fmt: skip
_ALL = "한북미중일러영독불프호인대우이필베월소조"
# Those that stand side by side without a mark, 한미일; the others would find 이러한, 인한 or 대우.
_PLAIN = "한북미중일러영독불"
# Those that stand alone before a name or a mark, as in headlines: 미 반도체법, “러, 제재에 반발”.
_ALONE = "미러북"
_MARK = r"\s?[·∙‧・ㆍ/-]\s?"
_OFFICES = "정부|당국|언론|매체|대사|상원|하원|의회|국무|국방|외무|외교|재무|법무|상무|대통령|총리|주석|해군|육군|공군|해병|증시|대법원|중앙은행|본토|전역"
_TIES = "정상|관계|동맹|연합|회담|갈등|무역|군사|협상|협력|합의|공동|양국|간"
_PARTICLES = "이|가|은|는|을|를|의|에|와|과|도"


@lru_cache(maxsize=64)
def short_form(country: str) -> re.Pattern[str] | None:
    """The places where one syllable stands for a country, by its Korean name; None if none does.

    >>> [bool(short_form("일본").search(ko)) for ko in ("한일 관계", "한·미·일", "방일한", "16일(현지시간)", "독일 총리")]
    [True, True, True, False, False]
    """
    one = _SHORT.get(country)
    if one is None:
        return None
    forms = [
        rf"(?<![가-힣])[{one}]{_MARK}[{_ALL}](?=\W|{_OFFICES}|{_TIES})",
        rf"(?<=[{_ALL}][·∙‧・ㆍ/-])[{one}]",
    ]
    if one in _PLAIN:
        # 독일 and 북한 are one country each
        side = rf"(?<![가-힣])(?!독일|북한|일일)(?:{one}[{_PLAIN}]{{1,3}}|[{_PLAIN}]{{1,3}}{one}[{_PLAIN}]{{0,2}})"
        behind = rf"(?=(?:{_PARTICLES})?(?![가-힣])|{_OFFICES}|{_TIES})"
        forms += [
            side + behind,
            rf"(?<![가-힣])[방주친반재대탈]{one}(?!말|인|국|중(?![가-힣]))",
            rf"(?<![가-힣\d.]){one}\s(?={_OFFICES})",
            rf"(?<![가-힣\d]){one}(?:측|정부|당국|언론)",
        ]
    if one in _ALONE:
        forms.append(
            rf"(?<![가-힣\d.]){one}(?:,|\s(?=[가-힣A-Z])|군(?![가-힣]{{2}})|국무|하원|상원|의회|핵)"
        )
    return re.compile("|".join(forms))
