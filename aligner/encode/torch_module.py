"""The bundled encoder as a module of sentence-transformers; ``modules.json`` of its folder names it.

    SentenceTransformer("models/ko-en")                          # sentence-transformers 5
    SentenceTransformer("models/ko-en", trust_remote_code=True)  # 6
    sentence_transformer("models/ko-en")                         # both

Version 6 imports no class from outside itself without the flag, be it from an installed package as this one is.
With it too nothing of the folder is run: a name of more than one dot is no file of a folder. :func:`sentence_transformer`
makes the same object of this class, which the program has imported itself. :func:`aligner.load_encoder` reads the folder
without torch. Same arithmetic as :mod:`aligner.encode.network`, in rows of padded texts.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Self

import numpy as np
import torch  # noqa: TID253 (imported by sentence-transformers, or for it)
from sentence_transformers import SentenceTransformer  # noqa: TID253
from sentence_transformers.base.modules import InputModule  # noqa: TID253
from torch import Tensor, nn  # noqa: TID253
from torch.nn import functional  # noqa: TID253

from aligner.encode.files import CHECKED, SUMS, check_sums, map_tensors, read_settings
from aligner.encode.load import folder_of, is_own
from aligner.encode.network import Branch, Network, network_of
from aligner.encode.pieces import load_tokenizer, segments
from aligner.errors import ModelError


def sentence_transformer(
    model: str | Path | None = None, *, device: str | None = None
) -> SentenceTransformer:
    """The bundled encoder, or a folder of its kind, for programs that take a ``SentenceTransformer``.

    ``device``: as there, the best that is found if left out. Raises :class:`ModelError` for a folder that is damaged,
    or of another kind.
    """
    folder = folder_of(model, download=False)
    if not is_own(folder):
        raise ModelError(
            f"The model in {folder} is of another kind.",
            fix=f'Open it by its own library: SentenceTransformer("{folder}").',
        )
    return SentenceTransformer(modules=[KoreanEnglishEncoder(folder)], device=device)


class KoreanEnglishEncoder(InputModule):
    """Texts in, ``sentence_embedding`` of unit length out."""

    codes: Tensor
    scale: Tensor
    offset: Tensor
    pool: Tensor
    pool_bias: Tensor

    def __init__(self, folder: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        check_sums(folder)
        self._folder = folder
        self._config = read_settings(folder / "config.json")
        self.tokenizer = load_tokenizer(folder)
        network = network_of(map_tensors(folder / "model.safetensors"), self._config)
        self.epsilon = network.epsilon
        self._dense = tuple(network.dense)
        self.branches = nn.ModuleList(
            [_TorchBranch(branch, self.epsilon) for branch in network.branches]
        )
        for name, values in _arrays(network).items():
            self.register_buffer(name, torch.from_numpy(np.array(values)))

    @classmethod
    def load(  # type: ignore[override]
        cls,
        model_name_or_path: str,
        subfolder: str = "",
        **kwargs: Any,  # noqa: ANN401
    ) -> Self:
        """The module of a local folder, or of a model of the hub with the keywords that finding it takes."""
        names = ("token", "cache_folder", "revision", "local_files_only")
        where = {name: kwargs[name] for name in names if name in kwargs}
        paths = []
        for name in (*CHECKED, SUMS):
            found = cls.load_file_path(
                model_name_or_path, filename=name, subfolder=subfolder, **where
            )
            if found is None:
                raise OSError(f"{model_name_or_path} has no {name}.")
            paths.append(Path(found))
        return cls(paths[0].parent)

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Copy the files, fingerprints included; this module does not train."""
        for name in (*CHECKED, SUMS):
            shutil.copyfile(self._folder / name, Path(output_path) / name)

    @property
    def max_seq_length(self) -> int:
        """Tokens that are read of a text."""
        limit: int = self._config["max_tokens"]
        return limit

    def get_embedding_dimension(self) -> int:
        """Numbers in a vector."""
        dimension: int = self._config["dimension"]
        return dimension

    def preprocess(  # type: ignore[override]
        self, inputs: list[str], prompt: str | None = None, **_: object
    ) -> dict[str, Tensor]:
        """Ids and masks of the texts' segments, and whose they are.

        Shapes: (segments, longest), (segments,). ``summed_mask`` leaves out the marks inside a text.
        """
        limit = self.max_seq_length
        texts = [segments(self.tokenizer, (prompt or "") + text, limit) for text in inputs]
        ids = [torch.tensor(segment) for text in texts for segment in text]
        there = [torch.ones(len(row), dtype=torch.bool) for row in ids]
        summed = [mask.clone() for mask in there]
        counts = torch.tensor([len(text) for text in texts])
        lasts = counts.cumsum(0) - 1
        for place in set(range(len(ids))) - set((lasts - counts + 1).tolist()):
            summed[place][0] = False
        for place in set(range(len(ids))) - set(lasts.tolist()):
            summed[place][-1] = False
        pad = nn.utils.rnn.pad_sequence
        return {
            "input_ids": pad(ids, batch_first=True),
            "attention_mask": pad(there, batch_first=True),
            "summed_mask": pad(summed, batch_first=True),
            "owners": torch.repeat_interleave(torch.arange(len(texts)), counts),
        }

    def forward(self, features: dict[str, Any], **_: object) -> dict[str, Any]:
        """Add ``sentence_embedding``. Shape: (n, dimension)."""
        ids, mask = features["input_ids"], features["attention_mask"]
        rows = self.codes[ids].float() * self.scale[ids, None] + self.offset[ids, None]
        inside = mask[..., None].float()
        found = [rows, *(branch(rows, inside) for branch in self.branches)]
        columns = torch.cat(found, dim=-1)
        normal = functional.layer_norm(columns, columns.shape[-1:], eps=self.epsilon)
        summed, owners = features["summed_mask"][..., None].float(), features["owners"]
        sums = normal.new_zeros(int(owners[-1]) + 1, normal.shape[-1])
        sums = sums.index_add(0, owners, (normal * summed).sum(dim=1))
        count = sums.new_zeros(len(sums), 1).index_add(0, owners, summed.sum(dim=1))
        mean = (sums @ self.pool + count * self.pool_bias) / count.sqrt()
        dense = {name: self.get_buffer(f"dense_{name}") for name in self._dense}
        first = torch.relu(torch.relu(mean @ dense["a"]) @ dense["b"] + mean @ dense["skip1"])
        second = torch.relu(first @ dense["c"])
        last = torch.tanh(second @ dense["d"] + first @ dense["skip2"])
        features["sentence_embedding"] = functional.normalize(last, dim=-1)
        return features


