"""The events of a parser put together to pieces of text, each in its zone of the page."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from aligner.errors import InputError
from aligner.page.html.day import json_day, meta_day, time_day
from aligner.page.html.forms import PICTURES, Zone, form_of

# Open elements. Browsers nest 512; beyond, a closing tag without its opening one is looked for in all of them.
_DEEPEST = 1_000
_PART = 1 << 16  # bytes
_NOTED = PICTURES | {"br", "a", "pre", "meta", "time", "h1", "article", "main"}  # see _Walk._note
_TITLES = ("og:title", "twitter:title")


@dataclass(slots=True)
class Piece:
    """A block of text, its lines parted by line feeds.

    ``zone`` is the index of its zone, ``linked`` how many of its characters are in links; ``told`` if it is no text that is shown
    but a picture's alternative text, title or data.
    """

    text: str
    zone: int
    linked: int = 0
    told: bool = False


@dataclass(slots=True)
class Region:
    """A part of the page with a meaning of its own: what opened it, the index of the region around it, what it holds."""

    zone: Zone
    parent: int
    pictures: int = 0
    titles: int = 0
    articles: int = 0


@dataclass(slots=True)
class Found:
    """What a walk finds; region 0 is the page itself, and a region comes after the one around it."""

    pieces: list[Piece] = field(default_factory=list)
    regions: list[Region] = field(default_factory=lambda: [Region("page", -1)])
    title: str = ""
    charset: str = ""
    days: list[tuple[str, str]] = field(default_factory=list)


def walked(markup: str, *, inner: bool = False) -> Found:
    """The pieces of a page in HTML, in the order of the markup. Time is linear in its length.

    ``inner``: the markup is that of an attribute, and attributes in it are not looked into.

    Raises:
        InputError: elements are nested deeper than any browser nests them.
    """
    from lxml import etree  # type: ignore[import-untyped]

    walk = _Walk(inner=inner)
    parser = etree.HTMLParser(
        target=walk, encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = markup.encode("utf-8", "replace")
    # In parts, since the parser sees only between them that it is to stop.
    with suppress(
        etree.LxmlError
    ):  # nothing in it, or it ends in the middle: what was found is kept
        for at in range(0, len(data), _PART):
            parser.feed(data[at : at + _PART])
        parser.close()
    walk.close()
    return walk.found


class _Walk:
    """The target of the parser: it is told of each tag and text in turn.

    ``open`` holds an entry an open element: its tag, whether it breaks lines, the region around it.
    """

    def __init__(self, *, inner: bool) -> None:
        self.inner = inner
        self.found = Found()
        self.open: list[tuple[str, bool, int]] = []
        self.hidden = (
            0  # the number of open elements down to the first hidden one; 0 if all is seen
        )
        self.region = 0
        self.links = self.kept = 0
        self.text: list[str] = []
        self.linked = 0
        self.told: list[Piece] = []
        self.script: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins (lxml's parser target). Raises :class:`InputError` where it lies too deep."""
        form = form_of(tag, attributes)
        self.open.append((tag, form.block or bool(form.zone), self.region))
        if len(self.open) > _DEEPEST:
            raise InputError(
                f"The page nests more than {_DEEPEST:,} elements.",
                fix="Save it from a browser, which mends its markup, or give its text.",
            )
        if self.hidden:
            return
        if form.hidden:
            self.hidden = len(self.open)
            self._hide(tag, attributes)
        if (self.text or self.told) and (form.block or form.zone):
            self._flush()
        if form.hidden:
            return
        if form.zone:
            self.found.regions.append(Region(form.zone, self.region))
            self.region = len(self.found.regions) - 1
        if tag in _NOTED or "data-caption" in attributes:
            self._note(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends (lxml's parser target)."""
        if not self.open or self.open[-1][0] != tag:
            return
        _, breaks, around = self.open.pop()
        if self.hidden:
            if len(self.open) < self.hidden:
                self.hidden = 0
                self._end_script()
            return
        if breaks and (self.text or self.told):
            self._flush()
        self.region = around
        self.links -= tag == "a"
        self.kept -= tag == "pre"

    def data(self, text: str) -> None:
        if self.hidden:
            if self.script is not None:
                self.script.append(text)
        elif self.found.regions[self.region].zone != "quiet":
            self.text.append(text if self.kept else text.replace("\n", " ").replace("\r", " "))
            if self.links:
                self.linked += len("".join(text.split()))

    def close(self) -> None:
        self._flush()

    def _hide(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "script" and "json" in (attributes.get("type") or ""):
            self.script = []

    def _end_script(self) -> None:
        if self.script is not None and (day := json_day("".join(self.script))):
            self.found.days.append(day)
        self.script = None

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """What single tags tell."""
        if tag == "br":
            self.text.append("\n")
        elif tag == "a":
            self.links += 1
        elif tag == "pre":
            self.kept += 1
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "time" and (day := time_day(attributes)):
            self.found.days.append(day)
        elif tag == "h1":
            self.found.regions[self.region].titles += 1
        elif tag in ("article", "main"):
            self.found.regions[self.region].articles += 1
        if tag in PICTURES:
            self.found.regions[self.region].pictures += 1
            self._tell(attributes.get("alt"))
            self._tell(attributes.get("title"))
        if "data-caption" in attributes and not self.inner:
            self._tell(_seen(attributes["data-caption"]))

    def _meta(self, attributes: Mapping[str, str]) -> None:
        content = attributes.get("content") or ""
        if "charset" in attributes:
            self.found.charset = self.found.charset or attributes["charset"]
        elif (attributes.get("http-equiv") or "").lower() == "content-type":
            self.found.charset = (
                self.found.charset or content.lower().partition("charset=")[2].strip()
            )
        elif attributes.get("property") in _TITLES:
            self.found.title = self.found.title or " ".join(content.split())
        if day := meta_day(attributes):
            self.found.days.append(day)

    def _tell(self, text: str | None) -> None:
        """Keeps a picture's text for the end of the block: it must not cut a sentence in two."""
        line = " ".join((text or "").split())
        if line:
            linked = len(line) if self.links else 0
            self.told.append(Piece(line, self.region, linked, told=True))

    def _flush(self) -> None:
        """Ends the block that is being read. A blank line in it (two ``br``) parts it in two."""
        if self.text:
            raw = "".join(self.text)
            self.text = []
            if "\n" in raw:
                self._add_lines(raw)
            elif line := " ".join(raw.split()):
                self.found.pieces.append(Piece(line, self.region, self.linked))
            self.linked = 0
        if self.told:
            self.found.pieces += self.told
            self.told = []

    def _add_lines(self, raw: str) -> None:
        lines = [" ".join(line.split()) for line in raw.split("\n")]
        blocks = [block.strip("\n") for block in "\n".join(lines).split("\n\n")]
        size = sum(map(len, blocks)) or 1
        self.found.pieces += [
            Piece(block, self.region, self.linked * len(block) // size) for block in blocks if block
        ]


def _seen(markup: str) -> str:
    """The text of an attribute that may hold markup."""
    return " ".join(p.text for p in walked(markup, inner=True).pieces) if "<" in markup else markup
