"""What a model wants to read before each text when two languages are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Names that model makers give to the prompt for comparing translations, the fittest first; their models
# list them in config_sentence_transformers.json (EmbeddingGemma and Qwen3-Embedding do).
_PROMPT_NAMES = ("BitextMining", "bitext", "STS", "similarity")
_BITEXT_TASK = "Instruct: Retrieve parallel sentences\nQuery: "
# Families that were trained with a prompt which their folders do not tell. The cards say: E5 "each
# input text should start with query: or passage:" and "query: " for symmetric tasks such as bitext
# mining; the instruct models take a task. LaBSE, BGE-M3 and the paraphrase models take none.
_FAMILIES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\be5\b.*\binstruct\b|qwen.*\bembedding\b", re.IGNORECASE), _BITEXT_TASK),
    (re.compile(r"\be5\b", re.IGNORECASE), "query: "),
)


def prompt_for(name: str, prompts: Mapping[str, str | None]) -> str:
    """The prompt of a model by its name and the prompts that its folder lists; "" for none.

    >>> prompt_for("intfloat/multilingual-e5-small", {})
    'query: '
    >>> prompt_for("google/embeddinggemma-300m", {"BitextMining": "task: search result | query: "})
    'task: search result | query: '
    >>> prompt_for("sentence-transformers/LaBSE", {})
    ''
    """
    for key in _PROMPT_NAMES:
        if prompt := prompts.get(key):
            return prompt
    return next((prompt for pattern, prompt in _FAMILIES if pattern.search(name)), "")
