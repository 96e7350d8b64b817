"""The signature and the card of an export, beside its files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aligner import __version__
from aligner.corpus.export.account import Account
from aligner.corpus.export.card import card, front_matter
from aligner.corpus.export.place import SIGNATURE
from aligner.corpus.export.wish import Wish
from aligner.corpus.folder import STATS
from aligner.corpus.formats.sheet import given_time
from aligner.corpus.manifest import read_manifest

CARD = "card.md"


def sign(corpus: Path, folder: Path, name: str, wish: Wish, account: Account) -> None:
    """The signature and the card, beside the files they are about."""
    about = _about(corpus, wish, account)
    front = front_matter(name, account, wish.licence) if wish.form == "hf" else ""
    stats = json.loads((corpus / STATS).read_text(encoding="utf8"))
    text = front + card(name, account, about, stats)
    signature = about | {"files": [_file(path, folder, account) for path in _files(folder)]}
    prefix = "" if wish.is_folder else f"{name}."
    card_name = "README.md" if wish.is_folder else f"{prefix}{CARD}"
    (folder / card_name).write_text(text, encoding="utf8", errors="replace", newline="\n")
    (folder / f"{prefix}{SIGNATURE}").write_text(
        json.dumps(signature, indent=1) + "\n", encoding="utf8", newline="\n"
    )


def _about(corpus: Path, wish: Wish, account: Account) -> dict[str, Any]:
    """What decides the export."""
    now = given_time()
    return {
        "aligner": __version__,
        "format": wish.form,
        "pairs": account.pairs,
        "filters": {name: value for name, value in asdict(wish.filters).items() if value},
        "repeats": wish.repeats,
        "left_out": dict(account.left_out),
        "split": {
            "shares": {share.name: share.share for share in wish.shares},
            "seed": wish.seed,
            "by": "document",
        }
        if wish.shares
        else {},
        "licence": wish.licence,
        "time": now.isoformat() if now else "",
        "corpus": read_manifest(corpus),
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _file(path: Path, folder: Path, account: Account) -> dict[str, Any]:
    with path.open("rb") as file:
        sha = hashlib.file_digest(file, "sha256").hexdigest()
    name = path.relative_to(folder).as_posix()
    return {
        "name": name,
        "sha256": sha,
        "bytes": path.stat().st_size,
        "pairs": _count(path, account),
    }


def _count(path: Path, account: Account) -> int:
    if path.suffix == ".parquet":
        import pyarrow.parquet as pq

        return int(pq.read_metadata(path).num_rows)
    share = path.name.split(".")[0]
    return account.shares[share].pairs if share in account.shares else account.pairs
