"""How well copies of a caption that differ are found.

    python -m tests.benchmarks.copies           # the table
    python -m tests.benchmarks.copies --show    # every finding on a page as it is, and every miss

Pages as they are should give no finding about copies; what they do give is to be read by eye. Then one copy of
each caption is changed (a caption that is printed once gets a changed copy on the next line), one change a
page: a digit, a letter inside a long word, a word, a quotation mark or comma. It is found when a finding names
both copies, and right when its severity is the one that the change asks for: error, warning, warning,
info. Reads the development pages beside the repository, the written and the sample pages.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner import Aligner
from aligner.page.document import build_document
from aligner.types import Finding, Page, Sentence, Span

ROOT = Path(__file__).resolve().parents[2]
SETS = (
    ROOT.parent / "shared" / "bench" / "dev_pages.jsonl",
    ROOT.parent / "shared" / "bench" / "handmade_pages.jsonl",
    *sorted((ROOT / "tests" / "benchmarks" / "written").glob("*.jsonl")),
)
OF_COPIES = frozenset({"caption-repeats-differ", "caption-in-two-pairs", "name-spelling"})
RIGHT = {"digit": "error", "letter": "warning", "word": "warning", "mark": "info"}
OTHER_WORDS = {"en": "yesterday", "ko": "어제"}
SEED = 7


def pages() -> Iterator[tuple[str, str]]:
    """The name and the text of each page, as far as they are there."""
    for path in SETS:
        if path.exists():
            for line in path.read_text("utf-8").splitlines():
                record = json.loads(line)
                yield f"{path.stem}/{record['id']}", record["text"]
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        yield f"corpus/{path.stem}", path.read_text("utf-8")


def changed(text: str, change: str, sentence: Sentence, rng: random.Random) -> str:
    """A caption with one change; the same text if it has nothing to change."""
    if change == "digit":
        return _swapped(text, r"(?<!\d)[1-9](?=\d)|(?<![\d.,])[3-9](?![\d.,])", _other_digit, rng)
    if change == "letter":
        return _swapped(
            text,
            r"(?<=[a-z]{3})[aeiou](?=[a-z]{3})|(?<=[가-힣]{2})[가-힣](?=[가-힣]{2})",
            _other_vowel,
            rng,
        )
    if change == "word":
        return _swapped(
            text,
            r"(?<= )[a-z]{4,}(?= )|(?<= )[가-힣]{2,4}(?= )",
            lambda _: OTHER_WORDS[sentence.language],
            rng,
        )
    return _swapped(text, r"[“”‘’\"]|, (?=[a-z가-힣])", lambda mark: "'" if len(mark) == 1 else " ", rng)  # fmt: skip


def _swapped(text: str, form: str, new: Callable[[str], str], rng: random.Random) -> str:
    found = list(re.finditer(form, text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + new(match.group()) + text[match.end() :]


def _other_digit(digit: str) -> str:
    return str(int(digit) % 9 + 1)


def _other_vowel(letter: str) -> str:
    if letter.isascii():
        return "aeioua"["aeiou".index(letter) + 1]
    jamo = list(unicodedata.normalize("NFD", letter))
    jamo[1] = (
        "\N{HANGUL JUNGSEONG O}"
        if jamo[1] != "\N{HANGUL JUNGSEONG O}"
        else "\N{HANGUL JUNGSEONG EO}"
    )
    return unicodedata.normalize("NFC", "".join(jamo))  # fmt: skip


def with_change(text: str, sentence: Sentence, change: str, rng: random.Random) -> str:
    """The page with one copy of a caption changed; the same text if that cannot be."""
    place = (sentence.repeats or (sentence.span,))[-1]
    new = changed(place.of(text), change, sentence, rng)
    if new == place.of(text) or "\n" in new:
        return text
    if sentence.repeats:
        return text[: place.start] + new + text[place.stop :]
    start, stop = text.rfind("\n", 0, place.start) + 1, (text + "\n").find("\n", place.stop)
    line = text[start : place.start] + new + text[place.stop : stop]
    return f"{text[:stop]}\n\n{line}\n{text[stop:]}"


def names_copies(finding: Finding, sentence: Sentence) -> bool:
    """Whether a finding is about the copies of a caption."""
    own = finding.en_span if sentence.language == "en" else finding.ko_span
    spans = (sentence.span, *sentence.repeats)
    return finding.id in OF_COPIES and any(_inside(own, span) for span in spans)


def _inside(place: Span, span: Span) -> bool:
    return span.start <= place.start < span.stop


def measure(*, show: bool) -> None:
    rng = random.Random(SEED)
    aligner = Aligner()
    asked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    number, alarms = 0, 0
    for name, text in pages():
        number += 1
        for finding in aligner.check(text):
            if finding.id in OF_COPIES and finding.other_span.stop:
                alarms += 1
                if show:
                    print(f"as it is {name}: {finding.severity} {finding.message}")
        captions = [s for s in build_document(Page("p", text)).sentences if s.kind == "caption"]
        for change in RIGHT:
            for sentence in rng.sample(captions, min(1, len(captions))):
                page = with_change(text, sentence, change, rng)
                if page == text:
                    continue
                told = [f for f in aligner.check(page) if names_copies(f, sentence)]
                once = "twice" if sentence.repeats else "once"
                key = f"{change} {sentence.language} {once}"
                asked[key] += 1
                found[key] += bool(told)
                right[key] += RIGHT[change] in {f.severity for f in told}
                if show and RIGHT[change] not in {f.severity for f in told}:
                    print(f"{key} {name}: {sentence.text!r} {[f.message for f in told]}")
    print(f"{number} pages as they are: {alarms} findings about copies")
    print("change, language, printed     asked  found  right severity")
    for key in sorted(asked):
        print(f"{key:28}  {asked[key]:5}  {found[key]:5}  {right[key]:5}")
    print(f"{'all':28}  {asked.total():5}  {found.total():5}  {right.total():5}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="tell every alarm and every miss")
    measure(show=parser.parse_args().show)
