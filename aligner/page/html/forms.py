"""What an element of a page is, by its tag, its role and the words of its class and id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Zone = Literal[
    "page",
    "furniture",
    "maybe",
    "header",
    "caption",
    "picture",
    "table",
    "credit",
    "headline",
    "quiet",
]
"""What a part of a page may be. "maybe": furniture by the word of a class, unless the article is in it; "header": of the page or
of an article; "picture" and "table": a caption if a picture and a few words are all that is in it; "quiet": only its pictures
count (``noscript``)."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ZONES: dict[str, Zone] = {
    "nav": "furniture", "footer": "furniture", "menu": "furniture", "button": "furniture", "dialog": "furniture",
    "aside": "maybe", "form": "maybe", "header": "header", "figcaption": "caption", "figure": "picture",
    "table": "table", "h1": "headline", "h2": "headline", "noscript": "quiet",
}  # fmt: skip
_ROLES: dict[str, Zone] = {
    "navigation": "furniture", "contentinfo": "furniture", "search": "furniture", "dialog": "furniture",
    "alertdialog": "furniture", "menu": "furniture", "menubar": "furniture", "toolbar": "furniture",
    "tablist": "furniture", "banner": "header", "complementary": "maybe",
}  # fmt: skip
# What shows nothing, or nothing that is text of the page.
HIDDEN = _set(
    "script style template svg math iframe object embed applet canvas audio video textarea select datalist "
    "title option rp rt map"
)
# Tags that stand inside a line. All others, those of a page's own included, begin and end a block.
INLINE = _set(
    "a abbr acronym amp-img amp-anim area b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark "
    "nobr o picture q ruby rb rtc s samp small source span strike strong sub sup time tt u var wbr html body"
)
PICTURES = frozenset(("img", "amp-img", "amp-anim"))

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_UNSEEN = re.compile(
    r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.IGNORECASE
)
# Names that style sheets for screen readers are known by, of the world and of Korea.
_UNSEEN_NAMES = _set(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screen_out a11y-hidden blind u_skip"
)
_CAPTION_WORDS = _set("caption captions figcaption cutline imgdesc photodesc imgcaption")
_PICTURE_WORDS = _set("img image photo pic picture thumb figure media gallery slide")
_TELL_WORDS = _set("desc description cap legend")
_CREDIT_WORDS = _set("credit credits photographer copyright source agency attribution")
_FURNITURE_WORDS = _set(
    "nav navbar navigation gnb lnb snb breadcrumb breadcrumbs menu menus submenu share sharing sharebar sns social related relation "
    "recommend recommended recommendation recommendations popular trending ranking rank newsletter subscribe subscription "
    "cookie cookies consent gdpr advert advertisement ads adsense promo sidebar footer comment comments reply replies "
    "toolbar pagination paging pager login popup modal sponsored outbrain taboola toast skip tags taglist hashtag keyword keywords "
    "aside paywall sitemap byline banner"
)


@dataclass(frozen=True, slots=True)
class Form:
    """What an element is: whether it is seen, what zone it opens ("" for none), whether it breaks the line."""

    hidden: bool
    zone: Zone | Literal[""]
    block: bool


def form_of(tag: str, attributes: Mapping[str, str]) -> Form:
    """The form of an element.

    >>> form_of("div", {"class": "photo_desc"}).zone, form_of("a", {"class": "nav-link"}).zone
    ('caption', '')
    """
    if not attributes:
        return _plain(tag)
    get = attributes.get
    style = get("style")
    unseen = "hidden" in attributes or get("aria-hidden") == "true"
    if unseen or (style and _UNSEEN.search(style)):
        return Form(hidden=True, zone="", block=tag not in INLINE)
    return _named(
        tag, get("class") or "", get("id") or "", get("role") or "", get("aria-label") or ""
    )


@lru_cache(maxsize=256)
def _plain(tag: str) -> Form:
    return Form(tag in HIDDEN, _ZONES.get(tag, ""), tag not in INLINE)


@lru_cache(maxsize=4096)
def _named(tag: str, names: str, id_: str, role: str, label: str) -> Form:
    plain = _plain(tag)
    if plain.hidden or not _UNSEEN_NAMES.isdisjoint(names.lower().split()):
        return Form(hidden=True, zone="", block=plain.block)
    zone: Zone | Literal[""] = plain.zone if plain.zone != "table" else ""
    zone = (
        zone
        or _ROLES.get(role, "")
        or _by_words(tag, _words(f"{names} {id_} {label}"))
        or plain.zone
    )
    return Form(hidden=False, zone=zone, block=plain.block)


def _words(names: str) -> frozenset[str]:
    """The words of class names and ids, however they are put together: ``photo_desc``, ``photoDesc``."""
    return frozenset(word.lower() for word in _WORD.findall(names[:400]))


def _by_words(tag: str, words: frozenset[str]) -> Zone | Literal[""]:
    if tag in ("html", "body", "main", "article", "a") or tag in PICTURES:
        return ""
    pictured = not words.isdisjoint(_PICTURE_WORDS)
    if not words.isdisjoint(_CAPTION_WORDS) or (pictured and not words.isdisjoint(_TELL_WORDS)):
        return "credit" if not words.isdisjoint(_CREDIT_WORDS) else "caption"
    if not words.isdisjoint(_CREDIT_WORDS):
        return "credit"
    return "maybe" if tag not in INLINE and not words.isdisjoint(_FURNITURE_WORDS) else ""
