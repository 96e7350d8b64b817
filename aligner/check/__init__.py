"""Whether the two sides of a pair agree: a pair goes in, what differs comes out."""

from __future__ import annotations

from aligner.check.findings import check_pair as check_pair
from aligner.check.glossary import Glossary as Glossary
from aligner.check.glossary import load_glossary as load_glossary
