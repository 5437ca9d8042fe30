"""Consents have a history: what was agreed to, how it was told, and when it was taken back."""

import os
from datetime import date

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import ConsentAct, ConsentWay, Ground, Purpose, Role
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_table


def history(workspace: Workspace, participant_id: int, purpose: Purpose = Purpose.SHARING):
    (part,) = workspace.privacy.standing(participant_id).parts
    return next(each for each in part.purposes if each.purpose is purpose).history


def acts(workspace: Workspace, participant_id: int, purpose: Purpose = Purpose.SHARING):
    return [line.act for line in history(workspace, participant_id, purpose)]


def barrier(workspace: Workspace, programme_id: int) -> str | None:
    (row,) = workspace.matches.each_mentees_candidates(programme_id)
    (candidate,) = row.candidates
    return candidate.barrier


def test_a_consent_taken_back_stands_in_the_history_and_in_the_way_of_a_match(workspace, clock):
    programme = a_programme(workspace)
    mentor, _ = a_mentor(workspace, programme), a_mentee(workspace, programme)
    assert barrier(workspace, programme.id) is None
    clock.set("2026-08-20T09:00")
    workspace.privacy.withdraw(
        [mentor.id], Purpose.SHARING, way=ConsentWay.MAIL, told_on=date(2026, 8, 19)
    )
    assert barrier(workspace, programme.id) == "consent"
    newest, oldest = history(workspace, mentor.participant_id)
    assert (newest.act, newest.told_on, newest.way) == (
        ConsentAct.WITHDRAWN,
        date(2026, 8, 19),
        ConsentWay.MAIL,
    )
    assert (oldest.act, oldest.told_on) == (ConsentAct.GIVEN, date(2026, 8, 18))
    workspace.privacy.consent([mentor.id], Purpose.SHARING, way=ConsentWay.ORALLY)
    assert barrier(workspace, programme.id) is None
    assert acts(workspace, mentor.participant_id) == [
        ConsentAct.GIVEN,
        ConsentAct.WITHDRAWN,
        ConsentAct.GIVEN,
    ]


@pytest.mark.parametrize("purpose", [Purpose.TAKING_PART, Purpose.MEMBERSHIP])
def test_whoever_takes_a_needed_consent_back_is_matched_no_more(workspace, purpose):
    programme = a_programme(workspace)
    mentor, _ = a_mentor(workspace, programme), a_mentee(workspace, programme)
    workspace.privacy.consent([mentor.id], purpose, way=ConsentWay.PAPER)
    workspace.privacy.withdraw([mentor.id], purpose, way=ConsentWay.ORALLY)
    assert barrier(workspace, programme.id) == "consent"
    assert acts(workspace, mentor.participant_id, purpose) == [
        ConsentAct.WITHDRAWN,
        ConsentAct.GIVEN,
    ]


def test_whoever_answers_no_evaluation_can_still_be_matched(workspace):
    programme = a_programme(workspace)
    mentor, _ = a_mentor(workspace, programme), a_mentee(workspace, programme)
    workspace.privacy.consent([mentor.id], Purpose.EVALUATION, way=ConsentWay.PAPER)
    workspace.privacy.withdraw([mentor.id], Purpose.EVALUATION, way=ConsentWay.PAPER)
    assert barrier(workspace, programme.id) is None


def test_what_was_told_cannot_be_of_tomorrow(workspace):
    mentor = a_mentor(workspace, a_programme(workspace))
    with pytest.raises(UserError, match="still to come"):
        workspace.privacy.withdraw(
            [mentor.id], Purpose.SHARING, way=ConsentWay.MAIL, told_on=date(2026, 8, 19)
        )
    assert acts(workspace, mentor.participant_id) == [ConsentAct.GIVEN]


