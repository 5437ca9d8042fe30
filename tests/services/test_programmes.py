"""Programmes: what a template brings, and what the coordinator makes of it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.services.records.matches import MatchingSettings
from mentordesk.services.records.programmes import ChoiceRecord
from mentordesk.services.records.sign_up import ChoiceKind
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import Criterion, EventKind, Language, Role, RuleKind
from tests.builders import a_mentee, a_mentor, a_programme


def test_four_kinds_of_programmes_are_offered(workspace):
    templates = workspace.programmes.templates()
    assert [template.key for template in templates] == [
        "karrierementor",
        "long",
        "graduate",
        "open",
    ]
    assert [template.months for template in templates] == [4, 12, 6, None]
    assert all(template.name.da and template.summary.en for template in templates)


@pytest.mark.parametrize("key", ["karrierementor", "long", "graduate", "open"])
def test_a_programme_brings_everything_its_template_says(workspace, key):
    programme = a_programme(workspace, key, "One")
    assert programme.template == key
    assert programme.minutes_least >= 60
    assert programme.purpose.da
    assert workspace.programmes.rules(programme.id)
    assert workspace.playbook.activities(programme.id)
    assert workspace.programmes.matching_settings(programme.id).weights[Criterion.SUBJECT] > 0


def test_one_semester_ends_on_the_last_day_of_the_fourth_month(workspace):
    assert a_programme(workspace).ends_on == date(2026, 12, 31)


def test_sign_up_closes_before_the_matching_begins(workspace):
    assert a_programme(workspace).sign_up_by == date(2026, 6, 18)
    assert a_programme(workspace, "open", "Open").sign_up_by is None


def test_the_long_programme_is_closed_at_twelve_months(workspace):
    programme = a_programme(workspace, "long", starts_on=date(2026, 9, 15))
    assert programme.ends_on == date(2027, 9, 14)
    assert programme.closes_itself


def test_open_matching_has_no_end_and_is_timed_from_its_start(workspace):
    programme = a_programme(workspace, "open")
    assert programme.ends_on is None
    assert programme.open_matching
    last = workspace.playbook.activities(programme.id)[-1]
    assert last.due_on == programme.starts_on + timedelta(days=last.offset_days)


def test_evaluation_rounds_come_with_their_questionnaires(workspace):
    assert len(workspace.evaluations.questionnaires(a_programme(workspace).id)) == 4
    graduate = a_programme(workspace, "graduate", "Graduates")
    assert workspace.evaluations.questionnaires(graduate.id) == ()


def test_without_a_start_it_is_the_first_of_next_month(workspace, clock):
    clock.set("2026-12-24T12:00")
    programme = workspace.programmes.create("open", "One", language=Language.DANISH)
    assert programme.starts_on == date(2027, 1, 1)


def test_a_kind_that_does_not_exist_is_refused(workspace):
    with pytest.raises(UserError, match="karrierementor"):
        a_programme(workspace, "tennis")


@pytest.mark.parametrize("name", ["Autumn 2026", " autumn  2026 ", "AUTUMN 2026"])
def test_a_name_is_used_once(workspace, name):
    a_programme(workspace, name="Autumn 2026")
    with pytest.raises(UserError, match="already has a programme"):
        a_programme(workspace, name=name)


def test_a_programme_needs_a_name(workspace):
    with pytest.raises(UserError, match="needs a name"):
        a_programme(workspace, name="  ")


def test_a_name_can_stay_or_change_its_case(workspace):
    programme = a_programme(workspace, name="autumn")
    workspace.programmes.change(programme.id, name="Autumn")
    assert workspace.programmes.get(programme.id).name == "Autumn"


def test_the_one_made_last_is_the_newest(workspace):
    a_programme(workspace, name="One", starts_on=date(2030, 1, 1))
    a_programme(workspace, name="Two")
    assert workspace.programmes.newest().name == "Two"
    assert [programme.name for programme in workspace.programmes.all()] == ["Two", "One"]


def test_a_programme_is_found_by_name_in_any_case(workspace):
    a_programme(workspace, name="Efterår Ærø")
    assert workspace.programmes.named("efterår ærø ").name == "Efterår Ærø"
    with pytest.raises(UserError, match="It has: Efterår Ærø"):
        workspace.programmes.named("Spring")


def test_an_empty_file_says_that_it_has_no_programme(workspace):
    for ask in (workspace.programmes.newest, lambda: workspace.programmes.named("One")):
        with pytest.raises(UserError, match="no programme yet"):
            ask()


def test_what_was_removed_meanwhile_is_said(workspace):
    with pytest.raises(UserError, match="no longer in the file"):
        workspace.programmes.get(99)


def test_everything_can_be_edited(workspace):
    programme = a_programme(workspace)
    workspace.programmes.change(
        programme.id, meetings_least=None, meetings_most=6, place=Wording(da="Café", en="Café")
    )
    changed = workspace.programmes.get(programme.id)
    assert (changed.meetings_least, changed.meetings_most) == (None, 6)
    assert changed.place.da == "Café"


def test_a_field_that_does_not_exist_is_a_bug(workspace):
    with pytest.raises(TypeError, match="colour"):
        workspace.programmes.change(a_programme(workspace).id, colour="red")


@pytest.mark.parametrize(
    "columns",
    [
        {"ends_on": date(2026, 9, 1)},
        {"meetings_least": 9},
        {"mentor_capacity": 0},
        {"minutes_least": 121},
        {"silent_after_days": 0},
    ],
)
def test_rules_that_make_no_sense_are_refused(workspace, columns):
    programme = a_programme(workspace)
    with pytest.raises(UserError):
        workspace.programmes.change(programme.id, **columns)
    assert workspace.programmes.get(programme.id) == programme


def events(workspace: Workspace, programme_id: int) -> dict[EventKind, datetime]:
    return {event.kind: event.starts_at for event in workspace.playbook.events(programme_id)}


def test_the_events_stand_at_the_start_and_before_the_end(workspace):
    when = events(workspace, a_programme(workspace).id)
    assert when[EventKind.KICK_OFF].isoformat() == "2026-09-01T17:00:00"
    assert when[EventKind.CLOSING].isoformat() == "2026-12-10T16:00:00"


def test_when_the_start_moves_the_rest_goes_along(workspace):
    programme = a_programme(workspace)
    workspace.programmes.change(programme.id, sign_up_by=date(2026, 6, 15))
    before = workspace.playbook.activities(programme.id)
    workspace.programmes.change(programme.id, starts_on=date(2026, 9, 8))
    moved = workspace.programmes.get(programme.id)
    assert moved.ends_on == date(2027, 1, 7)
    assert moved.sign_up_by == date(2026, 6, 22)
    when = events(workspace, programme.id)
    assert when[EventKind.KICK_OFF].date() == date(2026, 9, 8)
    assert when[EventKind.CLOSING].date() == date(2026, 12, 17)
    after = workspace.playbook.activities(programme.id)
    assert after[-1].due_on - before[-1].due_on == timedelta(days=7)


def test_an_end_of_the_coordinators_own_moves_as_far_as_the_start(workspace):
    programme = a_programme(workspace)
    workspace.programmes.change(programme.id, ends_on=date(2026, 12, 20))
    workspace.programmes.change(programme.id, starts_on=date(2026, 9, 3))
    assert workspace.programmes.get(programme.id).ends_on == date(2026, 12, 22)


def test_both_dates_given_are_taken_as_given(workspace):
    programme = a_programme(workspace)
    dates = {"starts_on": date(2026, 10, 1), "ends_on": date(2026, 12, 24)}
    workspace.programmes.change(programme.id, **dates)
    changed = workspace.programmes.get(programme.id)
    assert (changed.starts_on, changed.ends_on) == (dates["starts_on"], dates["ends_on"])


def test_an_event_that_is_over_stays_where_it_was(workspace, clock):
    programme = a_programme(workspace)
    clock.set("2026-09-02T08:00")
    workspace.programmes.change(programme.id, starts_on=date(2026, 9, 8))
    assert events(workspace, programme.id)[EventKind.KICK_OFF].date() == date(2026, 9, 1)


def test_a_programme_can_lose_its_end_and_its_plan_keeps_its_days(workspace):
    programme = a_programme(workspace)
    before = workspace.playbook.activities(programme.id)
    workspace.programmes.change(programme.id, ends_on=None)
    assert workspace.playbook.activities(programme.id) == before


def test_a_chosen_day_no_longer_follows(workspace):
    programme = a_programme(workspace)
    activity = workspace.playbook.activities(programme.id)[-1]
    workspace.playbook.change_activity(activity.id, due_on=date(2027, 3, 1))
    workspace.programmes.change(programme.id, starts_on=date(2026, 9, 8))
    assert workspace.playbook.activities(programme.id)[-1].due_on == date(2027, 3, 1)


def test_with_a_programme_go_the_people_known_from_nowhere_else(workspace):
    first, second = a_programme(workspace, name="One"), a_programme(workspace, name="Two")
    for programme in (first, second):
        a_mentor(workspace, programme, "Jens Lund")
    a_mentee(workspace, first, "Ida Krogh")
    workspace.programmes.remove(first.id)
    assert [person.name for person in workspace.participants.people()] == ["Jens Lund"]
    assert workspace.programmes.all() == (workspace.programmes.get(second.id),)


# --- The framework ----------------------------------------------------------


def test_rules_come_kind_by_kind(workspace):
    kinds = [rule.kind for rule in workspace.programmes.rules(a_programme(workspace).id)]
    assert kinds == sorted(kinds, key=list(RuleKind).index)


def test_a_rule_can_be_reworded_added_and_removed(workspace):
    programme = a_programme(workspace)
    first, *_ = workspace.programmes.rules(programme.id)
    workspace.programmes.change_rule(first.id, Wording(da="Ny", en="New"))
    added = workspace.programmes.add_rule(
        programme.id, RuleKind.GROUND_RULE, Wording(da="Sidst", en="Last")
    )
    ground = [r for r in workspace.programmes.rules(programme.id) if r.kind is first.kind]
    assert ground[0].text.en == "New"
    assert ground[-1].id == added
    workspace.programmes.remove_rule(added)
    assert added not in [rule.id for rule in workspace.programmes.rules(programme.id)]


def test_the_first_rule_of_a_programme_without_any_can_be_added(workspace):
    programme = a_programme(workspace)
    for rule in workspace.programmes.rules(programme.id):
        workspace.programmes.remove_rule(rule.id)
    workspace.programmes.add_rule(programme.id, RuleKind.ROLE_LIMIT, Wording(en="None"))
    assert [rule.text.en for rule in workspace.programmes.rules(programme.id)] == ["None"]


def test_a_rule_moves_among_its_kind_and_no_further(workspace):
    programme = a_programme(workspace)
    first, second, *_ = workspace.programmes.rules(programme.id)
    workspace.programmes.move_rule(first.id, up=True)
    assert workspace.programmes.rules(programme.id)[0] == first
    workspace.programmes.move_rule(first.id, up=False)
    assert workspace.programmes.rules(programme.id)[:2] == (second, first)
    last = [r for r in workspace.programmes.rules(programme.id) if r.kind is first.kind][-1]
    workspace.programmes.move_rule(last.id, up=False)
    rules = [r for r in workspace.programmes.rules(programme.id) if r.kind is first.kind]
    assert rules[-1] == last


# --- The organisation -------------------------------------------------------


def test_the_organisation_is_changed_field_by_field(workspace):
    workspace.programmes.change_organisation(
        name="Union of Examples ",
        accent_colour="#0B6E69",
        contact_email="Post@Example.org",
        languages=("da", "en"),
        language=Language.DANISH,
        logo=b"\x89PNG\r\n\x1a\nrest",
        referral="",
    )
    organisation = workspace.programmes.organisation()
    assert organisation.name == "Union of Examples"
    assert organisation.contact_email == "post@example.org"
    assert organisation.languages == ("da", "en")
    assert organisation.language is Language.DANISH
    workspace.programmes.change_organisation(logo=None, accent_colour="", contact_email="")
    assert workspace.programmes.organisation().logo is None


@pytest.mark.parametrize(
    "columns",
    [
        {"accent_colour": "green"},
        {"contact_email": "nobody"},
        {"languages": ()},
        {"languages": []},
        {"logo": b"GIF89a"},
    ],
)
def test_an_organisation_that_cannot_be_is_refused(workspace, columns):
    before = workspace.programmes.organisation()
    with pytest.raises(UserError):
        workspace.programmes.change_organisation(name="New", **columns)
    assert workspace.programmes.organisation() == before


def test_an_unknown_field_of_the_organisation_is_a_bug(workspace):
    with pytest.raises(TypeError, match="slogan"):
        workspace.programmes.change_organisation(slogan="Onwards")


# --- Choices ----------------------------------------------------------------


def names(choices: Iterable[ChoiceRecord]) -> list[str]:
    return [choice.name for choice in choices]


def test_choices_come_in_danish_order_with_how_often_they_are_used(workspace):
    programme = a_programme(workspace)
    a_mentor(workspace, programme, subjects=("Økonomi", "Æstetik"), topics=("Å",))
    a_mentee(workspace, programme, subjects=("Økonomi",), topics=("Zen", "Å"))
    assert names(workspace.programmes.subjects()) == ["Æstetik", "Økonomi"]
    assert [(t.name, t.used) for t in workspace.programmes.topics()] == [("Zen", 1), ("Å", 2)]


def test_a_choice_that_is_there_is_not_doubled(workspace):
    first = workspace.programmes.add_subject("Økonomi", "Business")
    assert workspace.programmes.add_subject(" økonomi ") == first
    assert workspace.programmes.add_topic("CV") == workspace.programmes.add_topic("cv")
    assert [(s.name, s.faculty) for s in workspace.programmes.subjects()] == [
        ("Økonomi", "Business")
    ]


def test_a_blank_choice_is_refused(workspace):
    with pytest.raises(UserError, match="blank"):
        workspace.programmes.add_topic(" ")


def test_renaming_to_a_name_that_exists_makes_two_one(workspace):
    programme = a_programme(workspace)
    a_mentor(workspace, programme, subjects=("Biolgi",), topics=("CV", "Résumé"))
    a_mentee(workspace, programme, subjects=("Biologi",), topics=("CV",))
    subjects = {choice.name: choice.id for choice in workspace.programmes.subjects()}
    topics = {choice.name: choice.id for choice in workspace.programmes.topics()}
    workspace.programmes.rename(ChoiceKind.SUBJECT, subjects["Biolgi"], "biologi")
    workspace.programmes.rename(ChoiceKind.TOPIC, topics["Résumé"], "CV")
    assert [(s.name, s.used) for s in workspace.programmes.subjects()] == [("Biologi", 2)]
    assert [(t.name, t.used) for t in workspace.programmes.topics()] == [("CV", 2)]


def test_renaming_may_mend_the_case(workspace):
    subject, topic = (
        workspace.programmes.add_subject("biology"),
        workspace.programmes.add_topic("cv"),
    )
    workspace.programmes.rename(ChoiceKind.SUBJECT, subject, "Biology")
    workspace.programmes.rename(ChoiceKind.TOPIC, topic, "CV")
    assert names(workspace.programmes.subjects()) == ["Biology"]
    assert names(workspace.programmes.topics()) == ["CV"]


def test_a_subject_is_put_under_a_faculty_and_taken_out(workspace):
    subject = workspace.programmes.add_subject("Biology")
    workspace.programmes.set_faculty(subject, "Science")
    assert [(f.name, f.used) for f in workspace.programmes.faculties()] == [("Science", 1)]
    workspace.programmes.set_faculty(subject, "")
    assert workspace.programmes.subjects()[0].faculty == ""


def test_neighbours_are_mutual(workspace):
    biology, chemistry, law = map(workspace.programmes.add_subject, ("Biology", "Chemistry", "Law"))
    workspace.programmes.set_neighbours(chemistry, [biology, law, chemistry])
    assert workspace.programmes.neighbours() == {
        frozenset((biology, chemistry)),
        frozenset((chemistry, law)),
    }
    workspace.programmes.set_neighbours(law, [])
    assert workspace.programmes.neighbours() == {frozenset((biology, chemistry))}


def test_what_nobody_signed_up_with_can_be_cleared_away(workspace):
    a_mentor(workspace, a_programme(workspace), subjects=("Biology",), faculty="Science")
    workspace.programmes.add_subject("Law", "Social science")
    workspace.programmes.add_topic("CV")
    assert workspace.programmes.remove_unused() == 3
    assert names(workspace.programmes.subjects()) == ["Biology"]
    assert names(workspace.programmes.faculties()) == ["Science"]


# --- Matching settings ------------------------------------------------------


def test_weights_and_thresholds_are_the_coordinators(workspace):
    programme = a_programme(workspace)
    wanted = MatchingSettings(
        weights=dict.fromkeys(Criterion, 2.0),
        threshold_top=0.9,
        threshold_good=0.7,
        threshold_match=0.5,
        spread_load=False,
        bar_same_employer=True,
    )
    workspace.programmes.change_matching_settings(programme.id, wanted)
    assert workspace.programmes.matching_settings(programme.id) == wanted


@pytest.mark.parametrize(
    "settings",
    [
        MatchingSettings(weights={Criterion.TOPICS: -1.0}),
        MatchingSettings(weights=dict.fromkeys(Criterion, 0.0)),
        MatchingSettings(threshold_top=1.2),
        MatchingSettings(threshold_good=0.3),
    ],
)
def test_settings_that_make_no_sense_are_refused(workspace, settings):
    programme = a_programme(workspace)
    before = workspace.programmes.matching_settings(programme.id)
    with pytest.raises(UserError):
        workspace.programmes.change_matching_settings(programme.id, settings)
    assert workspace.programmes.matching_settings(programme.id) == before


def test_a_mentor_is_given_the_programmes_seats(workspace):
    programme = a_programme(workspace, "open")
    mentor = a_mentor(workspace, programme)
    assert (mentor.capacity, mentor.role) == (2, Role.MENTOR)
