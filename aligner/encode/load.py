"""One door to every encoder, and its guard: no code of a model folder is run, no pickle is opened."""

from __future__ import annotations

import re
from pathlib import Path

from aligner.encode.encoder import Encoder
from aligner.encode.files import bundled_folder, read_json
from aligner.encode.koen import KoreanEnglishEncoder
from aligner.errors import ModelError

_BUNDLED = "ko-en"
_OWN_TYPE = "aligner.encode.torch_module.KoreanEnglishEncoder"
_PICKLES = {".bin", ".ckpt", ".joblib", ".pickle", ".pkl", ".pt", ".pth"}
# What a model of the hub needs; its pickles and other programs' formats are not even downloaded.
_WANTED = ["*.json", "*.jsonl", "*.safetensors", "*.txt", "*.model"]
_UNWANTED = ["onnx/*", "openvino/*"]
# An owner and a name, or a name alone: what the hub allows.
_HUB_NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)?")


def load_encoder(model: str | Path | None = None, *, prompt: str | None = None) -> Encoder:
    """An encoder: the bundled one, or that of a folder or a name of the hub.

    A name is looked up among the models that are on this machine, then downloaded, unless
    ``HF_HUB_OFFLINE`` is set. ``prompt`` is put before each text; None takes the one that the model is
    known to need (:func:`aligner.encode.prompts.prompt_for`), and "" none.

    Raises :class:`ModelError` when there is no such model, or its folder is damaged, asks for code of its
    own, or has its weights in pickles only.
    """
    folder = folder_of(model)
    if is_own(folder):
        if prompt:
            raise ModelError(
                f"The encoder in {folder} takes no prompt.", fix="Leave the prompt out."
            )
        return KoreanEnglishEncoder(folder)
    refuse_danger(folder)
    from aligner.encode.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(folder, name=_name_of(model, folder), prompt=prompt)


def folder_of(model: str | Path | None, *, download: bool = True) -> Path:
    """The folder of a model; one of the hub is downloaded if it is not here and ``download`` is set.

    Raises :class:`ModelError` when there is none.
    """
    if model is None or model == _BUNDLED:
        return bundled_folder()
    path = Path(model).expanduser()
    if model != "" and path.is_dir():
        return path.resolve()
    if isinstance(model, Path) or not _HUB_NAME.fullmatch(model):
        raise ModelError(
            f"There is no model folder {model}.", fix="Give the folder of a SentenceTransformer."
        )
    return _hub_folder(model, (True, False) if download else (True,))


def is_own(folder: Path) -> bool:
    """Whether a folder is of the bundled encoder's kind, which numpy reads. Raises as :func:`load_encoder`."""
    return module_types(folder) == [_OWN_TYPE]


def refuse_danger(folder: Path) -> None:
    """Raises :class:`ModelError` for a SentenceTransformer that wants code of its own or pickles to be run."""
    refuse_code(folder)
    _refuse_pickles(folder)


def _name_of(model: str | Path | None, folder: Path) -> str:
    """The hub's name as it was given, or the folder's."""
    return folder.name if Path(str(model)).expanduser().is_dir() else str(model)


def _hub_folder(name: str, tries: tuple[bool, ...]) -> Path:
    """The folder where a model of the hub lies on this machine, downloaded if a try may ask the network."""
    from huggingface_hub import constants, snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled

    # Names without an owner are those of the sentence-transformers project.
    full = name if "/" in name else f"sentence-transformers/{name}"
    for local in tries:
        try:
            found = snapshot_download(
                full, allow_patterns=_WANTED, ignore_patterns=_UNWANTED, local_files_only=local
            )
        except (LocalEntryNotFoundError, OfflineModeIsEnabled, HfHubHTTPError, OSError) as error:
            reason = str(error).partition("\n")[0]
            if constants.HF_HUB_OFFLINE:
                reason = "HF_HUB_OFFLINE is set"
            continue
        if not local or (Path(found) / "modules.json").is_file():
            return Path(found)
        reason = "only a part of it is there"
    raise ModelError(
        f"The model {name} is neither a folder nor on this machine, and cannot be downloaded: {reason}"
        if False in tries
        else f"The model {name} is neither a folder nor on this machine.",
        fix=f"Run once with a network (hf download {full}), or give the folder of a SentenceTransformer.",
    )


def module_types(folder: Path) -> list[str]:
    """The classes that ``modules.json`` names; their folders lie inside this one."""
    if not (folder / "modules.json").is_file():
        raise ModelError(
            f"{folder} is no SentenceTransformer: it has no modules.json.",
            fix="Give a folder that SentenceTransformer.save_pretrained() wrote.",
        )
    modules = read_json(folder / "modules.json")
    try:
        types, paths = [str(m["type"]) for m in modules], [folder / str(m["path"]) for m in modules]
    except (KeyError, TypeError) as error:
        raise ModelError(
            f"{folder / 'modules.json'} lists no modules.", fix=f"Copy {folder} anew."
        ) from error
    if not all(path.resolve().is_relative_to(folder.resolve()) for path in paths):
        raise ModelError(
            f"{folder / 'modules.json'} points outside its folder.", fix="Do not use this model."
        )
    return types


def refuse_code(folder: Path) -> None:
    """Raises :class:`ModelError` for modules that are no part of sentence-transformers."""
    for name in module_types(folder):
        if not name.startswith("sentence_transformers."):
            raise ModelError(
                f"The model in {folder} asks to run code that is no part of sentence-transformers ({name}).",
                fix="Take a model without code of its own.",
            )


def _refuse_pickles(folder: Path) -> None:
    """Opening a pickle can run any program, so a folder must have each of its weights in safetensors."""
    for path in sorted(folder.rglob("*")):
        if is_pickle(path) and not has_safe_twin(path):
            raise ModelError(
                f"The weights in {path} are a pickle, which can run any program when it is opened.",
                fix=how_to_convert(folder),
            )


def is_pickle(path: Path) -> bool:
    """Whether a file's name says that it is one."""
    return path.suffix.lower() in _PICKLES


def how_to_convert(folder: Path) -> str:
    """The mend for weights in pickles."""
    return (
        "If you trust where it came from, convert it once: python -c 'from sentence_transformers import"
        f' SentenceTransformer as S; S("{folder}").save_pretrained("{folder.name}-safe")\''
    )


def has_safe_twin(pickle: Path) -> bool:
    """Whether safetensors lie beside a pickle, so that nothing opens it: for an adapter those of its own name."""
    if pickle.stem.startswith("adapter"):
        return pickle.with_suffix(".safetensors").is_file()
    return any(pickle.parent.glob("*.safetensors"))
