"""From pieces in their zones to the text of a page and what is marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from aligner.page.html.walk import Found, Piece, Region
from aligner.page.repeats import repeat_key
from aligner.page.view import display_width
from aligner.types import Kind, Marked, Span

_LONGEST_CAPTION = 1000  # characters of a caption in several paragraphs, with its credit
_LONGEST_CREDIT = 80  # a longer "credit" is a caption with its credit
_LONGEST_TABLE = 400  # characters of a table that is a picture with its caption
_MOST_IN_PICTURE = 4  # blocks of text beside a picture that are its captions
# The share of the page's text outside links that nothing but the article has, whatever its class says.
_ARTICLE = 0.85
_LEAST_LINKS = 4  # blocks of links in a row that make a list
_LINKED = 0.8
_LEAST_TOLD = 20  # columns of an alternative text that says more than "photo" or the name of a site
_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif")
_NEAR = (
    4  # pieces before and after an alternative text among which the caption of its picture stands
)

_Kind = Kind | None


def laid_out(found: Found) -> tuple[str, tuple[Marked, ...]]:
    """The text of a page, a blank line between its blocks, and what the markup says of them."""
    kinds = _region_kinds(found)
    shown = [(piece, _piece_kind(piece, found, kinds)) for piece in found.pieces]
    shown = _without_copies(_lists_marked(shown))
    if title := _missing_title(found.title, shown, found.regions):
        shown.insert(0, (Piece(title, 0), "headline"))
    texts: list[str] = []
    marked: list[Marked] = []
    at = 0
    for piece, kind in shown:
        if kind is not None:
            marked.append(Marked(Span(at, at + len(piece.text)), kind))
        texts.append(piece.text)
        at += len(piece.text) + 2
    return "\n\n".join(texts), tuple(marked)


def _region_kinds(found: Found) -> list[_Kind]:
    """What each region is; None where the markup does not say."""
    sizes, prose, blocks = _sums(found)
    texts = {piece.zone: piece.text for piece in found.pieces}
    kinds: list[_Kind] = []
    for at, region in enumerate(found.regions):
        around = kinds[region.parent] if at else None
        own = _own_kind(region, sizes[at], prose[at], blocks[at], prose[0])
        if (
            around == "furniture"
            and own == "headline"
            and _is_title(texts.get(at, ""), found.title)
        ):
            kinds.append("headline")
        else:
            kinds.append("furniture" if around == "furniture" else own or around)
    return kinds


def _is_title(text: str, title: str) -> bool:
    """Whether a heading in the head of a page is that of the article, which the page's title begins with."""
    said, key = repeat_key(text), repeat_key(title)
    return key.startswith(said) and 2 * len(said) >= len(key) > 0


def _sums(found: Found) -> tuple[list[int], list[int], list[int]]:
    """For each region, with those in it: its characters, those outside links, its blocks; pictures and titles are added up."""
    sizes, prose, blocks = ([0] * len(found.regions) for _ in range(3))
    for piece in found.pieces:
        if not piece.told:
            sizes[piece.zone] += len(piece.text)
            prose[piece.zone] += len(piece.text) - min(piece.linked, len(piece.text))
            blocks[piece.zone] += 1
    for at in range(len(found.regions) - 1, 0, -1):
        region = found.regions[at]
        around = found.regions[region.parent]
        around.pictures += region.pictures
        around.titles += region.titles
        around.articles += region.articles
        for sums in (sizes, prose, blocks):
            sums[region.parent] += sums[at]
    return sizes, prose, blocks


def _own_kind(region: Region, size: int, prose: int, blocks: int, page: int) -> _Kind:
    """What a region is by itself."""
    match region.zone:
        case "furniture" | "quiet":
            return "furniture"
        case "header":
            return "furniture"
        case "maybe":
            return None if region.titles or prose > _ARTICLE * page else "furniture"
        case "headline":
            return "headline"
        case "caption" | "credit":
            return "caption" if size <= _LONGEST_CAPTION else None
        case "picture":
            few = blocks <= _MOST_IN_PICTURE and size <= _LONGEST_CAPTION
            return "caption" if region.pictures and few else None
        case "table":
            few = blocks <= _MOST_IN_PICTURE and prose == size <= _LONGEST_TABLE
            return "caption" if region.pictures and few else None
        case _:
            return None


def _piece_kind(piece: Piece, found: Found, kinds: Sequence[_Kind]) -> _Kind:
    kind = kinds[piece.zone]
    if found.regions[piece.zone].zone == "quiet" and piece.told:
        kind = kinds[found.regions[piece.zone].parent]
    if piece.told:
        return "furniture" if kind == "furniture" else "caption"
    if found.regions[piece.zone].zone == "credit" and kind == "caption":
        return "furniture" if len(piece.text) <= _LONGEST_CREDIT else "caption"
    return kind


def _lists_marked(shown: Sequence[tuple[Piece, _Kind]]) -> list[tuple[Piece, _Kind]]:
    """The pieces, with lists of links as furniture."""
    found: list[tuple[Piece, _Kind]] = []
    for linked, group in groupby(shown, key=lambda item: _is_linked(*item)):
        members = list(group)
        if linked and sum(not piece.told for piece, _ in members) >= _LEAST_LINKS:
            members = [(piece, "furniture") for piece, _ in members]
        found += members
    return found


def _is_linked(piece: Piece, kind: _Kind) -> bool:
    """Whether a piece is nothing but links, as the items of a list of other articles are."""
    letters = len("".join(piece.text.split()))
    return (kind in (None, "furniture") or piece.told) and piece.linked >= _LINKED * letters > 0


def _without_copies(shown: Sequence[tuple[Piece, _Kind]]) -> list[tuple[Piece, _Kind]]:
    """The pieces without what is told of pictures and stands on the page anyway, or says nothing."""
    if not any(piece.told for piece, _ in shown):
        return list(shown)
    keys = [repeat_key(piece.text) for piece, _ in shown]
    seen = {key for key, (piece, _) in zip(keys, shown, strict=True) if not piece.told}
    kept: list[tuple[Piece, _Kind]] = []
    for at, (piece, kind) in enumerate(shown):
        if piece.told:
            near = (
                keys[k]
                for k in range(max(0, at - _NEAR), min(len(keys), at + _NEAR + 1))
                if not shown[k][0].told
            )
            if keys[at] in seen or not _says_something(piece.text) or _within(keys[at], near):
                continue
            seen.add(keys[at])
        kept.append((piece, kind))
    return kept


def _within(key: str, others: Iterable[str]) -> bool:
    """Whether a caption near by says the same, with or without its credit."""
    return any(key in other or (len(other) > len(key) / 2 and other in key) for other in others)


def _says_something(text: str) -> bool:
    return (
        display_width(text) >= _LEAST_TOLD
        and " " in text
        and not text.lower().endswith(_FILES)
        and "://" not in text
    )


def _missing_title(
    title: str, shown: Sequence[tuple[Piece, _Kind]], regions: Sequence[Region]
) -> str:
    """The title in the head of a page whose text shows none."""
    headed = any(kind == "headline" and regions[piece.zone].titles for piece, kind in shown)
    if headed or not title:
        return ""
    key = repeat_key(title)
    said = any(
        repeat_key(piece.text) in (key, "") or key.startswith(repeat_key(piece.text))
        for piece, kind in shown[:50]
        if kind != "furniture" and len(piece.text) > 10
    )
    return "" if said else title
