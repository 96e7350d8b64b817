"""Refusals: a short stable reason, and a letter that says what is wrong and how to mend it."""

from __future__ import annotations

import errno

from aligner.errors import AlignerError
from aligner.inputs.records import Refused


class UnreadableError(Exception):
    """A file that cannot be read on, with a reason, what is wrong (without the file's name), and the mend."""

    def __init__(self, reason: str, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.reason, self.problem, self.fix = reason, problem, fix


SPECIAL = UnreadableError(
    "special file",
    "is a device, a pipe or a socket, not a file.",
    "Leave it out, or give its text as a file or on stdin (-).",
)


def refused(name: str, why: BaseException, doc: str = "") -> Refused:
    """The refusal of a file, or of the record ``doc`` in it."""
    doc = doc or name
    if isinstance(why, AlignerError):
        return Refused(doc, name, "cannot be read", why.problem, why.fix)
    reason, problem, fix = _told(why)
    return Refused(doc, name, reason, f"{doc} {problem}", fix)


def _told(why: BaseException) -> tuple[str, str, str]:
    if isinstance(why, UnreadableError):
        return why.reason, why.problem, why.fix
    if isinstance(why, FileNotFoundError):
        return "missing", "is not there.", "Check the name."
    if isinstance(why, PermissionError):
        return "no permission", "may not be read.", "Give yourself the right to read it (chmod)."
    if isinstance(why, OSError) and why.errno == errno.ELOOP:
        return (
            "symbolic link",
            "is a link that leads in a circle.",
            "Give the file it was made for.",
        )
    if isinstance(why, OSError):
        problem = f"cannot be read: {why.strerror or why}."
        return "cannot be read", problem, "Check the name and the disk."
    if isinstance(why, ValueError) and "null" in str(why):
        return "missing", "is not there: its name holds a zero byte.", "Check the name."
    return "damaged", f"is damaged: {why}.", "Get it again from where it came."