def test_the_tick_in_the_form_and_the_deed_on_many_are_in_the_history_too(workspace):
    programme = a_programme(workspace)
    mentor = a_mentor(workspace, programme, consent=None)
    assert acts(workspace, mentor.participant_id) == []
    workspace.participants.record_consent([mentor.id], given=True)
    workspace.participants.record_consent([mentor.id], given=True)
    workspace.participants.record_consent([mentor.id], given=False)
    assert acts(workspace, mentor.participant_id) == [ConsentAct.WITHDRAWN, ConsentAct.GIVEN]
    assert {line.way for line in history(workspace, mentor.participant_id)} == {ConsentWay.NOTED}


def test_an_import_says_that_the_form_told_it_and_of_which_day_the_form_is(workspace, tmp_path):
    programme = a_programme(workspace)
    table = a_table(tmp_path, ("Name", "E-mail"), ("Ida Krogh", "ida@example.org"))
    noon = 1_780_000_000  # 28 May 2026
    os.utime(table, (noon, noon))
    workspace.sign_up.run(table, programme.id, role=Role.MENTEE, consent=True)
    (line,) = history(workspace, workspace.privacy.participant_id("ida@example.org"))
    assert (line.way, line.form_on, line.told_on) == (
        ConsentWay.SIGN_UP_FORM,
        date.fromtimestamp(noon),  # noqa: DTZ012 - on the calendar of this computer
        date(2026, 8, 18),
    )


def test_a_form_that_says_when_it_was_sent_in_is_of_that_day(workspace, tmp_path):
    programme = a_programme(workspace)
    table = a_table(
        tmp_path,
        ("Timestamp", "Name", "E-mail", "Consent"),
        ("2026-06-01 10:00:00", "Ida Krogh", "ida@example.org", "Yes"),
    )
    workspace.sign_up.run(table, programme.id, role=Role.MENTEE)
    (line,) = history(workspace, workspace.privacy.participant_id("ida@example.org"))
    assert line.form_on == date(2026, 6, 1)


def test_an_old_table_that_comes_again_does_not_give_a_consent_back(workspace, tmp_path):
    programme = a_programme(workspace)
    table = a_table(tmp_path, ("Name", "E-mail"), ("Ida Krogh", "ida@example.org"))
    workspace.sign_up.run(table, programme.id, role=Role.MENTEE, consent=True)
    person = workspace.privacy.participant_id("ida@example.org")
    (ida,) = workspace.participants.enrolments(programme.id)
    workspace.privacy.withdraw([ida.id], Purpose.SHARING, way=ConsentWay.MAIL)
    again = workspace.sign_up.run(table, programme.id, role=Role.MENTEE, consent=True)
    assert again.unchanged == 1
    assert acts(workspace, person) == [ConsentAct.WITHDRAWN, ConsentAct.GIVEN]


def test_a_form_sent_in_after_the_withdrawal_counts(workspace, tmp_path, clock):
    programme = a_programme(workspace)
    titles = ("Timestamp", "Name", "E-mail", "Consent")
    person = ("Ida Krogh", "ida@example.org", "Yes")
    first = a_table(tmp_path, titles, ("2026-08-01 10:00:00", *person))
    workspace.sign_up.run(first, programme.id, role=Role.MENTEE)
    (ida,) = workspace.participants.enrolments(programme.id)
    workspace.privacy.withdraw([ida.id], Purpose.SHARING, way=ConsentWay.MAIL)
    later = a_table(tmp_path, titles, ("2026-08-22 10:00:00", *person), name="later.csv")
    clock.set("2026-08-23T12:00")
    workspace.sign_up.run(later, programme.id, role=Role.MENTEE)
    assert acts(workspace, ida.participant_id)[0] is ConsentAct.GIVEN


