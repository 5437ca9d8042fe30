"""Who is erased is gone from every byte of the file, and the programme's figures stay."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.paths import data_folder, private_folder, state_folder
from mentordesk.services import backups
from mentordesk.services.erased_again import erase_again
from mentordesk.services.records.privacy import ErasureReceipt
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.storage.backup import copy
from mentordesk.storage.manifest import Occasion
from mentordesk.vocabulary import (
    ConsentWay,
    EvaluationRound,
    Language,
    MatchState,
    Purpose,
    Role,
)
from tests.builders import (
    StoppedClock,
    a_match,
    a_mentee,
    a_mentor,
    a_programme,
    a_workspace,
)
from tests.canary import EMAIL, FORMER, NAME, TEXTS, Canary, a_canary, found_below, found_in


@pytest.fixture(autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


def erase(workspace: Workspace, email: str = EMAIL) -> ErasureReceipt:
    return workspace.privacy.erase(workspace.privacy.participant_id(email))


def test_the_canary_is_in_the_file_before(workspace):
    a_canary(workspace, a_programme(workspace))
    assert found_in(workspace.path.read_bytes()) == list(TEXTS)


def test_no_byte_of_an_erased_person_is_left(workspace):
    a_canary(workspace, a_programme(workspace))
    erase(workspace)
    assert found_in(workspace.path.read_bytes()) == []
    assert found_below(workspace.path.parent) == []
    assert found_below(state_folder()) == []


def test_the_copy_made_before_goes_when_the_erasure_is_proven(workspace):
    a_canary(workspace, a_programme(workspace))
    assert erase(workspace).backups == ()
    assert workspace.backups.all() == ()
    assert found_below(data_folder()) == []


def test_an_erasure_that_failed_half_way_leaves_the_copy(workspace, monkeypatch):
    a_canary(workspace, a_programme(workspace))

    def fail() -> None:
        raise UserError("The disk is full.")

    monkeypatch.setattr(workspace.file, "compact", fail)
    with pytest.raises(UserError, match="full"):
        erase(workspace)
    (kept,) = workspace.backups.all()
    assert kept.occasion is Occasion.ERASURE


def test_an_erasure_that_was_refused_leaves_no_copy(workspace):
    a_canary(workspace, a_programme(workspace))
    person = workspace.privacy.participant_id(EMAIL)
    workspace.privacy.erase(person)
    with pytest.raises(UserError):
        workspace.privacy.erase(person)
    assert workspace.backups.all() == ()


def test_what_others_wrote_stays_without_the_name(workspace):
    canary = a_canary(workspace, a_programme(workspace))
    receipt = erase(workspace)
    note = workspace.participants.enrolment(canary.mentee.id).note
    assert note == "Kender [deleted] ([deleted], [deleted]) – [deleted]"
    assert receipt.mentions == 1
    assert receipt.wishes == 2


def test_a_danish_reader_gets_a_danish_word(tmp_path):
    with a_workspace(tmp_path, language=Language.DANISH) as workspace:
        canary = a_canary(workspace, a_programme(workspace))
        erase(workspace)
        assert "Zq" not in workspace.participants.enrolment(canary.mentee.id).note


def test_the_receipt_counts_and_names_nobody(workspace):
    a_canary(workspace, a_programme(workspace))
    receipt = erase(workspace)
    assert (receipt.people, receipt.sign_ups, receipt.matches) == (1, 1, 1)
    assert (receipt.agreements, receipt.scans, receipt.replies) == (1, 1, 1)
    assert receipt.choices == 3
    paper = workspace.privacy.receipt_pdf(receipt)
    assert paper.startswith(b"%PDF")


def test_the_outlook_says_before_what_the_receipt_says_after(workspace):
    a_canary(workspace, a_programme(workspace))
    before = workspace.privacy.erasure_outlook(workspace.privacy.participant_id(EMAIL))
    content = workspace.path.read_bytes()
    after = erase(workspace)
    assert content != workspace.path.read_bytes()
    names = ("sign_ups", "matches", "agreements", "scans", "replies", "wishes", "mentions")
    assert [getattr(before, name) for name in names] == [getattr(after, name) for name in names]
    assert before.partners == ("Ida Krogh",)
    assert len(before.choices) == after.choices


def test_an_address_that_somebody_had_before_finds_them(workspace):
    a_canary(workspace, a_programme(workspace))
    assert erase(workspace, FORMER.upper()).people == 1


def test_nobody_is_erased_for_an_address_that_nobody_has(workspace):
    a_canary(workspace, a_programme(workspace))
    content = workspace.path.read_bytes()
    with pytest.raises(UserError, match=r"Nobody in this file has the address nobody@example\.org"):
        erase(workspace, " nobody@example.org ")
    assert workspace.path.read_bytes() == content


def test_what_the_organisation_offers_or_somebody_else_chose_stays(workspace):
    programme = a_programme(workspace)
    workspace.programmes.add_subject("Biology")
    a_mentor(workspace, programme, subjects=("Biology", "Botany"), topics=("Fieldwork",))
    a_mentee(workspace, programme, subjects=("Botany",), topics=("Fieldwork",))
    erase(workspace, "jens.lund@example.org")
    assert {each.name for each in workspace.programmes.subjects()} == {"Biology", "Botany"}
    assert {each.name for each in workspace.programmes.topics()} == {"Fieldwork"}


def test_a_namesake_keeps_the_name_in_what_is_written_of_them(workspace):
    programme = a_programme(workspace)
    a_mentor(workspace, programme)
    a_mentor(workspace, programme, "Jens  Lund", email="other@example.org")
    mentee = a_mentee(workspace, programme, note="Jens Lund, not jens.lund@example.org")
    person = workspace.privacy.participant_id("jens.lund@example.org")
    assert workspace.privacy.erasure_outlook(person).namesake
    workspace.privacy.erase(person)
    assert workspace.participants.enrolment(mentee.id).note == "Jens Lund, not [deleted]"


def test_a_name_within_a_word_is_no_name(workspace):
    programme = a_programme(workspace)
    a_mentor(workspace, programme, "Bo Lund")
    mentee = a_mentee(workspace, programme, note="Bo Lundgren and BO\nLUND")
    erase(workspace, "bo.lund@example.org")
    assert workspace.participants.enrolment(mentee.id).note == "Bo Lundgren and [deleted]"


def test_the_organisations_contact_stays_the_contact(workspace):
    programme = a_programme(workspace)
    a_mentor(workspace, programme)
    workspace.programmes.change_organisation(
        contact_name="Jens Lund", contact_email="jens.lund@example.org"
    )
    person = workspace.privacy.participant_id("jens.lund@example.org")
    assert workspace.privacy.erasure_outlook(person).is_contact
    workspace.privacy.erase(person)
    assert workspace.programmes.organisation().contact_name == "Jens Lund"


def _a_finished_programme(
    workspace: Workspace, clock: StoppedClock
) -> tuple[ProgrammeRecord, Canary]:
    programme = a_programme(workspace)
    canary = a_canary(workspace, programme)
    workspace.agreements.mark_signed([canary.match_id], date(2026, 8, 17))
    workspace.matches.set_state([canary.match_id], MatchState.COMPLETED)
    for questionnaire in workspace.evaluations.questionnaires(programme.id):
        workspace.evaluations.mark_sent(questionnaire.id, date(2026, 8, 18), date(2026, 8, 25))
    clock.set("2027-06-01T12:00")
    return programme, canary


def _figures(workspace: Workspace, programme: ProgrammeRecord) -> tuple[object, ...]:
    reports = [workspace.evaluations.report(programme.id, each) for each in EvaluationRound]
    counted = [
        (question.key, question.n, question.mean, question.distribution)
        for report in reports
        for group in report.groups.values()
        for question in group.questions
        # What nobody was asked any more and nobody answered is no figure.
        if question.n
    ]
    rates = [
        (group.invited, group.answered) for report in reports for group in report.groups.values()
    ]
    events = [(each.invited, each.came) for each in workspace.playbook.events(programme.id)]
    return workspace.overview.key_figures(programme.id), rates, counted, events


@pytest.mark.parametrize("both", [False, True])
def test_the_figures_of_a_finished_programme_stay(workspace, clock, both):
    programme, canary = _a_finished_programme(workspace, clock)
    before = _figures(workspace, programme)
    key_figures = workspace.overview.key_figures(programme.id)
    assert key_figures.matched == key_figures.signed == key_figures.answered == 1
    erase(workspace)
    assert _figures(workspace, programme) == before
    if both:
        workspace.privacy.erase(canary.mentee.participant_id)
        assert _figures(workspace, programme) == before


def test_words_of_an_erased_person_are_in_no_report(workspace, clock):
    programme, _ = _a_finished_programme(workspace, clock)
    erase(workspace)
    report = workspace.evaluations.report(programme.id, EvaluationRound.FINAL)
    assert not any(
        question.texts for group in report.groups.values() for question in group.questions
    )


def test_a_programme_that_runs_goes_on_without_them(workspace):
    programme = a_programme(workspace)
    canary = a_canary(workspace, programme)
    erase(workspace)
    figures = workspace.overview.key_figures(programme.id)
    assert (figures.mentors, figures.matched) == (0, 0)
    other = a_mentor(workspace, programme, "Ulla Skov")
    a_match(workspace, other, canary.mentee)
    assert workspace.overview.key_figures(programme.id).matched == 1


def test_nobody_left_over_in_a_kept_proposal_is_remembered(workspace):
    programme = a_programme(workspace)
    canary = a_canary(workspace, programme)
    workspace.matches.propose(programme.id)
    erase(workspace)
    whole = workspace.matches.proposal(programme.id)
    assert whole is None or canary.mentor.email not in {
        left.person.email for left in whole.unmatched
    }


# --- Copies of the file ----------------------------------------------------------


def test_a_backup_that_still_holds_them_is_named_with_its_last_day(workspace, clock):
    a_canary(workspace, a_programme(workspace))
    kept = backups.Backups.of_file(workspace.file, clock).make(Occasion.CLOSING)
    (holding,) = erase(workspace).backups
    assert (holding.path, holding.until, holding.certain) == (kept.path, date(2028, 8, 18), True)


def test_a_copy_made_before_an_update_stays_until_she_deletes_it(workspace):
    a_canary(workspace, a_programme(workspace))
    beside = workspace.path.with_name("file (before update 2026-08-18 1000).mentordesk")
    copy(workspace.path, beside)
    (holding,) = erase(workspace).backups
    assert (holding.path, holding.until) == (beside, None)


def test_a_copy_without_them_or_of_another_file_is_not_named(workspace, clock):
    programme = a_programme(workspace)
    backups.Backups.of_file(workspace.file, clock).make(Occasion.CLOSING)
    a_canary(workspace, programme)
    copy(workspace.path, workspace.path.with_name("another (before update 2026).mentordesk"))
    assert erase(workspace).backups == ()


def test_a_copy_that_cannot_be_read_may_hold_them(workspace):
    a_canary(workspace, a_programme(workspace))
    locked = workspace.path.with_name("file (before update 2026-08-18 1000).mentordesk")
    locked.write_bytes(b"no database, or one with a passphrase" * 100)
    (holding,) = erase(workspace).backups
    assert not holding.certain


def _restored(workspace: Workspace, clock: StoppedClock) -> Path:
    """Erase the canary, and return the path of a copy that was made before."""
    kept = workspace.path.with_name("kept.mentordesk")
    copy(workspace.path, kept)
    clock.set("2026-09-01T09:00")
    erase(workspace)
    return kept


def test_an_old_copy_is_cleared_of_whoever_was_erased_since(workspace, clock):
    canary = a_canary(workspace, a_programme(workspace))
    kept = _restored(workspace, clock)
    assert found_in(kept.read_bytes())
    with Workspace.open(kept, clock=clock) as old:
        assert erase_again(old.file, clock()).people == 1
        assert old.participants.enrolment(canary.mentee.id).name == "Ida Krogh"
    assert found_in(kept.read_bytes()) == []


def test_clearing_a_second_time_changes_nothing(workspace, clock):
    a_canary(workspace, a_programme(workspace))
    kept = _restored(workspace, clock)
    with Workspace.open(kept, clock=clock) as old:
        erase_again(old.file, clock())
        content = kept.read_bytes()
        assert erase_again(old.file, clock()).people == 0
    assert kept.read_bytes() == content


def test_another_organisations_file_keeps_the_same_person(workspace, clock, tmp_path):
    a_canary(workspace, a_programme(workspace))
    clock.set("2026-08-19T09:00")
    with a_workspace(tmp_path, clock=clock, name="other.mentordesk") as other:
        a_canary(other, a_programme(other))
        _restored(workspace, clock)
        assert erase_again(other.file, clock()).people == 0
        assert found_in(other.path.read_bytes())


def test_who_signs_up_anew_after_the_erasure_stays(workspace, clock):
    programme = a_programme(workspace)
    a_canary(workspace, programme)
    clock.set("2026-09-01T09:00")
    erase(workspace)
    clock.set("2026-09-02T09:00")
    a_mentor(workspace, programme, NAME, email=EMAIL)
    assert erase_again(workspace.file, clock()).people == 0


def test_the_memory_of_the_file_alone_is_enough(workspace, clock, monkeypatch, tmp_path_factory):
    programme = a_programme(workspace)
    a_canary(workspace, programme)
    _restored(workspace, clock)
    clock.set("2026-08-20T09:00")
    a_mentor(workspace, programme, NAME, email=EMAIL)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("new computer")))
    assert erase_again(workspace.file, clock()).people == 1


def test_what_is_remembered_tells_no_address(workspace, clock):
    a_canary(workspace, a_programme(workspace))
    erase(workspace)
    remembered = (state_folder() / "erased.json").read_text(encoding="utf-8")
    assert "kanarie" not in remembered
    assert remembered.count('"digest"') == 2


def test_a_broken_memory_stops_no_erasure(workspace):
    a_canary(workspace, a_programme(workspace))
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "erased.json").write_text("[{", encoding="utf-8")
    assert erase(workspace).people == 1


def test_copies_opened_to_be_looked_at_are_cleared(workspace):
    a_canary(workspace, a_programme(workspace))
    private = private_folder()
    (private / "opened").mkdir()
    (private / "opened" / "scan.png").write_text(NAME)
    (private / "draft.eml").write_text(NAME)
    of_a_dead_program = private.with_name("dead")
    of_a_dead_program.mkdir()
    erase(workspace)
    assert list(private.iterdir()) == []
    assert not of_a_dead_program.exists()


def test_nothing_can_be_undone_after_an_erasure(workspace):
    a_canary(workspace, a_programme(workspace))
    assert workspace.file.history.to_undo is not None
    erase(workspace)
    assert workspace.file.history.to_undo is None
    assert workspace.file.undo() is None


def test_a_consent_taken_back_can_be_undone(workspace):
    mentor = a_mentor(workspace, a_programme(workspace))
    workspace.privacy.withdraw([mentor.id], Purpose.SHARING, way=ConsentWay.MAIL)
    workspace.file.undo()
    (part,) = workspace.privacy.standing(mentor.participant_id).parts
    assert [each.consents for each in part.purposes if each.purpose is Purpose.SHARING] == [True]
    assert workspace.participants.enrolment(mentor.id).consent
    workspace.file.redo()
    assert not workspace.participants.enrolment(mentor.id).consent


def test_a_restored_backup_brings_nobody_back(workspace, clock):
    canary = a_canary(workspace, a_programme(workspace))
    made = backups.Backups.of_file(workspace.file, clock).make(Occasion.CLOSING)
    clock.set("2026-09-01T09:00")
    erase(workspace)
    workspace.close()
    assert found_in(made.path.read_bytes())
    backups.restore(made.path, workspace.path, clock)
    with Workspace.open(workspace.path, clock=clock) as restored:
        assert restored.participants.enrolment(canary.mentee.id).name == "Ida Krogh"
        assert not restored.participants.enrolments(canary.mentor.programme_id)[0].taken
    assert found_in(workspace.path.read_bytes()) == []


def test_a_backup_restored_elsewhere_brings_nobody_back(workspace, clock):
    a_canary(workspace, a_programme(workspace))
    made = backups.Backups.of_file(workspace.file, clock).make(Occasion.CLOSING)
    clock.set("2026-09-01T09:00")
    erase(workspace)
    elsewhere = workspace.path.with_name("elsewhere.mentordesk")
    backups.restore(made.path, elsewhere, clock)
    assert found_in(elsewhere.read_bytes()) == []


def test_an_encrypted_file_is_erased_in_and_restored_likewise(tmp_path, clock):
    path, passphrase = tmp_path / "secret.mentordesk", "sol over gudhjem 1958"
    with Workspace.create(
        path, language=Language.ENGLISH, passphrase=passphrase, clock=clock
    ) as workspace:
        a_canary(workspace, a_programme(workspace))
        made = backups.Backups.of_file(workspace.file, clock).make(Occasion.CLOSING)
        clock.set("2026-09-01T09:00")
        (holding,) = erase(workspace).backups
        assert (holding.path, holding.certain) == (made.path, True)
        key = workspace.file.key
    backups.restore(made.path, path, clock, key=key, target_key=key)
    with (
        Workspace.open(path, passphrase=passphrase, clock=clock) as restored,
        pytest.raises(UserError, match="Nobody in this file"),
    ):
        restored.privacy.participant_id(EMAIL)


def test_both_roles_of_one_person_go(workspace):
    programme = a_programme(workspace)
    mentor = a_mentor(workspace, programme)
    a_mentee(workspace, programme, "Jens Lund")
    assert {each.role for each in workspace.participants.enrolments(programme.id)} == set(Role)
    workspace.privacy.erase(mentor.participant_id)
    assert workspace.participants.enrolments(programme.id) == ()


def _answered_on_topics(workspace: Workspace, canary: Canary) -> None:
    """Let both of the pair say how far they got with the topic of their agreement."""
    for asked in workspace.evaluations.questionnaires(canary.mentor.programme_id):
        if asked.round is EvaluationRound.FINAL:
            who = canary.mentor if asked.role is Role.MENTOR else canary.mentee
            points = [
                replace(topic, point=4)
                for topic in workspace.evaluations.own_topics(asked.id, who.id)
            ]
            assert points
            answers = workspace.evaluations.reply(asked.id, who.id)
            workspace.evaluations.record(asked.id, who.id, answers, points)


def test_a_partner_keeps_the_points_that_they_gave(workspace, clock):
    programme, canary = _a_finished_programme(workspace, clock)
    _answered_on_topics(workspace, canary)
    before = _figures(workspace, programme)
    theirs = json.loads(workspace.privacy.everything(canary.mentee.participant_id)[1])
    assert [row["point"] for row in theirs["kept"]["topic_answer"]] == [4]
    erase(workspace)
    assert _figures(workspace, programme) == before
    theirs = json.loads(workspace.privacy.everything(canary.mentee.participant_id)[1])
    (kept,) = theirs["kept"]["topic_answer"]
    assert (kept["point"], kept["topic"], kept["match_id"]) == (4, "", None)
    assert found_in(workspace.path.read_bytes()) == []
