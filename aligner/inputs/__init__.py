"""Where the pages of a batch come from: arguments to units, units to documents, documents to pages."""

from __future__ import annotations

from aligner.inputs.arguments import given
from aligner.inputs.documents import documents
from aligner.inputs.listing import units
from aligner.inputs.reading import read
from aligner.inputs.records import File, Form, Found, Options, Refused, Skipped, Unit

__all__ = [
    "File",
    "Form",
    "Found",
    "Options",
    "Refused",
    "Skipped",
    "Unit",
    "documents",
    "given",
    "read",
    "units",
]