class _TorchBranch(nn.Module):
    """One branch: projection, normalisation, two residual convolutions."""

    epsilon: float
    project: Tensor
    project_bias: Tensor
    gain: Tensor
    bias: Tensor
    first: Tensor
    first_bias: Tensor
    second_bias: Tensor

    def __init__(self, branch: Branch, epsilon: float) -> None:
        super().__init__()
        self.epsilon = epsilon
        self.pads = (branch.left, branch.window - 1 - branch.left)
        for name in ("project", "project_bias", "gain", "bias", "first_bias", "second_bias"):
            self.register_buffer(name, torch.from_numpy(getattr(branch, name)))
        self.seconds = [f"second{place}" for place in range(len(branch.second))]
        for name, matrix in zip(self.seconds, branch.second, strict=True):
            self.register_buffer(name, torch.from_numpy(matrix))
        self.register_buffer("first", torch.from_numpy(branch.first).flatten(0, 1))

    def forward(self, rows: Tensor, inside: Tensor) -> Tensor:
        """Shapes: (n, tokens, 512), (n, tokens, 1) -> (n, tokens, 256)."""
        x = rows @ self.project + self.project_bias
        x = functional.layer_norm(x, x.shape[-1:], self.gain, self.bias, self.epsilon) * inside
        x = (x + torch.relu(self._windows(x) @ self.first + self.first_bias)) * inside
        if not self.seconds:
            return x
        beside = self._windows(x)
        for name in self.seconds:
            beside = beside @ self.get_buffer(name)
        return x + torch.relu(beside + self.second_bias)

    def _windows(self, x: Tensor) -> Tensor:
        """Each row beside its neighbours, zeros past the ends. Shape: (n, tokens, window * 256)."""
        padded = functional.pad(x, (0, 0, *self.pads))
        places = range(sum(self.pads) + 1)
        return torch.cat([padded[:, place : place + x.shape[1]] for place in places], dim=-1)


def _arrays(network: Network) -> dict[str, Any]:
    """The tensors outside the branches, by the names they have here."""
    dense = {f"dense_{name}": values for name, values in network.dense.items()}
    names = ("codes", "scale", "offset", "pool", "pool_bias")
    return dense | {name: getattr(network, name) for name in names}
