"""What may be loaded, what is refused, and how the refusal reads."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import huggingface_hub
import numpy as np
import pytest
from huggingface_hub.errors import LocalEntryNotFoundError

from aligner.encode import Encoder, encode_runs, load_encoder
from aligner.encode.files import bundled_folder
from aligner.encode.load import folder_of, refuse_danger
from aligner.encode.prompts import prompt_for
from aligner.errors import ModelError
from tests.encode.sentences import PAIRS

STATIC = "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding"


def write_modules(folder: Path, kind: str, path: str = "") -> Path:
    modules = [{"idx": 0, "name": "0", "path": path, "type": kind}]
    (folder / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    return folder


@pytest.mark.parametrize("model", [None, "ko-en", bundled_folder(), str(bundled_folder())])
def test_the_bundled_encoder(model: str | Path | None) -> None:
    """Nothing, its name, or its folder mean the bundled encoder."""
    encoder = load_encoder(model)
    assert (encoder.name, encoder.dimension) == ("ko-en", 512)


def test_the_bundled_encoder_takes_no_prompt() -> None:
    """A prompt for an encoder that has none is a mistake, not to be passed over."""
    with pytest.raises(ModelError, match="takes no prompt"):
        load_encoder(prompt="query: ")


@pytest.mark.parametrize(
    "model", [Path("nowhere"), "./nowhere", "/no/where/at/all", "~/nowhere-at-all", "a b", ""]
)
def test_no_such_folder(model: str | Path) -> None:
    """What cannot be a name of the hub is a folder that is missing."""
    with pytest.raises(ModelError, match="no model folder"):
        load_encoder(model)


def test_a_name_that_is_not_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a network the message says what is missing and both ways to mend it."""
    asked: list[tuple[str, bool]] = []

    def offline(name: str, *, local_files_only: bool, **_: object) -> str:
        asked.append((name, local_files_only))
        raise LocalEntryNotFoundError("no network")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", offline)
    with pytest.raises(
        ModelError, match=r"LaBSE is neither .* no network\n.*hf download .*LaBSE.*folder"
    ):
        load_encoder("LaBSE")
    assert asked == [("sentence-transformers/LaBSE", True), ("sentence-transformers/LaBSE", False)]


def test_nothing_is_downloaded_to_look_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where only a look was asked for, the network is not."""

    def offline(_: str, *, local_files_only: bool, **__: object) -> str:
        assert local_files_only
        raise LocalEntryNotFoundError("not here")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", offline)
    with pytest.raises(ModelError, match=r"LaBSE is neither .* on this machine\.\n.*hf download"):
        folder_of("LaBSE", download=False)


def test_a_name_that_is_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model on this machine is not asked for again."""

    def cached(_: str, *, local_files_only: bool, **__: object) -> str:
        assert local_files_only
        return str(bundled_folder())

    monkeypatch.setattr(huggingface_hub, "snapshot_download", cached)
    assert load_encoder("someone/some-model").dimension == 512


def test_no_modules(tmp_path: Path) -> None:
    """A folder of something else is told from a damaged one."""
    with pytest.raises(ModelError, match="no SentenceTransformer"):
        load_encoder(tmp_path)


@pytest.mark.parametrize(
    "kind",
    [
        "custom.Model",
        "os.system",
        "aligner.encode.koen.KoreanEnglishEncoder",
        "sentence_transformersx.A",
    ],
)
def test_code_is_refused(tmp_path: Path, kind: str) -> None:
    """A folder that names classes from elsewhere is refused before anything is imported."""
    with pytest.raises(ModelError, match="asks to run code"):
        load_encoder(write_modules(tmp_path, kind))


def test_a_pickled_adapter_is_refused(tmp_path: Path) -> None:
    """Safetensors of the model beside it do not keep an adapter's pickle from being opened; its own do."""
    write_modules(tmp_path, STATIC)
    (tmp_path / "model.safetensors").touch()
    (tmp_path / "adapter_model.bin").touch()
    with pytest.raises(ModelError, match="are a pickle"):
        refuse_danger(tmp_path)
    (tmp_path / "adapter_model.safetensors").touch()
    refuse_danger(tmp_path)


@pytest.mark.parametrize("path", ["../other", "/etc"])
def test_modules_stay_inside(tmp_path: Path, path: str) -> None:
    """A module lies in its model's folder."""
    with pytest.raises(ModelError, match="outside its folder"):
        load_encoder(write_modules(tmp_path, STATIC, path))


