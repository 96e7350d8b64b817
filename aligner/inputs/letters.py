"""Refusals: a short stable reason, and a letter that says what is wrong and how to mend it."""

from __future__ import annotations

import errno
from typing import NamedTuple

from aligner.errors import AlignerError
from aligner.inputs.records import Refused


class Letter(NamedTuple):
    """Why something cannot be read (short and stable), what is wrong (without its name), and the mend."""

    reason: str
    problem: str
    fix: str


class UnreadableError(Exception):
    """Something that cannot be read. Takes the parts of a :class:`Letter`."""

    def __init__(self, reason: str, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.letter = Letter(reason, problem, fix)


SPECIAL = Letter(
    "special file",
    "is a device, a pipe or a socket, not a file.",
    "Leave it out, or give its text as a file or on stdin (-).",
)


STARVED = Letter(
    "too much memory",
    "needs more memory to be read than a reader may take.",
    "Write it anew in smaller pieces; leave it out if it is a trap.",
)


def too_large(most: int) -> Letter:
    """The letter of a row of more than so many bytes."""
    return Letter(
        "too large", f"is larger than {most // 1_000_000} MB.", "Split it, one page a row."
    )


def refused(name: str, why: Exception | Letter, doc: str = "") -> Refused:
    """The refusal of a file, or of the record ``doc`` in it."""
    doc = doc or name
    if isinstance(why, AlignerError):
        return Refused(doc, name, "cannot be read", why.problem, why.fix)
    letter = why if isinstance(why, Letter) else _letter(why)
    return Refused(doc, name, letter.reason, f"{doc} {letter.problem}", letter.fix)


def _letter(why: Exception) -> Letter:
    if isinstance(why, UnreadableError):
        return why.letter
    if isinstance(why, MemoryError):
        return STARVED
    if isinstance(why, FileNotFoundError):
        return Letter("missing", "is not there.", "Check the name.")
    if isinstance(why, PermissionError):
        return Letter(
            "no permission", "may not be read.", "Give yourself the right to read it (chmod)."
        )
    if isinstance(why, OSError) and why.errno == errno.ELOOP:
        return Letter(
            "symbolic link",
            "is a link that leads in a circle.",
            "Give the file it was made for.",
        )
    if isinstance(why, OSError):
        problem = f"cannot be read: {why.strerror or why}."
        return Letter("cannot be read", problem, "Check the name and the disk.")
    if isinstance(why, ValueError) and "null" in str(why):
        return Letter("missing", "is not there: its name holds a zero byte.", "Check the name.")
    return Letter("damaged", f"is damaged: {why}.", "Get it again from where it came.")
