"""The data card of an export: what it holds, where it is from, how it was made, what it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from aligner.corpus import one_line
from aligner.corpus.export_account import Account

_SOURCES = 10  # told by name; the rest are counted
# What the Hugging Face hub takes as the name of a licence, as far as texts go; others are "other" with a name.
_LICENCES = re.compile(
    r"(?:cc0-1\.0|cc-by(?:-nc)?(?:-sa|-nd)?-[234]\.[05]|odc-by|odbl|pddl|mit|apache-2\.0)"
)
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGER = "1M<n<10M"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|&])")

_METHOD = """\
The pages were read, cut into blocks (headline, caption, body) and sentences, and furniture was left out. The sentences
were encoded, and runs of one to three of them paired where they speak for one another more than for anything else on
the page. `score` is the probability that a pair translates each other. Each pair was then checked for numbers,
dates, units and names that do not agree: the findings below. Nothing was corrected.
"""
_LIMITS = """\
- No person has read these pairs. Some are wrong: of those with a score of .9, about one in ten is expected to be.
- A finding says that two sides do not agree; a free translation may do so rightly, and a mistake may go unnoticed.
- What a page says may itself be wrong, out of date or someone's opinion. Names of persons are as they were printed.
- Which side was written first is not known. Languages are told by script: other languages in Latin script may slip in.
"""


def card(name: str, account: Account, about: Mapping[str, object], licence: str) -> str:
    """The card in Markdown. ``about`` is the export's signature."""
    return "\n".join(_lines(name, account, about, licence)) + "\n"


def front_matter(name: str, account: Account, licence: str) -> str:
    """What the Hugging Face hub and ``load_dataset`` read at the head of a card (YAML)."""
    size = next((text for limit, text in _SIZES if account.pairs < limit), _LARGER)
    files = [f"  - split: {share}\n    path: data/{share}-*.parquet" for share in account.shares]
    head = ["---", "language:", "- ko", "- en", *_licence_lines(licence)]
    head += ["task_categories:", "- translation", "multilinguality:", "- translation"]
    head += ["size_categories:", f"- {size}", f"pretty_name: {_yaml(name)}"]
    head += ["configs:", "- config_name: default", "  data_files:", *files, "---", ""]
    return "\n".join(head) + "\n"


def _licence_lines(licence: str) -> list[str]:
    if not licence:
        return ["license: unknown"]
    if _LICENCES.fullmatch(licence.lower()):
        return [f"license: {licence.lower()}"]
    return ["license: other", f"license_name: {_yaml(licence)}"]


def _yaml(text: str) -> str:
    return json.dumps(one_line(text), ensure_ascii=False)  # a JSON string is a YAML string


def _lines(name: str, account: Account, about: Mapping[str, object], licence: str) -> Iterator[str]:
    yield from (f"# {_plain(name)}", "")
    yield f"{account.pairs:,} pairs of English and Korean sentences from {account.docs:,} documents, found by aligner."
    yield from ("", "## Figures", "", *_figures(account))
    yield from ("", "## Sources", "", *_sources(account))
    yield from ("", "## How it was made", "", _METHOD)
    yield from (
        "What decides the result (the same is in the signature beside this file):",
        "",
        "```json",
    )
    yield from (json.dumps(about, ensure_ascii=False, indent=1), "```")
    yield from ("", "## What was left out", "", *_left_out(account))
    yield from ("", "## Licence", "", _plain(licence) or _NO_LICENCE)
    yield from ("", "## Known limits", "", _LIMITS.rstrip())


_NO_LICENCE = (
    "Not stated. The texts belong to those who published them: ask before you pass them on."
)


def _figures(account: Account) -> Iterator[str]:
    yield from _table(
        ("", "pairs", "documents", "English characters", "Korean characters"),
        (
            (name, held.pairs, held.docs, held.en_length, held.ko_length)
            for name, held in account.shares.items()
        ),
    )
    yield ""
    yield from _table(("kind", "pairs"), account.kinds.most_common())
    yield ""
    bands = sorted(account.scores.items(), reverse=True)
    yield from _table(("score from", "pairs"), ((f"{band:.2f}", count) for band, count in bands))
    yield ""
    found = sorted(account.findings.items())
    yield from _table(("finding", "", "pairs"), ((*key, count) for key, count in found))
    if account.first_day:
        yield f"\nDates of pages: {account.first_day} to {account.last_day}."
    yield f"{account.undated:,} pairs are of pages without a date."


def _sources(account: Account) -> Iterator[str]:
    first = sorted(account.sources.items(), key=lambda item: (-item[1], item[0]))[:_SOURCES]
    yield from _table(("source", "pairs"), ((_plain(name), count) for name, count in first))
    if len(account.sources) > _SOURCES:
        yield f"\nand {len(account.sources) - _SOURCES:,} more."


def _left_out(account: Account) -> Iterator[str]:
    if not account.left_out:
        yield "Nothing of the corpus."
        return
    yield from _table(("why", "pairs"), account.left_out.items())


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else str(cell) for cell in row)} |"


def _plain(text: str) -> str:
    """``text`` as Markdown shows it, with no markup of its own."""
    return _MARKUP.sub(r"\\\1", one_line(text))
