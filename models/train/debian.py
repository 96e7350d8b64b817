"""Korean and English that say the same in Debian packages: message catalogues, manuals, descriptions.

Packages are files that ``apt-get download`` fetched; nothing is installed. Sources by kind:

- catalogues (``/usr/share/locale/ko/LC_MESSAGES/*.mo``): a message and its translation;
- manuals in HTML or Mallard, one file a language: a block and the block in the same place, when both
  files have the same blocks in the same order;
- the package descriptions that apt itself fetches (``Translation-en`` and ``-ko``), by fingerprint.
"""

from __future__ import annotations

import re
import struct
import subprocess
import tarfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

Pairs = list[tuple[str, str]]

_CATALOGUE = re.compile(r"/locale/ko/LC_MESSAGES/[^/]+\.mo$")
_MANUAL = re.compile(r"\.(html|page)$")
# The folder or ending that names a manual's language, and what marks the same file in both.
_LANGUAGES = {
    "/en-US/": "en",
    "/en/": "en",
    "/C/": "en",
    ".en.html": "en",
    "/ko-KR/": "ko",
    "/ko/": "ko",
    ".ko.html": "ko",
}
_BLOCK = re.compile(r"p|li|h[1-6]|title|t[dh]|d[td]|caption|pre|desc|item")  # the last two: Mallard
_SKIPPED = frozenset(("script", "style", "pre", "programlisting", "screen", "code", "listing"))


def package_files(package: Path) -> Iterator[tuple[str, bytes]]:
    """Catalogues and manuals in a .deb: their paths and contents."""
    command = ["/usr/bin/dpkg-deb", "--fsys-tarfile", str(package)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as unpacking,  # noqa: S603 (a fixed program)
        tarfile.open(fileobj=unpacking.stdout, mode="r|") as archive,
    ):
        for member in archive:
            path = member.name.removeprefix(".")
            wanted = _CATALOGUE.search(path) or (_MANUAL.search(path) and manual_key(path))
            file = archive.extractfile(member) if wanted and member.isfile() else None
            if file is not None:
                yield path, file.read()


def catalogue_pairs(data: bytes) -> Pairs:
    """Messages and translations of a compiled catalogue; of plural forms the first.

    The format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
    """
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, first, second = struct.unpack_from(f"{order}3I", data, 8)
    found = []
    for at in range(count):
        texts = []
        for table in (first, second):
            size, start = struct.unpack_from(f"{order}2I", data, table + 8 * at)
            text = data[start : start + size].decode("utf-8", "replace")
            texts.append(text.rpartition("\x04")[2].split("\0")[0])
        if all(texts):  # the empty message holds the header
            found.append((texts[0], texts[1]))
    return found


def manual_key(path: str) -> tuple[str, str] | None:
    """Language of a manual's page and what its other language has in common with it.

    >>> manual_key("/usr/share/help/ko/gnome-help/about.page")
    ('ko', '/usr/share/help*gnome-help/about.page')
    >>> manual_key("/usr/share/doc/debian-faq/html/support.en.html")
    ('en', '/usr/share/doc/debian-faq/html/support*')
    """
    for mark, language in _LANGUAGES.items():
        head, found, rest = path.partition(mark)
        if found:
            return language, re.sub(r"/debian-faq-ko/", "/debian-faq/", head) + "*" + rest
    return None


class _BlockParser(HTMLParser):
    """Collects (tag, text) of the blocks; a block inside a block ends the outer one's text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self._open: list[str] = []
        self._text: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _SKIPPED:
            self._skipped += 1
        if _BLOCK.fullmatch(tag):
            self._flush()
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED and self._skipped:
            self._skipped -= 1
        if tag in self._open:
            self._flush()
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._skipped and self._open:
            self._text.append(data)

    def _flush(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text and self._open:
            self.blocks.append((self._open[-1], text))


def manual_blocks(data: bytes) -> list[tuple[str, str]]:
    """Tag and text of a page's blocks in order.

    >>> manual_blocks(b"<ul><li>One <b>two</b><p>three</p></li></ul>")
    [('li', 'One two'), ('p', 'three')]
    """
    parser = _BlockParser()
    parser.feed(data.decode("utf-8", "replace"))
    parser.close()
    return parser.blocks


def manual_pairs(english: bytes, korean: bytes) -> Pairs:
    """Blocks in the same place, when both pages have the same tags in the same order; else none."""
    en, ko = manual_blocks(english), manual_blocks(korean)
    if [tag for tag, _ in en] != [tag for tag, _ in ko]:
        return []
    return [(a, b) for (_, a), (_, b) in zip(en, ko, strict=True)]


def description_pairs(english: str, korean: str) -> Pairs:
    """Paragraphs of package descriptions with the same fingerprint and as many paragraphs."""
    en, ko = _descriptions(english), _descriptions(korean)
    found: Pairs = []
    for key in en.keys() & ko.keys():
        if len(en[key]) == len(ko[key]):
            found += zip(en[key], ko[key], strict=True)
    return sorted(set(found))


def _descriptions(text: str) -> dict[str, list[str]]:
    """Title and paragraphs by fingerprint; a line of one full stop parts paragraphs.

    Korean lines are cut inside words at the width of a terminal, so a full line is joined to the next
    without a blank when its last character is Hangul; a wrong join costs little.
    """
    found = {}
    for record in text.split("\n\n"):
        match = re.search(
            r"^Description-md5: (\w+)\nDescription-\w+: (.*)((?:\n .*)*)", record, re.MULTILINE
        )
        if match:
            body = "\n".join(line[1:] for line in match[3].split("\n")[1:])
            found[match[1]] = [match[2], *(_joined(part) for part in re.split(r"(?m)^\.$", body))]
    return found


def _joined(paragraph: str) -> str:
    lines = [line for line in paragraph.split("\n") if line.strip()]
    text = ""
    for line in lines:
        cut = text and "가" <= text[-1] <= "힣" and line[0] != " " and "가" <= line[0] <= "힣"
        wide = cut and sum(2 if char >= "ᄀ" else 1 for char in text.rsplit("\n", 1)[-1]) >= 76
        text += line if wide else f"\n{line}" if text else line
    return " ".join(text.split())
