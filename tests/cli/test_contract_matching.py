"""What `candidates` and `match` promise: barriers, scores, the best whole, pins and codes."""

import math
import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy.optimize import (  # type: ignore[import-untyped]  # scipy has no types
    Bounds,
    LinearConstraint,
    milp,
)

from tests.cli.conftest import SAMPLE, Run, RunJson, TakeIn

Floats = npt.NDArray[np.float64]


def edges_of(rows: list[dict[str, Any]]) -> list[tuple[str, str, float]]:
    """Return every possible pair, mentor first, with its score."""
    return [
        (each["mentor"], row["mentee"], each["score"])
        for row in rows
        for each in row["candidates"]
        if each["barrier"] is None
    ]


def best_aims(edges: list[tuple[str, str, float]], people: list[dict[str, Any]]) -> list[float]:
    """Return what an independent solver reaches, aim by aim, each one held for the next."""
    parts = {(p["email"], part["role"]): part for p in people for part in p["enrolments"]}
    seats = [
        (mentor, load)
        for mentor in sorted({edge[0] for edge in edges})
        for load in range(parts[mentor, "mentor"]["capacity"])
    ]
    count = len(edges) + len(seats)
    rows: list[Floats] = []
    most: list[float] = []
    for mentee in sorted({edge[1] for edge in edges}):
        rows.append(np.array([edge[1] == mentee for edge in edges] + [0] * len(seats), float))
        most.append(1)
    for mentor in sorted({seat[0] for seat in seats}):
        taken = [edge[0] == mentor for edge in edges]
        given = [-1 if seat[0] == mentor else 0 for seat in seats]
        rows.append(np.array(taken + given, float))
        most.append(0)
    aims = (
        [-1.0 for _ in edges] + [0.0 for _ in seats],
        [-float(parts[edge[1], "mentee"]["waited"]) for edge in edges] + [0.0 for _ in seats],
        [0.0 for _ in edges] + [float(load) for _, load in seats],
        [-edge[2] for edge in edges] + [0.0 for _ in seats],
    )
    reached = []
    for aim in aims:
        solved = milp(
            np.array(aim),
            constraints=LinearConstraint(np.array(rows), -np.inf, np.array(most)),
            integrality=np.ones(count),
            bounds=Bounds(0, 1),
            options={"mip_rel_gap": 0},
        )
        reached.append(abs(float(solved.fun)))
        rows.append(np.array(aim))
        most.append(float(solved.fun) + 1e-7)
    return reached


