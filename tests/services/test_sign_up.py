"""Taking a table of sign-ups in: who is added, who is updated, and what is never lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentordesk.errors import CancelledError, UserError
from mentordesk.services.records.participants import EnrolmentRecord, SignUpChange
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Language, MeetingForm, Role
from tests.builders import (
    a_match,
    a_mentee,
    a_mentor,
    a_programme,
    a_table,
)

MENTORS = (
    ("name", "email", "subject", "topics", "capacity", "consent"),
    ("Jens Lund", "jens@example.org", "Biology", "CV; Networks", "2", "yes"),
    ("Ulla Skov", "ulla@example.org", "biology", "networks", "", ""),
)


def enrolment(workspace: Workspace, email: str, role: Role = Role.MENTOR) -> EnrolmentRecord:
    programme = workspace.programmes.newest()
    return next(
        one
        for one in workspace.participants.enrolments(programme.id)
        if (one.email, one.role) == (email, role)
    )


def take_in(
    workspace: Workspace,
    folder: Path,
    *rows: Sequence[str],
    role: Role | None = Role.MENTOR,
    **options: Any,
) -> ImportReport:
    programme = workspace.programmes.newest()
    return workspace.sign_up.run(a_table(folder, *rows), programme.id, role=role, **options)


@pytest.fixture(autouse=True)
def programme(workspace):
    return a_programme(workspace)


def test_everybody_in_the_table_is_signed_up(workspace, tmp_path):
    report = take_in(workspace, tmp_path, *MENTORS)
    assert (report.added, report.updated, report.unchanged) == (2, 0, 0)
    assert report.people == ("jens@example.org", "ulla@example.org")
    jens = enrolment(workspace, "jens@example.org")
    assert jens.subjects == ("Biology",)
    assert jens.topics == ("CV", "Networks")
    assert jens.capacity == 2


def test_blank_answers_mean_what_the_organisation_says(workspace, tmp_path):
    take_in(workspace, tmp_path, *MENTORS)
    ulla = enrolment(workspace, "ulla@example.org")
    assert ulla.meeting_form is MeetingForm.BOTH
    assert ulla.languages == ("en",)
    assert ulla.capacity == 1
    assert not ulla.consent
    assert ulla.available


def test_capacity_left_blank_is_the_programmes(workspace, tmp_path):
    workspace.programmes.create("open", "Open", language=Language.ENGLISH)
    take_in(workspace, tmp_path, *MENTORS)
    assert enrolment(workspace, "ulla@example.org").capacity == 2
    take_in(workspace, tmp_path, *MENTORS, role=Role.MENTEE)
    assert enrolment(workspace, "jens@example.org", Role.MENTEE).capacity == 1


def test_consent_is_recorded_on_the_day_of_the_import(workspace, tmp_path):
    take_in(workspace, tmp_path, *MENTORS)
    assert enrolment(workspace, "jens@example.org").consented_on == date(2026, 8, 18)


def test_the_form_itself_may_have_obtained_the_consent_of_all(workspace, tmp_path, clock):
    take_in(workspace, tmp_path, *MENTORS, consent=True)
    clock.set("2026-08-30T09:00")
    take_in(workspace, tmp_path, *MENTORS, consent=True)
    assert enrolment(workspace, "ulla@example.org").consented_on == date(2026, 8, 18)


def test_importing_the_same_file_twice_changes_nothing(workspace, tmp_path):
    take_in(workspace, tmp_path, *MENTORS)
    before = workspace.path.read_bytes()
    report = take_in(workspace, tmp_path, *MENTORS)
    assert (report.added, report.updated, report.unchanged) == (0, 0, 2)
    assert report.people == ()
    assert report.new_choices == ()
    assert workspace.path.read_bytes() == before


def test_somebody_known_by_address_is_updated_never_doubled(workspace, programme, tmp_path):
    a_mentor(workspace, programme, "Jens Lund", email="jens@example.org", phone="11 22 33 44")
    report = take_in(
        workspace, tmp_path, ("name", "email", "phone"), ("Jens B. Lund", "JENS@example.org", "")
    )
    assert (report.added, report.updated) == (0, 1)
    assert len(workspace.participants.people()) == 1
    jens = enrolment(workspace, "jens@example.org")
    assert (jens.name, jens.phone) == ("Jens B. Lund", "11 22 33 44")


def test_a_blank_never_clears_what_is_known(workspace, tmp_path):
    take_in(workspace, tmp_path, *MENTORS)
    blank = (MENTORS[0], ("Jens Lund", "jens@example.org", "", "", "", ""))
    report = take_in(workspace, tmp_path, *blank)
    assert report.unchanged == 1
    jens = enrolment(workspace, "jens@example.org")
    assert (jens.subjects, jens.capacity, jens.consent) == (("Biology",), 2, True)


def test_a_person_of_another_programme_is_added_here_and_stays_one_person(workspace, tmp_path):
    take_in(workspace, tmp_path, *MENTORS)
    workspace.programmes.create("long", "Long", language=Language.ENGLISH)
    assert take_in(workspace, tmp_path, *MENTORS).added == 2
    assert len(workspace.participants.people()) == 2


def test_subjects_and_topics_not_known_yet_are_added_and_listed(workspace, tmp_path):
    workspace.programmes.add_topic("cv")
    report = take_in(workspace, tmp_path, *MENTORS)
    assert report.new_choices == ("Biology", "Networks")
    assert [topic.name for topic in workspace.programmes.topics()] == ["cv", "Networks"]
    assert enrolment(workspace, "ulla@example.org").subjects == ("Biology",)


def test_a_topic_that_the_file_knows_is_not_cut_at_its_comma(workspace, tmp_path):
    workspace.programmes.add_topic("Balance, body and stress")
    rows = (MENTORS[0], ("Bo", "bo@example.org", "Law", "CV, Balance, body and stress", "", ""))
    take_in(workspace, tmp_path, *rows)
    bo = enrolment(workspace, "bo@example.org")
    assert set(bo.topics) == {"CV", "Balance, body and stress"}
    assert take_in(workspace, tmp_path, *rows).unchanged == 1


def test_a_new_subject_comes_with_its_faculty_and_a_known_faculty_stands(workspace, tmp_path):
    workspace.programmes.add_subject("History", "Arts")
    rows = (
        ("name", "email", "subject", "faculty"),
        ("Bo", "bo@example.org", "Biology", "Science"),
        ("Pia", "pia@example.org", "History", "Science"),
    )
    take_in(workspace, tmp_path, *rows)
    faculties = {subject.name: subject.faculty for subject in workspace.programmes.subjects()}
    assert faculties == {"Biology": "Science", "History": "Arts"}


def test_both_roles_make_two_sign_ups_of_one_person(workspace, tmp_path):
    report = take_in(
        workspace,
        tmp_path,
        ("name", "email", "role", "experience_years", "experience_wanted", "capacity"),
        ("Eva Dam", "eva@example.org", "both", "7", "15", "2"),
        role=None,
    )
    assert report.added == 1
    mentor = enrolment(workspace, "eva@example.org", Role.MENTOR)
    mentee = enrolment(workspace, "eva@example.org", Role.MENTEE)
    assert mentor.participant_id == mentee.participant_id
    assert (mentor.experience_years, mentee.experience_years) == (7, 15)
    assert (mentor.capacity, mentee.capacity) == (2, 1)


def test_wishes_are_kept_by_address_even_of_people_not_signed_up_yet(workspace, tmp_path):
    rows = (("name", "email", "wishes"), ("Bo", "bo@example.org", "Later@example.org"))
    take_in(workspace, tmp_path, *rows)
    assert enrolment(workspace, "bo@example.org").wishes == ("later@example.org",)
    assert take_in(workspace, tmp_path, *rows).unchanged == 1


def test_whom_somebody_wants_to_avoid_is_kept_and_is_no_wish(workspace, tmp_path):
    titles = ("name", "email", "wishes", "avoids")
    first = (titles, ("Bo Friis", "bo@example.org", "a@example.org; b@example.org", ""))
    take_in(workspace, tmp_path, *first)
    second = (titles, ("Bo Friis", "bo@example.org", "", "B@example.org; c@example.org"))
    assert take_in(workspace, tmp_path, *second).updated == 1
    bo = enrolment(workspace, "bo@example.org")
    assert bo.avoids == ("b@example.org", "c@example.org")
    assert bo.wishes == ("a@example.org",)
    # The first table still wishes for b, and leaves blank whom to avoid.
    for table in (first, second):
        assert take_in(workspace, tmp_path, *table).unchanged == 1
    assert enrolment(workspace, "bo@example.org") == bo


def test_a_partner_may_be_named_without_an_address(workspace, tmp_path):
    titles = ("name", "email", "wishes", "avoids")
    rows = (
        titles,
        ("Bo Friis", "bo@example.org", "Krogh, Ida", "per DAM og Ingen Kendt"),
        ("Ida Krogh", "ida@example.org", "Ole Vad", "nej"),
        ("Per Dam", "per@example.org", "", ""),
        ("Ole Vad", "ole@example.org", "", ""),
        ("Ole Vad", "ole.vad@example.org", "", ""),
    )
    report = take_in(workspace, tmp_path, *rows)
    assert report.added == 5
    assert [(one.row, one.name, one.is_wish) for one in report.unknown_people] == [
        (2, "Ingen Kendt", False),
        (3, "Ole Vad", True),
    ]
    bo = enrolment(workspace, "bo@example.org")
    assert bo.wishes == ("ida@example.org",)
    assert bo.avoids == ("per@example.org",)
    assert enrolment(workspace, "ida@example.org").wishes == ()
    assert take_in(workspace, tmp_path, *rows).unchanged == 5
    # A later table that names nobody known clears nothing.
    report = take_in(workspace, tmp_path, titles, ("Bo Friis", "bo@example.org", "Hvem", "Hvem"))
    assert report.unchanged == 1
    assert enrolment(workspace, "bo@example.org") == bo


def test_an_older_form_says_whom_to_avoid_where_nobody_has_since(workspace, tmp_path):
    titles = ("name", "email", "avoids", "Completion time")
    take_in(workspace, tmp_path, titles, ("Bo", "bo@example.org", "", "2026-09-02 10:00"))
    older = (titles, ("Bo", "bo@example.org", "a@example.org", "2026-09-01 10:00"))
    take_in(workspace, tmp_path, *older)
    assert enrolment(workspace, "bo@example.org").avoids == ("a@example.org",)


def test_a_bad_row_is_listed_with_its_number_and_the_good_ones_come_in(workspace, tmp_path):
    report = take_in(workspace, tmp_path, *MENTORS[:2], ("Ulla", "no address", "", "", "", ""))
    assert report.added == 1
    (rejection,) = report.rejected
    assert (rejection.row, rejection.column, rejection.value) == (3, "email", "no address")
    assert rejection.reason.format(**dict(rejection.values))


def test_fewer_seats_than_are_taken_is_a_bad_row(workspace, programme, tmp_path):
    mentor = a_mentor(workspace, programme, "Jens Lund", email="jens@example.org", capacity=2)
    for name in ("Ida", "Liv"):
        a_match(workspace, mentor, a_mentee(workspace, programme, name))
    rows = (("name", "email", "Seats", "topics"), ("Jens", "jens@example.org", "1", "New"))
    report = take_in(workspace, tmp_path, *rows)
    assert [(one.row, one.column, one.value) for one in report.rejected] == [(2, "Seats", "1")]
    assert report.new_choices == ()
    assert enrolment(workspace, "jens@example.org").name == "Jens Lund"


def test_a_table_without_one_good_row_changes_nothing(workspace, tmp_path):
    before = workspace.path.read_bytes()
    report = take_in(workspace, tmp_path, ("name", "email"), ("Ulla", "no address"))
    assert (report.added, len(report.rejected)) == (0, 1)
    assert workspace.path.read_bytes() == before


def test_columns_that_are_no_field_are_listed(workspace, tmp_path):
    rows = (("name", "email", "shoe size"), ("Bo", "bo@example.org", "43"))
    assert take_in(workspace, tmp_path, *rows).unknown_columns == ("shoe size",)


def test_a_dry_run_tells_the_same_and_leaves_the_bytes(workspace, tmp_path):
    before = workspace.path.read_bytes()
    dry = take_in(workspace, tmp_path, *MENTORS, dry_run=True)
    assert workspace.path.read_bytes() == before
    only_figures = replace(dry, rows=(), unknown_choices=(), look_alikes=())
    assert take_in(workspace, tmp_path, *MENTORS) == only_figures


def test_one_run_is_one_commit(workspace, tmp_path):
    heard: list[frozenset[str]] = []
    workspace.subscribe(heard.append)
    take_in(workspace, tmp_path, *MENTORS)
    assert len(heard) == 1
    assert {"participant", "enrolment", "topic"} <= heard[0]


def test_a_stopped_import_changes_nothing(workspace, tmp_path):
    def stop(done, total):
        if done:
            raise CancelledError

    before = workspace.path.read_bytes()
    with pytest.raises(CancelledError):
        take_in(workspace, tmp_path, *MENTORS, progress=stop)
    assert workspace.path.read_bytes() == before


def test_progress_ends_with_all_rows_done(workspace, tmp_path):
    steps: list[tuple[int, int]] = []
    take_in(workspace, tmp_path, *MENTORS, progress=lambda *step: steps.append(step))
    assert steps == [(0, 2), (2, 2)]


def test_of_two_submissions_the_newest_wins_and_a_second_run_finds_nothing_new(workspace, tmp_path):
    rows = (
        ("name", "email", "phone", "role"),
        ("Eva Dam", "eva@example.org", "11111111", "mentor"),
        ("Eva Dam", "eva@example.org", "22222222", "mentee"),
    )
    assert take_in(workspace, tmp_path, *rows, role=None).added == 2
    assert enrolment(workspace, "eva@example.org").phone == "22222222"
    again = take_in(workspace, tmp_path, *rows, role=None)
    assert (again.updated, again.unchanged) == (0, 2)


def test_the_preview_shows_the_table_and_where_its_columns_go(workspace, programme, tmp_path):
    preview = workspace.sign_up.preview(a_table(tmp_path, *MENTORS), programme.id)
    assert preview.columns == MENTORS[0]
    assert preview.fields == ("name", "email", "subject", "topics", "capacity", "consent")
    assert preview.sample[0][0] == "Jens Lund"
    assert (preview.row_count, preview.remembered) == (2, False)


def test_the_mapping_is_remembered_for_tables_with_the_same_titles(workspace, programme, tmp_path):
    rows = (("Who", "email", "shoe size"), ("Bo", "bo@example.org", "Wide"))
    take_in(workspace, tmp_path, *rows, fields=("name", "email", "note"))
    preview = workspace.sign_up.preview(a_table(tmp_path, *rows), programme.id)
    assert (preview.fields, preview.remembered) == (("name", "email", "note"), True)
    assert take_in(workspace, tmp_path, *rows).unchanged == 1
    changed = take_in(workspace, tmp_path, *rows, fields=("name", "email", ""))
    assert changed.unknown_columns == ("shoe size",)
    assert workspace.sign_up.preview(a_table(tmp_path, *rows), programme.id).fields[2] == ""


def test_a_guess_is_made_anew_from_what_each_table_holds(workspace, programme, tmp_path):
    titles = ("name", "email", "Ønsker")
    take_in(workspace, tmp_path, titles, ("Bo", "bo@example.org", ""))
    # Here the same title stands above remarks: they cost nobody their sign-up.
    came = take_in(workspace, tmp_path, titles, ("Ida", "ida@example.org", "Gerne om aftenen"))
    assert (came.added, came.rejected) == (1, ())
    assert not workspace.sign_up.preview(tmp_path / "table.csv", programme.id).remembered


def test_what_the_coordinator_maps_beats_what_is_guessed(workspace, tmp_path):
    rows = (("name", "email", "subject"), ("Bo", "bo@example.org", "Fishing"))
    take_in(workspace, tmp_path, *rows, field_map=["subject=topics"])
    bo = enrolment(workspace, "bo@example.org")
    assert (bo.subjects, bo.topics) == ((), ("Fishing",))


@pytest.mark.parametrize("titles", [("x", "email"), ("name", "x"), ("x", "y")])
def test_without_names_or_addresses_nobody_can_be_signed_up(workspace, tmp_path, titles):
    with pytest.raises(UserError, match="No column holds"):
        take_in(workspace, tmp_path, titles, ("1", "2"))


def test_every_field_has_a_label(workspace):
    labels = workspace.sign_up.field_labels()
    assert set(workspace.sign_up.field_names()) == set(labels)
    assert labels["experience_wanted"] == "Experience wanted"


def test_a_form_that_says_no_takes_the_consent_back(workspace, tmp_path):
    take_in(workspace, tmp_path, *MENTORS)
    rows = (("name", "email", "consent"), ("Jens Lund", "jens@example.org", "no"))
    assert take_in(workspace, tmp_path, *rows, consent=True).updated == 1
    assert not enrolment(workspace, "jens@example.org").consent


def test_withdrawn_people_stay_withdrawn(workspace, programme, tmp_path):
    from mentordesk.vocabulary import EnrolmentState

    take_in(workspace, tmp_path, *MENTORS)
    jens = enrolment(workspace, "jens@example.org")
    workspace.participants.set_state([jens.id], EnrolmentState.WITHDRAWN)
    workspace.participants.change(jens.id, SignUpChange(note="Moved abroad"))
    assert take_in(workspace, tmp_path, *MENTORS).unchanged == 2
    assert enrolment(workspace, "jens@example.org").state is EnrolmentState.WITHDRAWN


def test_the_clock_tells_when_people_signed_up(workspace, clock, tmp_path):
    clock.set("2026-06-01T10:00")
    take_in(workspace, tmp_path, *MENTORS)
    assert enrolment(workspace, "jens@example.org").consented_on == date(2026, 6, 1)