def test_two_who_become_one_keep_both_histories_and_a_withdrawal_stands(workspace):
    programme = a_programme(workspace)
    one = a_mentor(workspace, programme, "Jens Lund")
    other = a_mentor(workspace, programme, "Jens Peter Lund")
    workspace.privacy.withdraw([one.id], Purpose.SHARING, way=ConsentWay.MAIL)
    workspace.participants.merge(one.participant_id, other.participant_id)
    assert not workspace.participants.enrolment(one.id).consent
    assert len(acts(workspace, one.participant_id)) == 3


def test_a_changed_text_is_a_new_version_and_everybody_keeps_the_one_they_consented_to(workspace):
    programme = a_programme(workspace)
    first = a_mentor(workspace, programme)
    usual = workspace.privacy.consent_texts(programme.id, Purpose.SHARING)[0]
    assert usual.version == 1
    assert usual.text.en.startswith("I consent to my match being given")
    text = Wording(da="Mit match må få min mail.", en="My match may have my e-mail address.")
    workspace.privacy.change_consent_text(programme.id, Purpose.SHARING, text)
    workspace.privacy.change_consent_text(programme.id, Purpose.SHARING, text)
    second = a_mentor(workspace, programme, "Bo Friis")
    versions = [history(workspace, each.participant_id)[0].version for each in (first, second)]
    assert versions == [1, 2]
    assert history(workspace, first.participant_id)[0].text == usual.text
    assert [
        each.version for each in workspace.privacy.consent_texts(programme.id, Purpose.SHARING)
    ] == [2, 1]


def test_a_text_that_nobody_has_consented_to_yet_is_only_reworded(workspace):
    programme = a_programme(workspace)
    for text in ("I agree.", "I agree to it."):
        workspace.privacy.change_consent_text(
            programme.id, Purpose.EVALUATION, Wording(da=text, en=text)
        )
    (only,) = workspace.privacy.consent_texts(programme.id, Purpose.EVALUATION)
    assert (only.version, only.text.en) == (1, "I agree to it.")


def test_a_consent_text_is_never_blank(workspace):
    programme = a_programme(workspace)
    with pytest.raises(UserError, match="blank"):
        workspace.privacy.change_consent_text(programme.id, Purpose.SHARING, Wording(da=" ", en=""))


def test_the_programs_own_text_names_the_organisation(workspace):
    programme = a_programme(workspace)
    workspace.programmes.change_organisation(name="Fjordens Universitet")
    (text,) = workspace.privacy.consent_texts(programme.id, Purpose.TAKING_PART)
    assert text.version == 0
    assert "Fjordens Universitet" in text.text.en


@pytest.mark.parametrize(
    ("template", "ground"),
    [("karrierementor", Ground.NOT_KEPT), ("graduate", Ground.OWN_MEMBERS)],
)
def test_a_unions_programme_keeps_that_its_participants_are_members(workspace, template, ground):
    programme = a_programme(workspace, template)
    assert workspace.privacy.grounds(programme.id)[Purpose.MEMBERSHIP] is ground


def test_a_ground_can_be_chosen_among_those_that_fit(workspace):
    programme = a_programme(workspace)
    mentor = a_mentor(workspace, programme)
    workspace.privacy.set_ground(programme.id, Purpose.TAKING_PART, Ground.CONTRACT)
    workspace.privacy.set_ground(programme.id, Purpose.TAKING_PART, Ground.CONSENT)
    (part,) = workspace.privacy.standing(mentor.participant_id).parts
    taking_part = part.purposes[0]
    assert (taking_part.ground, taking_part.consents) == (Ground.CONSENT, False)
    with pytest.raises(ValueError, match="cannot stand on"):
        workspace.privacy.set_ground(programme.id, Purpose.SHARING, Ground.CONTRACT)


def test_a_standing_names_whom_somebody_is_matched_with(workspace):
    programme = a_programme(workspace)
    mentor, mentee = a_mentor(workspace, programme), a_mentee(workspace, programme)
    a_match(workspace, mentor, mentee)
    (part,) = workspace.privacy.standing(mentee.participant_id).parts
    assert part.partners == ("Jens Lund",)
