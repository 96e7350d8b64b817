"""What is on this machine is listed without loading anything."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import huggingface_hub
import numpy as np
import pytest
from safetensors.numpy import save_file

from aligner.errors import ModelError
from aligner.shelf import bundled, card_of, facts_of, hub_models, in_folder
from aligner.shelf.card import licence_of
from aligner.shelf.installed import dimension_of
from tests.encode.tiny import tiny_folder

MODULES = "sentence_transformers.sentence_transformer.modules"


def library_folder(
    folder: Path, modules: dict[str, dict[str, Any]], kind: str = "Transformer"
) -> Path:
    """A folder of sentence-transformers: the settings of each module by its place."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = [
        {"idx": 0, "name": "0", "path": path, "type": f"{MODULES}.{kind}"} for path in modules
    ]
    (folder / "modules.json").write_text(json.dumps(listed), encoding="utf-8")
    for path, settings in modules.items():
        (folder / path).mkdir(exist_ok=True)
        (folder / path / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


def test_a_card_without_what_is_not_seen(tmp_path: Path) -> None:
    """Comments for authors, front matter and runs of empty lines are left out."""
    text = "---\nlicense: mit\n---\n# One\n<!--\n## Uses\n-->\n\n\n \nText.\n"
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    assert card_of(tmp_path) == "# One\n\nText."


def test_the_bundled_one() -> None:
    """Name, numbers a vector, kind; nothing is wrong with it."""
    found = bundled()
    assert (found.name, found.place, found.dimension, found.problem) == (
        "ko-en",
        "bundled",
        512,
        "",
    )
    assert found.form.startswith("ko-en ")
    assert 10e6 < found.size < 45e6


def test_models_of_a_folder(tmp_path: Path) -> None:
    """Those that lie in it, in order; other folders are passed over; of a model itself, that one."""
    tiny_folder(tmp_path / "b")
    library_folder(tmp_path / "a", {"": {"hidden_size": 8}})
    (tmp_path / "else").mkdir()
    names = [Path(model.name).name for model in in_folder(tmp_path)]
    assert names == ["a", "b"]
    assert [model.form for model in in_folder(tmp_path / "b")] == ["ko-en 2"]
    with pytest.raises(ModelError, match="no folder"):
        in_folder(tmp_path / "nowhere")


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    """A damaged file, a pickle, a class from elsewhere."""
    (tiny_folder(tmp_path / "damaged") / "config.json").write_text("{}", encoding="utf-8")
    (library_folder(tmp_path / "pickle", {"": {}}) / "pytorch_model.bin").touch()
    library_folder(tmp_path / "strange", {"": {}})
    (tmp_path / "strange" / "modules.json").write_text('[{"path": "", "type": "os.system"}]')
    told = {Path(model.name).name: model.problem for model in in_folder(tmp_path)}
    assert "config.json is damaged" in told["damaged"]
    assert "pickle" in told["pickle"]
    assert "asks to run code" in told["strange"]


DIMENSIONS: dict[str, tuple[dict[str, dict[str, Any]], int | None]] = {
    "transformer alone": ({"": {"hidden_size": 384}}, 384),
    "dense behind pooling": ({"": {"hidden_size": 384}, "1": {"word_embedding_dimension": 384}, "2": {"out_features": 64}}, 64),
    "nested settings": ({"": {"text_config": {"hidden_size": 768}}}, 768),
    "nothing told": ({"": {}}, None),
}  # fmt: skip


@pytest.mark.parametrize(("modules", "expected"), DIMENSIONS.values(), ids=DIMENSIONS.keys())
def test_numbers_a_vector(
    tmp_path: Path, modules: dict[str, dict[str, Any]], expected: int | None
) -> None:
    """The settings of the last module that tells count."""
    assert dimension_of(library_folder(tmp_path, modules)) == expected


def test_numbers_a_vector_of_a_table(tmp_path: Path) -> None:
    """A static embedding has no settings; its table tells."""
    library_folder(tmp_path, {"": {}})
    save_file({"embedding.weight": np.ones((5, 32), np.float32)}, tmp_path / "model.safetensors")
    assert dimension_of(tmp_path) == 32


def test_the_cache_of_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SentenceTransformers of the cache by their names; data sets and plain transformers are passed over."""
    for name in ("models--me--tiny", "models--me--plain", "datasets--me--tiny"):
        repo = tmp_path / name
        library_folder(repo / "snapshots" / ("0" * 40), {"": {"hidden_size": 8}})
        (repo / "blobs").mkdir()
        (repo / "refs").mkdir()
        (repo / "refs" / "main").write_text("0" * 40, encoding="ascii")
    (tmp_path / "models--me--plain" / "snapshots" / ("0" * 40) / "modules.json").unlink()
    (tmp_path / "models--me--broken").mkdir()
    scan = huggingface_hub.scan_cache_dir
    monkeypatch.setattr(huggingface_hub, "scan_cache_dir", partial(scan, tmp_path))
    found, odd = hub_models()
    assert [(model.name, model.place, model.dimension) for model in found] == [
        ("me/tiny", "hub", 8)
    ]
    assert ["broken" in warning for warning in odd] == [True]


def test_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that never asked the hub has no models of it."""
    scan = huggingface_hub.scan_cache_dir
    monkeypatch.setattr(huggingface_hub, "scan_cache_dir", partial(scan, tmp_path / "nowhere"))
    assert hub_models() == ([], [])


def test_the_card(tmp_path: Path) -> None:
    """Front matter is no text of the card; it names the licence. Fingerprints are those of the weights."""
    folder = tiny_folder(tmp_path)
    assert (card_of(folder), licence_of(folder)) == ("", "unknown")
    (folder / "README.md").write_text(
        "---\nlicense: 'cc0-1.0'\ntags: [a]\n---\n\n# A card\n", encoding="utf-8"
    )
    assert (card_of(folder), licence_of(folder)) == ("# A card", "cc0-1.0")
    facts = list(facts_of(folder, "tiny"))
    assert dict(facts)["dimension"] == "16"
    assert [value.split()[1] for label, value in facts if label == "sha256"] == [
        "model.safetensors",
        "sentencepiece.model",
    ]


def test_prompts_of_a_model(tmp_path: Path) -> None:
    """Those that its folder lists, and the one that texts get here."""
    library_folder(tmp_path, {"": {}})
    listed = {"prompts": {"query": "q: ", "STS": "compare: "}}
    (tmp_path / "config_sentence_transformers.json").write_text(
        json.dumps(listed), encoding="utf-8"
    )
    facts = dict(facts_of(tmp_path, "me/tiny"))
    assert facts["prompt query"] == "'q: '"
    assert facts["prompt used"] == "'compare: '"