@pytest.mark.parametrize("text", ["{", "[1]", "{}" * 2, '{"a": 1}', "null", '[{"type": 1}]'])
def test_broken_modules(tmp_path: Path, text: str) -> None:
    """A modules.json that is none gives a message, not a traceback."""
    (tmp_path / "modules.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError):
        load_encoder(tmp_path)


@pytest.mark.parametrize(
    "name", ["pytorch_model.bin", "2_Dense/pytorch_model.bin", "weights.pkl", "model.pt"]
)
def test_pickles_are_refused(tmp_path: Path, name: str) -> None:
    """Weights that only a pickle holds are not opened; the message tells how to convert them."""
    write_modules(tmp_path, STATIC)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"\x80\x04.")
    with pytest.raises(ModelError, match=r"pickle(.|\n)*save_pretrained"):
        load_encoder(tmp_path)


# fmt: off
PROMPTS: list[tuple[str, dict[str, str | None], str]] = [
    ("intfloat/multilingual-e5-large", {}, "query: "),
    ("e5-base", {}, "query: "),
    ("intfloat/multilingual-e5-large-instruct", {}, "Instruct: Retrieve parallel sentences\nQuery: "),
    ("Qwen/Qwen3-Embedding-0.6B", {"query": "Instruct: web\nQuery:"}, "Instruct: Retrieve parallel sentences\nQuery: "),
    ("google/embeddinggemma-300m", {"BitextMining": "task: bitext | query: "}, "task: bitext | query: "),
    ("BAAI/bge-m3", {}, ""),
    ("sentence-transformers/LaBSE", {"query": "", "document": None}, ""),
    ("me/the5th", {}, ""),
]
# fmt: on


@pytest.mark.parametrize(("name", "listed", "expected"), PROMPTS, ids=[row[0] for row in PROMPTS])
def test_prompts(name: str, listed: dict[str, str | None], expected: str) -> None:
    """A model gets the prompt for comparing translations that it lists, or that its family wants."""
    assert prompt_for(name, listed) == expected


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real SentenceTransformer of a dozen words with random vectors, saved by the library."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["query", ":", "the", "ferry", "left", "여객선", "이", "떠났다", "[UNK]"]
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(words)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(7).normal(size=(len(words), 16)).astype(np.float32)
    folder = tmp_path_factory.mktemp("models") / "tiny-e5"
    SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, weights)], device="cpu"
    ).save_pretrained(str(folder))
    return folder


