"""What kind of input a file is, by its name."""

from __future__ import annotations

from pathlib import PurePath

from aligner.inputs.records import Form

_FORMS: dict[str, Form] = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
}


def form_of(path: str) -> Form:
    """The form of a file; what has no known ending is text.

    >>> form_of("news/a.HTML"), form_of("news/a")
    ('html', 'text')
    """
    return _FORMS.get(PurePath(path).suffix.lower(), "text")
