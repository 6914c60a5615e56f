"""Every sentence shown is a source's own, over a sample of the public sets; `bench shown` goes over them all."""

import hashlib
from itertools import islice
from pathlib import Path

import pytest

from bench.sets import iter_bundles
from bench.shown import Looked, look

DATA = Path(__file__).parents[3] / "shared" / "data"
ARTICLES = 16
EVERY = 400


@pytest.mark.skipif(not DATA.exists(), reason="the public data sets are not here: shared/data")
def test_every_sentence_shown_is_source_text_a_label_or_a_question_beside_its_source() -> None:
    sample = sorted(
        islice(iter_bundles(DATA), 0, None, EVERY), key=lambda each: hashlib.sha256(each[0].url.encode()).digest()
    )
    found = Looked()
    for bundle in sample[:ARTICLES]:
        found.add(look(bundle))
    assert found.counts["briefings"] > ARTICLES / 2
    assert (found.broken, found.examples) == ({}, {})
