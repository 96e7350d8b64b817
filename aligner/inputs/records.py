"""What an input is made of: units, and the documents in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aligner.errors import InputError

Form = Literal["text", "html", "jsonl", "csv", "tsv", "parquet", "warc"]

# A unit holds at most so many files, so that a folder of a million is never one list, and at most so many bytes of
# containers: some hundred pages, a minute's work. Parts of the corpus do not go beyond a unit, so that with
# a container each, ten thousand small ones would make ten thousand parts.
FILES_OF_A_UNIT = 256
BYTES_OF_A_UNIT = 16_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    The columns of tables (JSONL, CSV, TSV, Parquet) that hold the documents: ``text_column`` or ``html_column`` for
    pages, ``en_column`` and ``ko_column`` for separate English and Korean versions; empty for the usual names
    (see :mod:`aligner.inputs.columns`). ``form`` says what stdin and files given by name are, whatever they
    are called. ``outside`` lets the paths of a manifest lead out of its folder.

    Raises:
        InputError: the columns of a page are named twice, or one of two versions is missing.
    """

    text_column: str = ""
    html_column: str = ""
    en_column: str = ""
    ko_column: str = ""
    id_column: str = ""
    date_column: str = ""
    form: Form | None = None
    outside: bool = False

    def __post_init__(self) -> None:
        if bool(self.en_column) != bool(self.ko_column):
            raise InputError(
                "Only one of the two versions has a column.",
                fix="Name both: --en-column and --ko-column.",
            )
        if sum(map(bool, (self.text_column, self.html_column, self.en_column))) > 1:
            raise InputError(
                "The text of a document is named twice.",
                fix="Name --text-column, or --html-column, or --en-column and --ko-column.",
            )


@dataclass(frozen=True, slots=True)
class File:
    """A file that was found: its path, and its name in results (the path with ``/``, as it was given).

    ``korean`` is the path of the Korean version, where English and Korean lie in two files. ``given`` says that the
    user named it, so that it is read whatever its name says.
    """

    path: str
    name: str
    korean: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A document, or what might have been one, that cannot be read: a short stable reason, and a letter."""

    doc: str
    source: str
    reason: str
    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """What is no document and was not meant as one: hidden files, pictures, the requests in a WARC file.

    ``count`` says how many there are of one kind (``reason``: short and stable). ``doc`` is unique in the batch.
    """

    doc: str
    source: str
    reason: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found: a file that the worker reads itself, or the text of a record.

    ``doc`` is unique in the batch, ``source`` the file it comes from. ``paths`` holds one file, or the English and the
    Korean one; ``texts`` likewise, for records. ``form`` is ``text`` or ``html``. ``date`` is that of the
    document (ISO) if its table has one.
    """

    doc: str
    source: str
    form: Form = "text"
    paths: tuple[str, ...] = ()
    texts: tuple[str | bytes, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A large container file, or consecutive plain files and small containers: what one process reads in order.

    ``entries`` are its files, and what was refused or skipped among them, in its place.
    """

    number: int
    entries: tuple[File | Refused | Skipped, ...]
