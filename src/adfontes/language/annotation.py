"""From a source to its annotation: sentences, tokens, dates, quantities and names."""

from __future__ import annotations

from adfontes.language.dates import find_source_dates
from adfontes.language.model import load_model
from adfontes.language.names import find_names
from adfontes.language.quantities import find_source_quantities
from adfontes.language.sentences import find_sentences
from adfontes.language.tokens import tokenize
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.sources import Source


def annotate(source: Source) -> AnnotatedSource:
    """Find what one source holds. Pure; the language model is loaded at the first call.

    Args:
        source: what a reader made; its furniture blocks are passed over.

    Raises:
        ModelError: the language model is absent or not the expected one.
    """
    nlp = load_model()
    tokens, sentences = tokenize(nlp, source, find_sentences(source))
    times = find_source_dates(source)
    dates = tuple(mention.span for mention in times if mention.type in ("DATE", "TIME"))
    quantities = find_source_quantities(source, tokens, excluded=dates)
    names, links = find_names(source, tokens, sentences, dates)
    return AnnotatedSource(
        source=source,
        tokens=tokens,
        sentences=sentences,
        times=times,
        quantities=quantities,
        names=names,
        links=links,
    )
