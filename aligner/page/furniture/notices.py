"""What a site says about itself and to its readers: copyright, comment boxes, invitations, its imprint.

Such lines are furniture even as whole sentences, so their forms hold to words that no news would use of others.
"""

from __future__ import annotations

import re

from aligner.page.lines.forms import is_prose
from aligner.page.words.phrases import anywhere

_LONGEST = 300  # no notice is longer, but for the imprint (measured: about 250)

# A copyright line says so at its start or in a set phrase. "ⓒ 홍길동" after a text is a credit, and a
# sentence such as "무단 사용을 금지했다" is news.
_COPYRIGHT = re.compile(
    r"\W{0,3}(?:[ⓒ©]|\(c\) ?(?:(?:19|20)\d\d|copyright)|copyright ?(?:[ⓒ©:]|\(c\)|(?:19|20)\d\d|by |notice|the ))"
    r"|(?-i:\W{0,3}Copyright (?:[A-Z][\w&.-]{1,20} ?){2,6})|\W{0,3}(?:저작권자|저작권 ?[ⓒ©(])"
    r"|.{0,12}(?:공공누리|creative commons).{0,60}(?:제 ?\d유형|licen[cs]e)",
    re.IGNORECASE,
)
_COPYRIGHT_INSIDE = anywhere(
    "all rights? reserved",
    r"\bcopyright ?(?:[ⓒ©]|\(c\)|(?:19|20)\d\d)",
    "무단 ?(?:전재|복제|배포|도용|사용|이용)[^.]{0,30}(?:금지(?:합니다|됩니다)?(?![가-힣])|금합니다)",
    "재배포 ?(?:및 ?AI ?학습.{0,12})?금지(?![가-힣])",
    "unauthori[sz]ed (?:reproduction|use|copying|distribution).{0,60}(?:prohibited|forbidden)",
)
# What is said to readers, as an order or an offer: never in the words in which news tells of it.
_THIS_ARTICLE = "이 (?:기사|글|페이지|콘텐츠).{0,12}(?:어땠|만족하|도움이|공유하기|공유합니다|추천하기|추천합니다).{0,40}$"
_READERS = re.compile(
    r"(?:please |you (?:must|need to|have to) (?:be )?)?(?:log|sign)(?:ged)?[ -]?in\b.{0,100}$"
    r"|to (?:write|leave|post|add|read|see|join)\b.{3,60}\b(?:log|sign)[ -]?in\b.{0,60}$"
    r"|.{0,20}\bcomments? (?:policy|guidelines|(?:is|are) (?:open|closed|moderated|subject))\b.{0,40}$"
    r"|.{0,20}\b(?:board policy|social comment)\b.{0,20}$"
    r"|(?:please )?(?:leave|write|post|add) (?:a |your )?(?:comment|reply)\b.{0,40}$|comments? ?\(?\d*\)?$"
    r"|(?:was|did you find) this (?:article|page|story|information)\b.{0,60}$"
    r"|(?:댓글|의견) ?(?:쓰기|작성|입력|등록|남기기|운영 ?원칙|정책)\W*$"
    rf"|{_THIS_ARTICLE}",
    re.IGNORECASE,
)
_READERS_INSIDE = anywhere(
    "로그인.{0,14}(?:하세요|해 ?주세요|해주시|필요합니다|하셔야)",
    r"로그인 ?후.{0,20}(?:있습니다|하세요|주세요|\d자)",
    r"댓글.{0,24}(?:하세요|주세요|보세요|바랍니다|수 있습니다)\W*$",
    "(?:댓글|의견)을? .{0,8}남겨 ?(?:주세요|보세요)",
    rf"글씨 ?키우기 {_THIS_ARTICLE}",
    r"\b0 ?/ ?\d{2,4} ?(?:자|characters)?\)?$",
)
_INVITATION = re.compile(
    r"(?:subscribe (?:to|now|today|here|for)|sign ?up (?:for|to)|get (?:the|our|more|daily|breaking)|join (?:us|our)|support (?:us|our)|"
    r"become a)\b.{0,80}\b(?:newsletters?|letter|inbox|alerts?|app|channel|community|journalism|members?|subscribers?|free|daily|weekly|edition|magazine|paper)\b.{0,60}$"
    r"|(?:follow us|like us on|click here|tap here|see more|view (?:all|more|original)|skip to|share this (?:article|story|post|page)|"
    r"listen to this|read (?:the )?(?:full|more|original|in korean|in english)|thank(?: you|s) for reading|forward to a|unsubscribe|"
    r"ask the (?:editor|writer|author)|send (?:us )?feedback|save for later)\b.{0,80}$"
    r"|(?:subscribe|sign ?up|subscribe (?:now|today|here)|(?:back|go) to (?:top|the top|list|the list|home|main|news)|back issues\b.{0,60})$"
    r"|download (?:the|our)\b.{0,40}\bapps?\b.{0,40}$"
    r"|(?:원문|전체|기사|더|자세히|한글|영문|국문).{0,12}(?:보기|보러 ?가기|읽기|바로가기)\W*$"
    r"|(?:정기 ?)?(?:구독|광고|제휴|독자) ?(?:문의|신청|센터)\b.{0,60}\d{3,4}-\d{4}",
    re.IGNORECASE,
)
_INVITATION_INSIDE = anywhere(
    r"\bnewsletters?\b.{0,60}\b(?:inbox|sign up)\b",
    "(?:구독|뉴스레터|채널|알림).{0,30}(?:하기|신청|하세요|해 ?주세요|받아보세요|받기|추가|만나보세요|보세요)[.! ]*$",
    "발신 ?전용",
)
_TIP = re.compile(
    r"(?:contact|reach|email|write to) (?:the )?(?:reporter|writer|author|editor|newsroom)s?\b.{0,80}$|write to \S{1,40}@\S{1,40}$"
    r"|(?:for )?(?:news )?tips\b.{0,60}@|(?:media|press) (?:contact|inquir).{0,100}$",
    re.IGNORECASE,
)
_TIP_INSIDE = anywhere(
    r"제보(?:는|하기|[ :]).{0,60}(?:@|\d{2,4}-\d{3,4}|카카오톡.{0,10}(?:채널|검색|ID|아이디))"
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


def is_copyright(text: str) -> bool:
    """A copyright line, which ends what belongs to one article."""
    head = text[:_LONGEST]
    return bool(_COPYRIGHT.match(head) or _COPYRIGHT_INSIDE.search(head))


def is_notice(text: str) -> bool:
    """Copyright, comment box, invitation to subscribe, contact: furniture even as a whole sentence."""
    if len(text) > _LONGEST:
        head = text[:40]
        return bool(_COPYRIGHT.match(head) or _COPYRIGHT_INSIDE.match(head)) or _is_imprint(text)
    return (
        any(form.match(text) for form in (_COPYRIGHT, _READERS, _INVITATION, _TIP))
        or any(
            form.search(text)
            for form in (_COPYRIGHT_INSIDE, _READERS_INSIDE, _INVITATION_INSIDE, _TIP_INSIDE)
        )
        or _is_imprint(text)
    )


def _is_imprint(text: str) -> bool:
    """The publisher's address, people and registration: at least two such fields in one line."""
    if len(text) > 1000 or is_prose(text):
        return False
    fields = {name for name, field in _IMPRINT_FIELDS.items() if field.search(text)}
    return len(fields) >= 2 and fields != {"phone", "address"}
