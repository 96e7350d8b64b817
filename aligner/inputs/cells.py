"""A cell of a Parquet table as Python has it, if it is no larger than a page may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aligner.inputs.letters import UnreadableError, too_large
from aligner.page.load import MAX_BYTES

if TYPE_CHECKING:
    import pyarrow as pa


def cell(scalar: pa.Scalar) -> object:
    """The value of a cell. Of a list or an object only an empty one is made: nobody reads what is in it.

    Raises:
        UnreadableError: it is larger than any page.
        UnicodeDecodeError: it is called text, and is not UTF-8.
    """
    import pyarrow as pa

    if isinstance(scalar, pa.DictionaryScalar):
        scalar = scalar.value
    if not scalar.is_valid:
        return None
    if isinstance(scalar, pa.BinaryScalar):
        if scalar.as_buffer().size > MAX_BYTES:
            raise UnreadableError(*too_large(MAX_BYTES))
    elif pa.types.is_nested(scalar.type):
        return [] if not pa.types.is_struct(scalar.type) else {}
    return scalar.as_py()
