"""How much each piece of evidence tells, by kind of slip: ``weights.toml``, made by ``benchmarks.proof_weights``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources

from digest.proofs.evidence import OfCosts, OfPlace

Weights = Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]


@functools.cache
def weights() -> Weights:
    """Return for every kind of slip the weights of what the costs say, and of what stands around."""
    text = resources.files(__package__).joinpath("data", "weights.toml").read_text("utf-8")
    return {
        kind: (tuple(row[name] for name in OfCosts._fields), tuple(row[name] for name in OfPlace._fields))
        for kind, row in tomllib.loads(text).items()
    }
