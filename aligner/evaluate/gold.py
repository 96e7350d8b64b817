"""Gold: pages with the truth about their pairs, as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import AlignerError, InputError

GOLD_FORM = (
    'A gold file is {"id", "kind", "pairs": [{"en", "ko"}], "en_only": [], "ko_only": []} in'
    ' NAME.gold.json beside NAME.txt, or one such object a line, with its "text", in a .jsonl file.'
)


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page and the truth about it: its pairs (English, Korean) and the sentences without partner."""

    id: str
    kind: str
    text: str
    pairs: tuple[tuple[str, str], ...]
    en_only: tuple[str, ...] = ()
    ko_only: tuple[str, ...] = ()


def load_gold(path: Path) -> list[GoldPage]:
    """The gold pages of a folder (``NAME.txt`` with ``NAME.gold.json``) or of a ``.jsonl`` file.

    Raises:
        InputError: nothing can be read there.
        AlignerError: a gold file is damaged, or an id is used twice.
    """
    pages = list(_folder(path) if path.is_dir() else _lines(path))
    if not pages:
        raise InputError(f"No gold in {path}", fix=GOLD_FORM)
    seen: set[str] = set()
    for page in pages:
        if page.id in seen:
            raise AlignerError(
                f'Two gold pages are called "{page.id}"', fix="Give each its own id."
            )
        seen.add(page.id)
    return pages


def _folder(folder: Path) -> Iterator[GoldPage]:
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        text = _read(gold.with_name(f"{name}.txt"))
        entry = _json(_read(gold), str(gold))
        yield _gold_page({"id": name, **entry, "text": text}, str(gold))


def _lines(path: Path) -> Iterator[GoldPage]:
    # Not splitlines(): JSON may hold a raw U+2028, which is no line end there.
    for number, line in enumerate(_read(path).split("\n"), start=1):
        where = f"{path}, line {number}"
        if line.strip():
            yield _gold_page(_json(line, where), where)


def _read(path: Path) -> str:
    # Line ends stay as they are: spans and predictions refer to the page as it was written.
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(
            f"Cannot read {path}: {error.strerror}", fix="Give a folder of gold, or a .jsonl file."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8", fix="Save gold and its pages as UTF-8.") from error


def _json(text: str, where: str) -> dict[str, object]:
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise AlignerError(f"{where} is not JSON: {error}", fix=GOLD_FORM) from error
    if not isinstance(entry, dict):
        raise AlignerError(f"{where} is not a JSON object", fix=GOLD_FORM)
    return entry


def _gold_page(entry: Mapping[str, object], where: str) -> GoldPage:
    """Builds a page from its JSON, under this project's names or those of the older benchmark."""
    pairs = entry.get("pairs", entry.get("gold"))
    try:
        return GoldPage(
            id=_text(entry.get("id"), "id"),
            kind=_text(entry.get("kind", entry.get("layout", "page")), "kind"),
            text=_text(entry.get("text"), "text"),
            pairs=tuple(_pair(pair) for pair in _list(pairs, "pairs")),
            en_only=_texts(entry.get("en_only", []), "en_only"),
            ko_only=_texts(entry.get("ko_only", []), "ko_only"),
        )
    except TypeError as error:
        raise AlignerError(f"{where}: {error}", fix=GOLD_FORM) from error


def _pair(value: object) -> tuple[str, str]:
    sides = [value.get("en"), value.get("ko")] if isinstance(value, dict) else _list(value, "pair")
    if len(sides) != 2:
        raise TypeError(f'a pair has {len(sides)} sides in "pairs"')
    return _text(sides[0], "en"), _text(sides[1], "ko")


def _texts(value: object, name: str) -> tuple[str, ...]:
    return tuple(_text(text, name) for text in _list(value, name))


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(f'"{name}" is missing or not a list')
    return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f'"{name}" is missing or not a text')
    return value
