"""Every tool's table comes in whole as it is, and once only."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language
from tests.builders import a_programme
from tests.exchange.shapes import (
    excel_sheets,
    google_forms,
    lime_survey,
    microsoft_forms,
    old_files,
    survey_xact,
)
from tests.exchange.shapes.people import PEOPLE, as_answered, as_known

Write = Callable[[Path], Path]
#: How a table is written, what it does not ask, and the columns that are nobody's field.
Shape = tuple[Write, tuple[str, ...], tuple[str, ...]]


# The codes of options alone do not tell what was ticked.
_LIME_CODES = {
    Language.DANISH: (
        *("emner[SQ001]", "emner[SQ002]", "emner[SQ003]", "emner[other]"),
        *("sprog[SQ001]", "sprog[SQ002]"),
    ),
    Language.ENGLISH: (
        *("topics[SQ001]", "topics[SQ002]", "topics[SQ003]", "topics[other]"),
        *("languages[SQ001]", "languages[SQ002]"),
    ),
}


def _in_both_languages() -> Iterator[tuple[str, Shape]]:
    for language in Language:
        own = ("Mail", "Navn") if language is Language.DANISH else ("Email", "Name")
        for write, left_out, unknown in (
            (microsoft_forms.anonymous, (), own),
            (microsoft_forms.signed_in, (), ()),
            (microsoft_forms.branching, (), own),
            (google_forms.straight, (), ()),
            (google_forms.by_spreadsheet, (), ()),
            (google_forms.sent_twice, (), ()),
            (google_forms.grid, (), ()),
            (lime_survey.by_texts, ("capacity",), ()),
            (lime_survey.by_codes_and_texts, ("capacity",), ()),
            (lime_survey.by_codes, ("capacity", "topics", "languages"), _LIME_CODES[language]),
        ):
            tool = write.__module__.rpartition(".")[2]
            name = f"{tool}.{write.__name__}-{language}"
            yield name, (partial(write, language=language), left_out, unknown)


SHAPES: dict[str, Shape] = {
    **dict(_in_both_languages()),
    "survey_xact.coded_workbook": (survey_xact.coded_workbook, ("capacity",), ("organization",)),
    "survey_xact.labelled_workbook": (
        survey_xact.labelled_workbook,
        ("capacity",),
        ("organization",),
    ),
    "survey_xact.labelled_text": (survey_xact.labelled_text, ("capacity",), ("organization",)),
    "survey_xact.named_variables": (
        survey_xact.named_variables,
        ("capacity", "topics", "languages"),
        ("organization", *(f"s_5_{n}" for n in (1, 2, 3, 4)), "s_12_1", "s_12_2"),
    ),
    "excel.under_titles": (excel_sheets.under_titles, (), ()),
    "excel.with_totals": (excel_sheets.with_totals, (), ()),
    "excel.merged": (excel_sheets.merged, (), ()),
    "excel.with_formulas": (excel_sheets.with_formulas, (), ("Kopi", "Bruger")),
    "excel.on_another_sheet": (excel_sheets.on_another_sheet, (), ()),
    "old.from_danish_excel": (old_files.from_danish_excel, (), ()),
    "old.with_tabs": (old_files.with_tabs, (), ()),
    "old.as_unicode_text": (old_files.as_unicode_text, (), ()),
    "old.with_separator_line": (old_files.with_separator_line, (), ()),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_everybody_comes_in_as_they_answered_and_once_only(
    workspace: Workspace, tmp_path: Path, shape: Shape
):
    write, left_out, unknown = shape
    programme = a_programme(workspace)
    table = write(tmp_path)
    came = workspace.sign_up.run(table, programme.id)
    assert (came.rejected, came.unknown_columns) == ((), unknown)
    assert as_known(workspace, left_out) == as_answered(left_out)
    assert came.added == len(PEOPLE)
    before = workspace.path.read_bytes()
    again = workspace.sign_up.run(table, programme.id)
    assert (again.added, again.updated, again.unchanged) == (0, 0, len(PEOPLE))
    assert workspace.path.read_bytes() == before
