"""A row of a table, whatever its file: which columns hold the document, and the document.

The usual columns, of which the first that are all there are taken: ``text``, or ``html``, or ``en`` and ``ko`` (two
versions), or ``path``, or ``en_path`` and ``ko_path``. The last two make the table a manifest: its rows name files,
by paths from the table's folder. ``id`` (or ``url``) and ``date`` may stand beside.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aligner.inputs.forms import PLAIN, form_of
from aligner.inputs.letters import Letter, UnreadableError, refused, too_large
from aligner.inputs.names import RecordNames, name_of, tidy_id
from aligner.inputs.records import Form, Found, Options, Refused
from aligner.inputs.walk import joined
from aligner.page.load import MAX_BYTES

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_SHOWN = 12
_LONGEST_SHOWN = 40

_EMPTY = Letter("empty", "holds no text.", "Leave it out, or give its text.")
_OUTSIDE = Letter(
    "outside the folder",
    "names a file that is not in the folder of its manifest.",
    "Move it there, or allow it (--outside).",
)
_CONTAINER = Letter(
    "not a page", "names a file of many documents.", "Give that file as an input of its own."
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns that hold a document, and whether they hold its text or the path of its file."""

    columns: tuple[str, ...]
    form: Form = "text"
    is_path: bool = False


_USUAL = (
    Layout(("text",)),
    Layout(("html",), "html"),
    Layout(("en", "ko")),
    Layout(("path",), is_path=True),
    Layout(("en_path", "ko_path"), is_path=True),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A file of rows: its path and name, how it is read, and the names that its rows have got."""

    path: str
    name: str
    options: Options
    names: RecordNames

    def layouts(self) -> tuple[Layout, ...]:
        """What the columns may be, the first choice first."""
        options = self.options
        if options.text_column:
            return (Layout((options.text_column,)),)
        if options.html_column:
            return (Layout((options.html_column,), "html"),)
        if options.en_column:
            return (Layout((options.en_column, options.ko_column)),)
        return _USUAL

    def layout(self, columns: Iterable[str]) -> Layout:
        """The layout of a table with these columns.

        Raises:
            UnreadableError: none of them holds a document.
        """
        known = list(columns)
        for layout in self.layouts():
            if all(column in known for column in layout.columns):
                return layout
        missing = " and ".join(self.layouts()[0].columns)
        raise UnreadableError(
            "no such column",
            f"has no column {missing}; it has {_listed(known)}.",
            "Say which one holds the text: --text-column, --html-column, or --en-column and --ko-column.",
        )

    def document(self, row: Mapping[str, object], number: int) -> Found | Refused:
        """The document of a row; ``number`` is the row's in its file, from 1 on."""
        record_id = self._first_id(row)
        try:
            layout = self.layout(row)
            values = [_value(row[column], column) for column in layout.columns]
            day = iso_day(row.get(self.options.date_column or "date"))
            if layout.is_path:
                return self._of_files(values, record_id, number, day)
        except UnreadableError as why:
            return refused(self.name, why, self.names.name(record_id, number))
        doc = self.names.name(record_id, number)
        return Found(doc, self.name, layout.form, texts=tuple(values), date=day)

    def id_columns(self) -> tuple[str, ...]:
        """The columns that may name a row, the first choice first."""
        return (self.options.id_column,) if self.options.id_column else ("id", "url")

    def _first_id(self, row: Mapping[str, object]) -> str:
        return next(filter(None, (tidy_id(row.get(each)) for each in self.id_columns())), "")

    def refuse(self, why: Letter, number: int) -> Refused:
        """The refusal of a row that cannot be read."""
        return refused(self.name, why, self.names.name("", number))

    def _of_files(self, values: list[str | bytes], record_id: str, number: int, day: str) -> Found:
        folder = os.path.dirname(self.path)  # noqa: PTH120
        paths = tuple(
            self._path(folder, os.fsdecode(value) if isinstance(value, bytes) else value)
            for value in values
        )
        doc = self.names.name(record_id or tidy_id(os.fsdecode(values[0])), number)
        form: Form = "html" if form_of(paths[0]) == "html" else "text"
        return Found(doc, self._name(os.fsdecode(values[0])), form, paths=paths, date=day)

    def _name(self, path: str) -> str:
        """How a file is called that the table names by this path."""
        if os.path.isabs(path):  # noqa: PTH117
            return name_of(path)
        return os.path.normpath(joined(os.path.dirname(self.name), name_of(path)))  # noqa: PTH120

    def _path(self, folder: str, path: str) -> str:
        """The path of a file that a manifest names: no further than its folder, if nobody allowed more."""
        whole = path if os.path.isabs(path) else joined(folder, path)  # noqa: PTH117
        if not self.options.outside and not _is_below(folder or ".", whole):
            raise UnreadableError(*_OUTSIDE)
        if form_of(path) not in {*PLAIN, None}:
            raise UnreadableError(*_CONTAINER)
        return whole


def iso_day(value: object) -> str:
    """The day that a table gives, as ISO has it; empty if it gives none.

    >>> iso_day("2024-05-01T08:00:00Z"), iso_day(date(2024, 5, 1)), iso_day("May 1"), iso_day(None)
    ('2024-05-01', '2024-05-01', '', '')
    """
    text = value.isoformat() if isinstance(value, date) else value
    match = _ISO_DATE.match(text) if isinstance(text, str) else None
    if match is None:
        return ""
    try:
        return date.fromisoformat(match[0]).isoformat()
    except ValueError:
        return ""


def _value(value: object, column: str) -> str | bytes:
    if value is None or value in ("", b""):
        raise UnreadableError(*_EMPTY)
    if isinstance(value, str | bytes):
        if len(value) > MAX_BYTES:
            raise UnreadableError(*too_large(MAX_BYTES))
        return value
    what = (
        "a list"
        if isinstance(value, list)
        else "an object"
        if isinstance(value, dict)
        else "a number"
    )
    raise UnreadableError(
        "not text",
        f"has {what} in the column {column}, not a text.",
        "Name the column of the text itself; make one of it if it lies deeper.",
    )


def _is_below(folder: str, path: str) -> bool:
    try:
        real, top = os.path.realpath(path), os.path.realpath(folder)
    except ValueError:  # a zero byte in the name
        return False
    return real.startswith(f"{top.rstrip('/')}/")


def _listed(columns: list[str]) -> str:
    if not columns:
        return "none"
    shown = [
        column
        if len(column) <= _LONGEST_SHOWN
        else f"{column[:_LONGEST_SHOWN]}\N{HORIZONTAL ELLIPSIS}"
        for column in map(tidy_id, columns[:_MOST_SHOWN])
    ]
    more = len(columns) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
