"""Schemas of TMX and XLIFF: our own, written after the standards, and the official ones where Debian's packages put them."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree  # type: ignore[import-untyped]

_HERE = Path(__file__).parent
_XLIFF = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
_OMEGAT = Path("/usr/share/omegat/OmegaT.jar")


def tmx_errors(data: bytes) -> list[str]:
    """What our schema says against a TMX file."""
    return _errors(_ours("tmx"), etree.fromstring(data))


def xliff_errors(data: bytes) -> list[str]:
    """What our schema says against an XLIFF file, and which ids a ``file`` has twice."""
    root = etree.fromstring(data)
    errors = _errors(_ours("xliff"), root)
    for file in root.iter("{*}file"):
        ids = Counter(unit.get("id") for unit in file.iter("{*}trans-unit"))
        errors += [f"id twice: {each}" for each, count in ids.items() if count > 1]
    return errors


def official_tmx_errors(data: bytes) -> list[str]:
    """What the DTD of TMX 1.4b says against a file."""
    if not _OMEGAT.is_file():
        pytest.skip("no DTD of TMX: apt-get install omegat")
    return _errors(_tmx_dtd(), etree.fromstring(data))


def official_xliff_errors(data: bytes) -> list[str]:
    """What the strict schema of XLIFF 1.2 says against a file."""
    if not _XLIFF.is_dir():
        pytest.skip("no schema of XLIFF: apt-get install php-symfony-translation")
    return _errors(_xliff_schema(), etree.fromstring(data))


def _errors(schema: etree.RelaxNG | etree.DTD | etree.XMLSchema, root: etree._Element) -> list[str]:
    schema.validate(root)
    return [str(error) for error in schema.error_log]


@cache
def _ours(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(_HERE / f"{name}.rng"))


@cache
def _tmx_dtd() -> etree.DTD:
    with ZipFile(_OMEGAT) as jar:
        return etree.DTD(io.BytesIO(jar.read("schemas/tmx14.dtd")))


@cache
def _xliff_schema() -> etree.XMLSchema:
    parser = etree.XMLParser()
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(_XLIFF / "xliff-core-1.2-strict.xsd", parser))


class _Beside(etree.Resolver):  # type: ignore[misc]
    """What the schema imports from the W3C lies beside it."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        del public_id
        return self.resolve_filename(str(_XLIFF / Path(system_url).name), context)
