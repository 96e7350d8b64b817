"""The official schema of XLIFF and DTD of TMX, where Debian's packages have put them."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree  # type: ignore[import-untyped]  # comes with translate-toolkit

_XLIFF = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
_OMEGAT = Path("/usr/share/omegat/OmegaT.jar")


class _Beside(etree.Resolver):  # type: ignore[misc]
    """What the schema imports from the W3C lies beside it."""

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        del public_id
        return self.resolve_filename(str(_XLIFF / Path(system_url).name), context)


def xliff_errors(data: bytes) -> list[str]:
    """What the strict schema of XLIFF 1.2 says against a file."""
    if not _XLIFF.is_dir():
        pytest.skip("no schema of XLIFF: apt-get install php-symfony-translation")
    parser = etree.XMLParser()
    parser.resolvers.add(_Beside())
    schema = etree.XMLSchema(etree.parse(str(_XLIFF / "xliff-core-1.2-strict.xsd"), parser))
    schema.validate(etree.fromstring(data))
    return [str(error) for error in schema.error_log]


def tmx_errors(data: bytes) -> list[str]:
    """What the DTD of TMX 1.4b says against a file."""
    if not _OMEGAT.is_file():
        pytest.skip("no DTD of TMX: apt-get install omegat")
    with ZipFile(_OMEGAT) as jar:
        dtd = etree.DTD(io.BytesIO(jar.read("schemas/tmx14.dtd")))
    dtd.validate(etree.fromstring(data))
    return [str(error) for error in dtd.error_log]