def aims_of(whole: dict[str, Any], people: list[dict[str, Any]]) -> list[float]:
    waited = {
        person["email"]
        for person in people
        for part in person["enrolments"]
        if part["role"] == "mentee" and part["waited"]
    }
    loads = Counter(pair["mentor"] for pair in whole["pairs"])
    return [
        len(whole["pairs"]),
        sum(pair["mentee"] in waited for pair in whole["pairs"]),
        sum(load * (load - 1) // 2 for load in loads.values()),
        whole["total"],
    ]


def test_the_sample_is_matched_as_well_as_an_independent_solver_can(
    signed_up: Path, run_json: RunJson
):
    people, rows = run_json("participants", signed_up), run_json("candidates", signed_up)
    whole = run_json("match", signed_up)
    assert whole["optimal"] is True
    assert aims_of(whole, people) == pytest.approx(best_aims(edges_of(rows), people), abs=1e-5)
    assert whole["matched"] == len(whole["pairs"])
    assert whole["total"] == pytest.approx(math.fsum(pair["score"] for pair in whole["pairs"]))


def test_seats_and_the_unmatched_are_those_who_could_take_part(signed_up: Path, run_json: RunJson):
    whole = run_json("match", signed_up)
    parts = [
        (person["email"], part)
        for person in run_json("participants", signed_up)
        for part in person["enrolments"]
    ]
    mentors = [
        (email, part)
        for email, part in parts
        if part["role"] == "mentor" and part["available"] and part["consent"]
    ]
    assert whole["seats"] == sum(part["capacity"] for _, part in mentors)
    taken = {(pair[role], role) for pair in whole["pairs"] for role in ("mentor", "mentee")}
    expected = {(email, "mentor") for email, _ in mentors}
    expected |= {(email, "mentee") for email, part in parts if part["role"] == "mentee"}
    left = [(one["person"], one["role"]) for one in whole["unmatched"]]
    assert len(left) == len(set(left))
    assert set(left) == expected - taken
    assert all(one["reason"] and one["remedy"] for one in whole["unmatched"])


def test_the_first_barrier_that_holds_is_named_and_leaves_no_score(
    file: Path, run_json: RunJson, take_in: TakeIn
):
    take_in(
        "name;email;role;consent;available;meeting_form;languages\n"
        "M;m@x.dk;mentee;yes;;physical;da\n"
        "Both;both@x.dk;both;no;no;virtual;en\n"
        "No consent;a@x.dk;mentor;;no;virtual;en\n"
        "Busy;b@x.dk;mentor;yes;no;virtual;en\n"
        "Online;c@x.dk;mentor;yes;;virtual;en\n"
        "English;d@x.dk;mentor;yes;;physical;en\n"
        "Free;e@x.dk;mentor;yes;;;da\n"
    )
    rows = {row["mentee"]: row["candidates"] for row in run_json("candidates", file)}
    barriers = {each["mentor"]: each["barrier"] for each in rows["m@x.dk"]}
    assert barriers == {
        "both@x.dk": "consent",
        "a@x.dk": "consent",
        "b@x.dk": "unavailable",
        "c@x.dk": "meeting_form",
        "d@x.dk": "language",
        "e@x.dk": None,
    }
    own = next(each for each in rows["both@x.dk"] if each["mentor"] == "both@x.dk")
    assert (own["barrier"], own["score"], own["tier"]) == ("same_person", None, None)
    # Nothing that both have answered: possible, and worth nothing.
    free = next(each for each in rows["m@x.dk"] if each["barrier"] is None)
    assert (free["score"], free["tier"], free["full"]) == (0, "weak", False)
    assert {reason["score"] for reason in free["reasons"]} == {None}


def test_the_order_of_the_rows_changes_no_byte(tmp_path: Path, file: Path, run: Run):
    other = tmp_path / "other.mentordesk"
    other.write_bytes(file.read_bytes())
    for role in ("mentor", "mentee"):
        run("import", file, SAMPLE / f"{role}s.csv", "--role", role)
        head, *rows = (SAMPLE / f"{role}s.csv").read_text(encoding="utf-8").splitlines()
        random.Random(1).shuffle(rows)  # noqa: S311 - any other order will do
        shuffled = tmp_path / f"{role}s.csv"
        shuffled.write_text("\n".join([head, *rows]), encoding="utf-8")
        run("import", other, shuffled, "--role", role)
    for words in (("candidates",), ("match",), ("match", "--confirm")):
        command, *options = words
        first = run(command, file, *options, "--json")
        assert run(command, other, *options, "--json") == first


def test_addresses_of_pins_and_forbids_are_read_in_any_case(signed_up: Path, run_json: RunJson):
    first, second = run_json("match", signed_up)["pairs"][:2]
    whole = run_json(
        *("match", signed_up, "--pin", f"{first['mentor']} , {first['mentee']}".upper()),
        *("--forbid", f"{second['mentor']},{second['mentee']}".title()),
    )
    pairs = {(pair["mentor"], pair["mentee"]): pair["pinned"] for pair in whole["pairs"]}
    assert pairs[first["mentor"], first["mentee"]] is True
    assert (second["mentor"], second["mentee"]) not in pairs


def test_a_pin_against_a_barrier_a_forbid_or_another_role_is_refused(
    signed_up: Path, run_json: RunJson, refused: Run
):
    pair = run_json("match", signed_up)["pairs"][0]
    both = f"{pair['mentor']},{pair['mentee']}"
    assert "ruled out" in refused("match", signed_up, "--pin", both, "--forbid", both)
    turned = f"{pair['mentee']},{pair['mentor']}"
    assert pair["mentee"] in refused("match", signed_up, "--pin", turned)
    barred = next(
        f"{each['mentor']},{row['mentee']}"
        for row in run_json("candidates", signed_up)
        for each in row["candidates"]
        if each["barrier"] == "meeting_form"
    )
    assert "cannot be pinned" in refused("match", signed_up, "--pin", barred)


@pytest.mark.parametrize("given", ["a@example.org", "a@example.org,", "a@x.dk,b@x.dk,c@x.dk", ""])
def test_a_pair_that_is_none_is_wrong_usage(file: Path, usage: Run, given: str):
    assert "--pin" in usage("match", file, "--pin", given)


def test_confirming_twice_changes_nothing_and_codes_are_the_same_in_another_file(
    tmp_path: Path, signed_up: Path, run_json: RunJson
):
    other = tmp_path / "other.mentordesk"
    other.write_bytes(signed_up.read_bytes())
    first = run_json("match", signed_up, "--confirm")
    assert all(pair["code"] and pair["confirmed"] for pair in first["pairs"])
    assert run_json("match", signed_up, "--confirm") == first
    assert run_json("match", signed_up) == first
    assert run_json("match", other, "--confirm") == first
    taken = {pair["mentor"] for pair in first["pairs"]}
    row = run_json("candidates", signed_up, "--mentee", first["pairs"][0]["mentee"].upper())[0]
    assert any(each["full"] and each["barrier"] is None for each in row["candidates"])
    assert all(each["mentor"] in taken for each in row["candidates"] if each["full"])


def test_a_programme_without_people_has_nothing_to_match(file: Path, run_json: RunJson):
    empty = {"pairs": [], "unmatched": [], "total": 0, "matched": 0, "seats": 0, "optimal": True}
    assert empty.items() <= run_json("match", file).items()
    assert run_json("candidates", file) == run_json("participants", file) == []
