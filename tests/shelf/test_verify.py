"""What is wrong with a folder is told, once, with its mend; a whole one passes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from aligner.encode import load_encoder
from aligner.encode.files import CHECKED, SUMS, bundled_folder, sha256
from aligner.errors import ModelError
from aligner.shelf import problems_of
from aligner.shelf.probe import FILE, TEXTS, drift, read_probe, write_probe
from tests.encode.tiny import tiny_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny_folder(tmp_path / "tiny")


def signed(folder: Path) -> None:
    """The list of fingerprints for what the folder holds now."""
    text = "".join(f"{sha256(folder / name)}  {name}\n" for name in CHECKED)
    (folder / SUMS).write_text(text, encoding="ascii")


def test_the_bundled_folder_is_whole() -> None:
    """What ships passes."""
    assert problems_of(bundled_folder()) == []


def test_a_written_folder_is_whole(folder: Path) -> None:
    """With and without recorded vectors."""
    assert problems_of(folder) == []
    write_probe(folder, load_encoder(folder))
    assert problems_of(folder) == []


def change_tensor(
    name: str, change: Callable[[np.ndarray], np.ndarray | None]
) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        tensors = load_file(folder / "model.safetensors")
        new = change(tensors.pop(name))
        save_file(tensors if new is None else {**tensors, name: new}, folder / "model.safetensors")
        signed(folder)

    return apply


def rewrite(name: str, text: str, *, sign: bool = True) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        if sign:
            signed(folder)

    return apply


def set_config(key: str, value: object) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        (folder / "config.json").write_text(json.dumps(config | {key: value}), encoding="utf-8")
        signed(folder)

    return apply


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def link(folder: Path) -> None:
    (folder / "notes.txt").symlink_to("/etc/hostname")


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a file changed": (rewrite("sentencepiece.model", "x", sign=False), "sentencepiece.model is not the file"),
    "a file gone": (remove("sentencepiece.model"), "sentencepiece.model is missing"),
    "no list": (remove(SUMS), f"{SUMS} is missing"),
    "list of less": (rewrite(SUMS, "", sign=False), "does not tell the sha256 of config.json"),
    "list points outside": (rewrite(SUMS, "0" * 64 + "  ../x\n", sign=False), "names no file of the folder"),
    "no modules": (remove("modules.json"), "no modules.json"),
    "settings are no table": (rewrite("config.json", "[]"), "holds no settings"),
    "settings are no JSON": (rewrite("config.json", "{"), "cannot be read"),
    "a later format": (set_config("format", 9), "a format that this version does not read"),
    "another vocabulary": (set_config("vocabulary", 7), r"table.codes is U8 .* where U8 \[7, 12\] is expected"),
    "another window": (set_config("branches", [{"window": 2, "left": 0}]), "branch3.first belongs to no layer"),
    "no layers": (set_config("branches", None), "NoneType"),
    "a tensor gone": (change_tensor("pool.bias", lambda _: None), "tensor pool.bias is missing"),
    "a layer gone": (change_tensor("dense.a", lambda _: None), "tensor dense.a is missing"),
    "a tensor too short": (change_tensor("norm.gain", lambda x: x[:-1]), "norm.gain is F32"),
    "of another type": (change_tensor("pool", lambda x: x.astype(np.float32)), "pool is F32"),
    "no number": (change_tensor("table.scale", lambda x: x * np.nan), "table.scale .* numbers that are none"),
    "a pickle": (rewrite("pytorch_model.bin", ""), r"pytorch_model.bin is a pickle.*"),
    "a pickle below": (rewrite("2_Dense/weights.PT", ""), "weights.PT is a pickle"),
    "a program": (rewrite("modeling_own.py", ""), "modeling_own.py is a program"),
    "a link": (link, "link out of the folder"),
    "no weights": (remove("model.safetensors"), "no weights"),
    "recorded vectors": (rewrite(FILE, '{"texts": ["a"], "vectors": [[0.5]]}'), "differ from those recorded"),
    "records nothing": (rewrite(FILE, "[]"), "holds no texts"),
}  # fmt: skip


@pytest.mark.parametrize(("damage", "told"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_told(folder: Path, damage: Callable[[Path], None], told: str) -> None:
    """Each kind of damage by name, with a mend, and nothing loads the encoder before."""
    damage(folder)
    found = problems_of(folder)
    assert [each for each in found if re.search(told, each.problem)], found
    assert all(each.fix for each in found)


def test_the_link_alone_is_told(folder: Path) -> None:
    """Weights that are a link out of the folder are one problem, not three; nothing behind it is read."""
    weights = folder / "model.safetensors"
    weights.rename(folder.parent / "weights")
    weights.symlink_to(folder.parent / "weights")
    assert [each.problem for each in problems_of(folder)] == [
        f"{weights} is a link out of the folder."
    ]


def test_the_cache_of_the_hub_is_whole(folder: Path) -> None:
    """It keeps files under their fingerprints in blobs, and links to them from the model's folder."""
    blobs = folder.parent / "blobs"
    blobs.mkdir()
    for path in list(folder.iterdir()):
        blob = path.rename(blobs / sha256(path))
        path.symlink_to(blob)
    assert problems_of(folder) == []


def test_a_pickle_alone_is_told_once(tmp_path: Path) -> None:
    """Of a model whose weights are a pickle, with how to convert it; where safetensors lie beside it, to delete it."""
    modules = [{"path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    (tmp_path / "pytorch_model.bin").touch()
    (found,) = problems_of(tmp_path)
    assert "is a pickle" in found.problem
    assert "save_pretrained" in found.fix
    save_file({"embedding.weight": np.ones((2, 3), np.float32)}, tmp_path / "model.safetensors")
    (found,) = problems_of(tmp_path)
    assert found.fix == "Delete it."


def test_all_at_once(folder: Path) -> None:
    """Problems are collected, not told one a run."""
    rewrite("extra.py", "", sign=False)(folder)
    rewrite("old.bin", "", sign=False)(folder)
    (folder / "sentencepiece.model").write_bytes(b"x")
    assert len(problems_of(folder)) == 3


def test_no_folder(tmp_path: Path) -> None:
    """A name that is none is wrong usage."""
    with pytest.raises(ModelError, match="no folder"):
        problems_of(tmp_path / "nowhere")


def test_what_is_recorded_comes_back(folder: Path) -> None:
    """The texts, and vectors within rounding."""
    encoder = load_encoder(folder)
    write_probe(folder, encoder)
    recorded = read_probe(folder)
    assert recorded is not None
    assert recorded[0] == list(TEXTS)
    assert drift(encoder, *recorded) < 1e-5
