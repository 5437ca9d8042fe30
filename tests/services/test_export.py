"""What is exported, as a workbook and as CSV, and that the import reads it back."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # it ships no types
import pytest
from python_calamine import CalamineWorkbook

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EnrolmentState, Language, MeetingForm
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace


@pytest.fixture
def programme(workspace):
    return a_programme(workspace)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "export.xlsx"


def sheets(path: Path) -> list[list[Any]]:
    workbook = CalamineWorkbook.from_path(path)
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def some_people(
    workspace: Workspace, programme: ProgrammeRecord
) -> tuple[EnrolmentRecord, EnrolmentRecord]:
    mentor = a_mentor(
        workspace,
        programme,
        "=HYPERLINK(1)",
        email="jens@example.org",
        phone="+45 11 22 33 44",
        employer="Bo & Søn <b>",
        location="Århus",
        languages=("da", "de"),
        subjects=("Biology", "Chemistry"),
        faculty="Science",
        topics=("Pay, terms and contract",),
        experience_years=7,
        sector="Private",
        capacity=2,
        meeting_form=MeetingForm.VIRTUAL,
        wishes=("ida@example.org", "liv@example.org"),
        note="Two\nlines",
    )
    mentee = a_mentee(
        workspace,
        programme,
        "Ida Krogh",
        experience_years=5,
        consent=False,
        waited=True,
        available=False,
        subjects=("Law",),
        topics=("CV", "Pay, terms and contract"),
    )
    return mentor, mentee


both_kinds = pytest.mark.parametrize("kind", ["xlsx", "csv"])


@both_kinds
@pytest.mark.parametrize("language", list(Language))
def test_the_import_reads_the_export_back_without_a_map(
    workspace, programme, tmp_path, language, kind
):
    some_people(workspace, programme)
    workspace.translator = Translator(language)
    path, *_ = workspace.participants.export(programme.id, tmp_path / f"export.{kind}")
    again = workspace.sign_up.run(path, programme.id)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert (again.rejected, again.unknown_columns, again.new_choices) == ((), (), ())
    with a_workspace(tmp_path, name="other.mentordesk") as other:
        copy = a_programme(other)
        assert other.sign_up.run(path, copy.id).added == 2
        read = other.participants.enrolments(copy.id)
    # A list of topics has no order of its own, and the ids are another file's.
    assert [without_ids(one) for one in read] == [
        without_ids(one) for one in workspace.participants.enrolments(programme.id)
    ]


def without_ids(enrolment: EnrolmentRecord) -> dict[str, Any]:
    fields = {name: getattr(enrolment, name) for name in enrolment.__dataclass_fields__}
    return {name: value for name, value in fields.items() if not name.endswith("id")}


@both_kinds
@pytest.mark.parametrize(
    "phone", ["+45 12 34 56 78", "004512345678", "12345678", "+4512345678901234", "00 1 (555) 0199"]
)
def test_a_phone_comes_back_digit_by_digit(workspace, programme, tmp_path, kind, phone):
    a_mentor(workspace, programme, phone=phone)
    a_mentee(workspace, programme, phone=phone)
    before = workspace.participants.enrolments(programme.id)
    path, *_ = workspace.participants.export(programme.id, tmp_path / f"export.{kind}")
    assert workspace.sign_up.run(path, programme.id).unchanged == 2
    assert workspace.participants.enrolments(programme.id) == before


@both_kinds
def test_whatever_was_typed_comes_back_and_is_never_a_formula(workspace, programme, tmp_path, kind):
    typed = ["=HYPERLINK(1)", "@SUM(A1)", "-1; 2", 'a "b" c', "one\ntwo", "+x", "'s-Hertogenbosch"]
    for number, text in enumerate(typed):
        line = text.replace("\n", " ")
        mentor = {"email": f"m{number}@example.org", "employer": line, "sector": line}
        a_mentor(workspace, programme, line, note=text, **mentor)
    before = workspace.participants.enrolments(programme.id)
    path, *_ = workspace.participants.export(programme.id, tmp_path / f"export.{kind}")
    assert workspace.sign_up.run(path, programme.id).unchanged == len(typed)
    assert workspace.participants.enrolments(programme.id) == before
    if kind == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            held = [cell for row in csv.reader(file, delimiter=";") for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in held)


@both_kinds
def test_whom_somebody_wants_to_avoid_stays_in_the_file(workspace, programme, tmp_path, kind):
    a_mentor(workspace, programme, "Per Vred", email="per@example.org")
    ida = a_mentee(workspace, programme, wishes=("bo@example.org",), avoids=("eva@example.org",))
    made = workspace.participants.export(programme.id, tmp_path / f"export.{kind}")
    told = text_of(made)
    assert "bo@example.org" in told
    assert "eva@example.org" not in told
    assert "Not to be matched with" not in told
    # Reading the list back clears nothing that it does not speak of.
    assert workspace.sign_up.run(made[0], programme.id).unchanged == 2
    assert workspace.participants.enrolment(ida.id).avoids == ("eva@example.org",)


def text_of(files: Iterable[Path]) -> str:
    held = [
        str(sheets(path)) if path.suffix == ".xlsx" else path.read_text("utf-8-sig")
        for path in files
    ]
    return "\n".join(held)


@both_kinds
@pytest.mark.parametrize("name", ["Jens Lund, ph.d.", "Lund, jens", "=,0", "Bo; Ida"])
def test_a_name_with_a_comma_comes_back_as_it_was(workspace, programme, tmp_path, kind, name):
    a_mentor(workspace, programme, name, email="m@example.org")
    path, *_ = workspace.participants.export(programme.id, tmp_path / f"export.{kind}")
    assert workspace.sign_up.run(path, programme.id).unchanged == 1
    assert workspace.participants.enrolments(programme.id)[0].name == name


@both_kinds
def test_no_cell_of_any_list_is_a_formula(workspace, programme, tmp_path, kind):
    typed = ["=1+1", "+1", "-1", "@A1", "\t=1", "=HYPERLINK(1)"]
    for number, text in enumerate(typed):
        signup: dict[str, Any] = {"employer": text, "note": text, "topics": (f"{text} {number}",)}
        mentor = a_mentor(workspace, programme, f"{text} a", email=f"a{number}@x.dk", **signup)
        a_mentee(workspace, programme, f"{text} c", email=f"c{number}@x.dk", **signup)
        mentee = a_mentee(workspace, programme, f"{text} b", email=f"b{number}@x.dk", **signup)
        a_match(workspace, mentor, mentee)
        waiting = a_mentee(workspace, programme, f"{text} d", email=f"d{number}@x.dk", **signup)
        workspace.participants.set_state([waiting.id], EnrolmentState.WITHDRAWN)
    made = workspace.participants.export(programme.id, tmp_path / f"export.{kind}")
    if kind == "xlsx":
        book = openpyxl.load_workbook(made[0])
        held = [cell for page in book for row in page.iter_rows() for cell in row if cell.value]
        assert {cell.data_type for cell in held} <= {"s", "n", "d"}
        assert sum(str(cell.value).startswith("=") for cell in held) > len(typed)
        return
    assert len(made) == 4
    for path in made:
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, delimiter=";") for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_csv_files_lie_beside_one_another(workspace, programme, tmp_path):
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, mentor, mentee)
    a_mentee(workspace, programme, "Liv Holm")
    made = workspace.participants.export(programme.id, tmp_path / "Efterår.CSV")
    names = ["Efterår.CSV", "Efterår-matches.CSV", "Efterår-unmatched.CSV", "Efterår-waiting.CSV"]
    assert [one.name for one in made] == names
    assert sorted(one.name for one in tmp_path.glob("Ef*")) == sorted(names)
    people, matches, unmatched, waiting = (one.read_text("utf-8-sig") for one in made)
    assert "Jens Lund;jens.lund@example.org" in people
    assert "Ida Krogh;ida.krogh@example.org;Jens Lund" in matches
    assert "Liv Holm;" in unmatched
    assert waiting == "Name;E-mail;Role;State;Note\n"


@pytest.mark.parametrize(("language", "mark"), [(Language.DANISH, ","), (Language.ENGLISH, ".")])
def test_a_score_has_the_decimal_mark_of_its_reader(workspace, programme, tmp_path, language, mark):
    mentor = a_mentor(workspace, programme, subjects=("Law",), topics=("CV",))
    mentee = a_mentee(workspace, programme, subjects=("Law",), topics=("CV", "Pay", "Network"))
    a_match(workspace, mentor, mentee)
    (pair,) = workspace.matches.pairs(programme.id)
    workspace.translator = Translator(language)
    matches = workspace.participants.export(programme.id, tmp_path / "x.csv")[1]
    assert f";{round(pair.score, 3)};".replace(".", mark) in matches.read_text("utf-8-sig")


def test_those_who_wait_or_withdrew_do_not_come_back_as_signed_up(workspace, programme, path):
    _, mentee = some_people(workspace, programme)
    workspace.participants.set_state([mentee.id], EnrolmentState.WITHDRAWN)
    workspace.participants.export(programme.id, path)
    people, _, _, others = sheets(path)
    assert [row[0] for row in people[1:]] == ["=HYPERLINK(1)"]
    assert others[1][:4] == ["Ida Krogh", "ida.krogh@example.org", "Mentee", "Withdrawn"]


def test_pairs_and_those_left_over_have_sheets_of_their_own(workspace, programme, path):
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, mentor, mentee)
    a_mentee(workspace, programme, "Liv Holm")
    workspace.participants.export(programme.id, path)
    _, matches, unmatched, _ = sheets(path)
    (pair,) = workspace.matches.pairs(programme.id)
    assert matches[1][:6] == [
        pair.code,
        "Ida Krogh",
        "ida.krogh@example.org",
        "Jens Lund",
        "jens.lund@example.org",
        "Confirmed",
    ]
    assert [row[0] for row in unmatched[1:]] == ["Liv Holm"]


def test_an_empty_programme_exports_headings(workspace, programme, path):
    workspace.participants.export(programme.id, path)
    assert all(len(sheet) == 1 for sheet in sheets(path))


def test_a_place_that_cannot_be_written_is_said(workspace, programme, tmp_path):
    with pytest.raises(UserError):
        workspace.participants.export(programme.id, tmp_path / "missing" / "export.xlsx")