@pytest.mark.slow
def test_a_sentence_transformer(small_model: Path) -> None:
    """A folder of sentence-transformers loads, with its family's prompt or the one that is given."""
    known, plain = load_encoder(small_model), load_encoder(small_model, prompt="")
    assert known.name == "tiny-e5"
    assert known.dimension == plain.dimension == 16
    texts = ["the ferry left", "여객선 떠났다", "", "\ud800"]
    vectors = plain.encode(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    prompted = plain.encode([f"query: {text}" for text in texts])
    assert np.abs(known.encode(texts) - prompted).max() < 1e-6
    assert np.abs(prompted - vectors).max() > 0.01
    assert plain.encode([]).shape == (0, 16)


@pytest.mark.slow
def test_runs_of_a_sentence_transformer(small_model: Path) -> None:
    """Any encoder gives vectors of runs: those of the joined texts."""
    encoder = load_encoder(small_model)
    vectors = encode_runs(encoder, ["the ferry", "left"], [(0, 2), (1, 2)])
    assert np.abs(vectors - encoder.encode(["the ferry left", "left"])).max() < 1e-6


@pytest.mark.slow
def test_prompts_that_a_folder_lists(small_model: Path, tmp_path: Path) -> None:
    """The prompt for comparing translations comes from the folder, where it lists one."""
    for path in small_model.iterdir():
        if path.name != "config_sentence_transformers.json":
            (tmp_path / path.name).symlink_to(path)
    listed = json.loads((small_model / "config_sentence_transformers.json").read_text("utf-8"))
    listed["prompts"] = {"query": "the ", "BitextMining": "이 "}
    (tmp_path / "config_sentence_transformers.json").write_text(json.dumps(listed), "utf-8")
    texts, plain = ["ferry left"], load_encoder(small_model, prompt="")
    listing = load_encoder(tmp_path)
    assert np.abs(listing.encode(texts) - plain.encode(["이 ferry left"])).max() < 1e-6


def write_transformer(folder: Path, **settings: object) -> Path:
    """A folder whose one module is a transformer, without weights."""
    write_modules(folder, "sentence_transformers.sentence_transformer.modules.Transformer")
    (folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_code_of_a_folder_is_not_run(tmp_path: Path) -> None:
    """A transformer that names a class in a file of its own is refused, and the file is not run."""
    own = {"AutoConfig": "own.Config", "AutoModel": "own.Model"}
    write_transformer(tmp_path, model_type="own", auto_map=own)
    trace = tmp_path / "trace"
    (tmp_path / "own.py").write_text(f"open({str(trace)!r}, 'w')\nclass Config: pass\n", "utf-8")
    with pytest.raises(ModelError, match="cannot load"):
        load_encoder(tmp_path)
    assert not trace.exists()


# A class of the library that is none of its modules; settings and weights that are something else.
BROKEN: dict[str, tuple[str, bytes]] = {
    "no module": ("sentence_transformers.util.cos_sim", b""),
    "no class": ("sentence_transformers.nothing.Here", b""),
    "weights": (STATIC, b"\xff" * 64),
    "no weights": (STATIC, b""),
}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "weights"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_folder(small_model: Path, tmp_path: Path, kind: str, weights: bytes) -> None:
    """Whatever the library stumbles over becomes a message of ours."""
    for path in small_model.iterdir():
        if path.name not in {"modules.json", "model.safetensors"}:
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / "model.safetensors").write_bytes(weights)
    with pytest.raises(ModelError, match="cannot load"):
        load_encoder(write_modules(tmp_path, kind))


@pytest.mark.slow
def test_weights_that_are_gone(small_model: Path, tmp_path: Path) -> None:
    """What sentence-transformers cannot load becomes a message of ours."""
    for path in small_model.iterdir():
        if path.name != "model.safetensors":
            (tmp_path / path.name).symlink_to(path)
    with pytest.raises(ModelError, match="cannot load"):
        load_encoder(tmp_path)


@pytest.fixture(scope="module", params=["by its class", "with the flag", "plain"])
def as_sentence_transformer(request: pytest.FixtureRequest) -> Any:
    """The bundled encoder in each way that this version of sentence-transformers has."""
    import sentence_transformers as library

    from aligner.encode.torch_module import sentence_transformer

    if request.param == "by its class":
        return sentence_transformer(device="cpu")
    if request.param == "plain" and int(library.__version__.split(".")[0]) > 5:
        pytest.skip("sentence-transformers 6 wants the flag")
    flag = request.param == "with the flag"
    return library.SentenceTransformer(str(bundled_folder()), device="cpu", trust_remote_code=flag)


@pytest.mark.slow
def test_same_vectors_both_ways(as_sentence_transformer: Any) -> None:
    """The bundled folder gives the same vectors to sentence-transformers as to the numpy runtime."""
    singles = [side for pair in PAIRS for side in pair]
    texts = [
        *singles,
        *(f"{a} {b}" for a in singles[:14] for b in singles[:14]),
        "",
        "\ud800",
        "x" * 3000,
    ]
    own = load_encoder().encode(texts)
    other = as_sentence_transformer.encode(texts, show_progress_bar=False)
    assert len(texts) > 200
    assert np.abs(own - other).max() < 1e-5


@pytest.mark.slow
def test_similarity_is_the_cosine(as_sentence_transformer: Any) -> None:
    """As the folder's settings tell, and of vectors of unit length: their product."""
    en, ko = (as_sentence_transformer.encode([pair[side] for pair in PAIRS[:5]]) for side in (0, 1))
    assert np.abs(as_sentence_transformer.similarity(en, ko).numpy() - en @ ko.T).max() < 1e-6


@pytest.mark.slow
def test_saved_again(as_sentence_transformer: Any, tmp_path: Path) -> None:
    """A SentenceTransformer made of the folder saves as a folder that opens the same, here and there."""
    from aligner.encode.torch_module import sentence_transformer

    as_sentence_transformer.save_pretrained(str(tmp_path / "copy"))
    text = [PAIRS[0][0]]
    copy: Encoder = load_encoder(tmp_path / "copy")
    assert np.array_equal(copy.encode(text), load_encoder().encode(text))
    again = sentence_transformer(tmp_path / "copy", device="cpu")
    assert np.array_equal(again.encode(text), as_sentence_transformer.encode(text))


@pytest.mark.slow
def test_the_flag_runs_nothing_of_the_folder(tmp_path: Path) -> None:
    """A file in the folder, under the names that the class could be looked for, is not run."""
    from sentence_transformers import SentenceTransformer

    shutil.copytree(bundled_folder(), tmp_path / "copy")
    trace = tmp_path / "trace"
    for name in ("aligner.py", "torch_module.py", "aligner/encode/torch_module.py"):
        path = tmp_path / "copy" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"open({str(trace)!r}, 'w')\n", encoding="utf-8")
    SentenceTransformer(str(tmp_path / "copy"), trust_remote_code=True, device="cpu")
    assert not trace.exists()


@pytest.mark.slow
def test_another_kind_is_left_to_its_library(small_model: Path) -> None:
    """The message names the call that opens it."""
    from aligner.encode.torch_module import sentence_transformer

    with pytest.raises(ModelError, match=r"another kind(.|\n)*SentenceTransformer\("):
        sentence_transformer(small_model)


@pytest.mark.slow
def test_the_plain_call_is_refused_by_version_6() -> None:
    """The card says so. Should this fail, mend the card."""
    import sentence_transformers as library

    if int(library.__version__.split(".")[0]) < 6:
        pytest.skip("version 5 takes it: test_same_vectors_both_ways")
    with pytest.raises(ValueError, match="trust_remote_code"):
        library.SentenceTransformer(str(bundled_folder()))
