"""A corpus folder as files that other programs open. The corpus itself is never changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from aligner import __version__
from aligner.corpus.export.account import Account, Held
from aligner.corpus.export.filters import check_filters, reasons, why_left_out
from aligner.corpus.export.place import SIGNATURE, check_place, placed
from aligner.corpus.export.sign import CARD, sign
from aligner.corpus.export.split import count_repeats, divide, misfits, repeats_together
from aligner.corpus.export.wish import WHOLE, Form, Repeats, Wish
from aligner.corpus.folder import STATS, read_pairs
from aligner.corpus.formats.hf import hf_sheet
from aligner.corpus.formats.jsonl import jsonl_sheet
from aligner.corpus.formats.moses import MOSES_ENDS, moses_sheet
from aligner.corpus.formats.sheet import Sheet, given_time
from aligner.corpus.formats.tmx import tmx_sheet
from aligner.corpus.formats.tsv import tsv_sheet
from aligner.corpus.formats.xliff import xliff_sheet
from aligner.corpus.manifest import read_manifest
from aligner.corpus.repeats.kept import Kept, kept_pairs
from aligner.errors import AlignerError


class Exported(NamedTuple):
    """What came of an export: what it holds, what it left out, and what the user should know of it."""

    account: Account
    told: list[str]


def export(corpus: Path, out: Path, wish: Wish, *, force: bool = False) -> Exported:
    """Write ``corpus`` to ``out``, with a card and a signature beside it; ``force`` replaces an earlier export.

    Memory does not grow with the pairs, but for the names of documents and sources.

    Raises:
        AlignerError: ``corpus`` is none, ``out`` may not be written, or no pair can be what is wished for.
        OSError: it cannot be written.
    """
    out = out.resolve()
    check_filters(wish.filters)
    _check_corpus(corpus)
    _check_name(out, wish)
    check_place(out, corpus, [] if wish.is_folder else _names(out, wish.form), force=force)
    share_of, told = _division(corpus, wish)
    account = Account(
        {share.name: Held() for share in wish.shares} or {WHOLE: Held()},
        Counter(_reasons(corpus, wish)),
    )
    with placed(out, folder=wish.is_folder) as folder:
        _write(corpus, folder, out.name, wish, share_of, account)
        sign(corpus, folder, out.name, wish, account)
    return Exported(account, told)


def _reasons(corpus: Path, wish: Wish) -> dict[str, int]:
    """The pairs left out because they repeat others, and every other reason that there may be."""
    repeats = {"repeat": count_repeats(corpus)} if wish.repeats == "kept" else {}
    return repeats | dict.fromkeys(reasons(wish.filters), 0)


def _check_corpus(corpus: Path) -> None:
    read_manifest(corpus)
    if not (corpus / STATS).exists():
        raise AlignerError(
            f"{corpus} is not finished",
            fix="Start the same `aligner batch` again: it does what is missing.",
        )


def _check_name(out: Path, wish: Wish) -> None:
    if out.suffix == ".gz" and (wish.is_folder or wish.form == "moses"):
        raise AlignerError(
            f"{out} ends in .gz, but is more than one file",
            fix="Only one file of tsv, jsonl, tmx or xliff is compressed: leave .gz away.",
        )


def _names(out: Path, form: Form) -> list[str]:
    """The files that an export of one piece puts beside one another."""
    ends = MOSES_ENDS if form == "moses" else ("",)
    return [out.name + end for end in (*ends, f".{CARD}", f".{SIGNATURE}")]


def _pairs(corpus: Path, repeats: Repeats) -> Iterator[Kept]:
    """The pairs to choose from, each with where it was found."""
    if repeats == "kept":
        return kept_pairs(corpus)
    return (Kept(pair, (pair.doc,), (pair.source,)) for pair in read_pairs(corpus))


def _division(corpus: Path, wish: Wish) -> tuple[dict[str, str], list[str]]:
    """The share of each document, and what to tell of it."""
    if not wish.shares:
        return {}, []
    counts = Counter(
        pair.doc
        for pair, _, sources in _pairs(corpus, wish.repeats)
        if not why_left_out(pair, wish.filters, sources)
    )
    together, sizes = repeats_together(corpus), Counter[str]()
    for doc, count in counts.items():
        sizes[together.root(doc)] += count
    chosen = divide(sizes, wish.shares, wish.seed)
    return {doc: chosen[together.root(doc)] for doc in counts}, misfits(sizes, chosen, wish.shares)


def _write(
    corpus: Path,
    folder: Path,
    name: str,
    wish: Wish,
    share_of: dict[str, str],
    account: Account,
) -> None:
    """The sheets of an export."""
    with ExitStack() as sheets:
        adds = {
            share: sheets.enter_context(_sheet(folder, name, wish, share))
            for share in account.shares
        }
        for pair, docs, sources in _pairs(corpus, wish.repeats):
            if why := why_left_out(pair, wish.filters, sources):
                account.left_out[why] += 1
                continue
            share = share_of[pair.doc] if wish.shares else WHOLE
            adds[share](pair, docs)
            account.add(pair, share)


def _sheet(folder: Path, name: str, wish: Wish, share: str) -> Sheet:
    """The file or files of one share."""
    if wish.form == "hf":
        return hf_sheet(folder / "data", share)
    if wish.form == "moses":
        return moses_sheet(folder / (share if wish.shares else name))
    path = folder / (f"{share}.{wish.form}" if wish.shares else name)
    if wish.form == "tsv":
        return tsv_sheet(path, header=wish.header)
    if wish.form == "jsonl":
        return jsonl_sheet(path)
    of_xml = tmx_sheet if wish.form == "tmx" else xliff_sheet
    return of_xml(path, version=__version__, now=given_time())
