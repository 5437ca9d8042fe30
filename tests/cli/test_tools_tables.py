"""`import` takes in what survey tools and spreadsheets hand out, without a map, and once only."""

from pathlib import Path

import pytest

from tests.cli.conftest import RunJson
from tests.exchange.shapes.people import PEOPLE, in_order
from tests.exchange.shapes.test_shapes import SHAPES, Shape


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_everybody_comes_in_and_a_second_time_nothing_changes(
    tmp_path: Path, file: Path, run_json: RunJson, shape: Shape
):
    write, left_out, unknown = shape
    table = write(tmp_path)
    came = run_json("import", file, table)
    assert (came["added"], came["rejected"], came["unknown_columns"]) == (4, [], list(unknown))
    known = in_order(run_json("participants", file), lambda one: one["email"])
    assert [(one["name"], one["phone"], one["location"]) for one in known] == [
        (one.name, one.phone, one.location) for one in PEOPLE
    ]
    signed_up = [one["enrolments"][0] for one in known]
    assert [one["role"] for one in signed_up] == [one.role for one in PEOPLE]
    if "topics" not in left_out:
        assert [set(one["topics"]) for one in signed_up] == [set(one.topics) for one in PEOPLE]
    before = file.read_bytes()
    assert run_json("import", file, table)["unchanged"] == len(PEOPLE)
    assert file.read_bytes() == before
