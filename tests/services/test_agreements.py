"""What pairs settle: written, printed, signed."""

from datetime import date

import pytest

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.meeting_lengths import meeting_length
from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord, LimitRecord
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import AgreementState, EndReason, Language, MatchState
from tests.builders import StoppedClock, a_match, a_mentee, a_mentor, a_programme

TODAY = date(2026, 8, 18)


@pytest.fixture
def programme(workspace: Workspace) -> ProgrammeRecord:
    """Return the programme of most tests."""
    return a_programme(workspace)


@pytest.fixture
def pair(workspace: Workspace, programme: ProgrammeRecord) -> int:
    """Return the match of Jens and Ida."""
    mentor = a_mentor(workspace, programme, "Jens Lund", topics=("CV", "Networks", "Salary"))
    mentee = a_mentee(workspace, programme, "Ida Krogh", topics=("First job", "Salary", "CV"))
    return a_match(workspace, mentor, mentee)


def of(workspace: Workspace, match_id: int) -> AgreementRecord:
    return workspace.agreements.get(match_id)


def test_every_match_in_force_has_an_agreement_in_some_state(
    workspace: Workspace, programme: ProgrammeRecord, pair: int
) -> None:
    asked = a_match(
        workspace,
        a_mentor(workspace, programme, "Bo Dahl"),
        a_mentee(workspace, programme, "Eva Friis"),
        MatchState.ASKED,
    )
    (record,) = workspace.agreements.all(programme.id)
    assert (record.match_id, record.state) == (pair, AgreementState.MISSING)
    assert (record.mentor.name, record.mentee.name) == ("Jens Lund", "Ida Krogh")
    assert record.code == workspace.matches.pairs(programme.id)[1].code
    for state in (MatchState.ACCEPTED, MatchState.CONFIRMED):
        workspace.matches.set_state([asked], state)
    names = [one.mentee.name for one in workspace.agreements.all(programme.id)]
    assert names == ["Eva Friis", "Ida Krogh"]


def test_an_ended_pairs_agreement_can_still_be_read(
    workspace: Workspace, programme: ProgrammeRecord, pair: int
) -> None:
    workspace.agreements.write(pair, goals="A first job")
    workspace.matches.end(pair, EndReason.AGREED, TODAY)
    assert workspace.agreements.all(programme.id) == ()
    assert of(workspace, pair).goals == "A first job"


def test_shared_topics_are_suggested_first_and_then_the_mentees(
    workspace: Workspace, pair: int
) -> None:
    assert of(workspace, pair).suggested_topics == ("Salary", "CV", "First job")


def test_practical_terms_are_suggested_in_the_programmes_language(
    workspace: Workspace, programme: ProgrammeRecord, pair: int
) -> None:
    terms = workspace.agreements.suggested_terms(programme.id)
    assert set(terms) <= set(TERM_FIELDS)
    assert terms["frequency"] == programme.frequency.en
    assert terms["place"] == programme.place.en
    assert of(workspace, pair).frequency == ""
    workspace.programmes.change(programme.id, language=Language.DANISH)
    terms = workspace.agreements.suggested_terms(programme.id)
    assert terms["place"] == programme.place.da


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [
        (60, 120, "1\N{EN DASH}2 hours"),
        (60, 60, "1 hour"),
        (90, 90, "1.5 hours"),
        (45, 45, "45 minutes"),
        (45, 60, "45\N{EN DASH}60 minutes"),
        (1, 1, "1 minute"),
    ],
)
def test_the_length_of_a_meeting_reads_as_people_say_it(least: int, most: int, text: str) -> None:
    assert meeting_length(least, most, Translator(Language.ENGLISH)) == text


def test_everything_that_is_written_is_read_back(workspace: Workspace, pair: int) -> None:
    limits = (LimitRecord(topic="Clients", why="The employer's secrets", agreed="Not by name"),)
    terms = {name: f"The {name}\non two lines" for name in TERM_FIELDS}
    workspace.agreements.write(
        pair, goals=" Æbler & <b>ørreder</b> ", topics=("CV", "Salary"), limits=limits, **terms
    )
    record = of(workspace, pair)
    assert record.goals == "Æbler & <b>ørreder</b>"
    assert record.topics == ("CV", "Salary")
    assert record.limits == limits
    assert {name: getattr(record, name) for name in TERM_FIELDS} == terms
    assert record.state is AgreementState.DRAFT


def test_what_is_not_named_stays_as_it_is(workspace: Workspace, pair: int) -> None:
    workspace.agreements.write(pair, goals="A first job", topics=("CV",))
    workspace.agreements.write(pair, place="A café")
    record = of(workspace, pair)
    assert (record.goals, record.topics, record.place) == ("A first job", ("CV",), "A café")


def test_topics_and_limits_are_replaced_as_lists_without_blanks_or_repetitions(
    workspace: Workspace, pair: int
) -> None:
    workspace.agreements.write(pair, topics=("CV", "Salary"))
    workspace.agreements.write(
        pair,
        topics=("Networks", " ", "networks", "CV"),
        limits=(LimitRecord(topic=" "), LimitRecord(topic="", why="Because")),
    )
    record = of(workspace, pair)
    assert record.topics == ("Networks", "CV")
    assert record.limits == (LimitRecord(topic="", why="Because"),)


def test_an_agreement_begins_with_its_first_word(workspace: Workspace, pair: int) -> None:
    commits: list[frozenset[str]] = []
    workspace.subscribe(commits.append)
    workspace.agreements.write(pair, goals=" ", topics=(), limits=())
    assert commits == []
    assert of(workspace, pair).state is AgreementState.MISSING
    workspace.agreements.write(pair, goals="A first job")
    assert commits == [frozenset({"agreement"})]


def test_an_agreement_whose_words_are_all_taken_back_is_missing_again(
    workspace: Workspace, pair: int
) -> None:
    workspace.agreements.write(pair, topics=("CV",))
    assert of(workspace, pair).state is AgreementState.DRAFT
    workspace.agreements.write(pair, topics=())
    assert of(workspace, pair).state is AgreementState.MISSING


def test_printing_and_signing_are_deeds_on_many(
    workspace: Workspace, programme: ProgrammeRecord, pair: int, clock: StoppedClock
) -> None:
    other = a_match(
        workspace,
        a_mentor(workspace, programme, "Bo Dahl"),
        a_mentee(workspace, programme, "Eva Friis"),
    )
    workspace.agreements.write(pair, goals="A first job")
    workspace.agreements.mark_printed([pair, other])
    assert {one.state for one in workspace.agreements.all(programme.id)} == {AgreementState.PRINTED}
    assert of(workspace, other).printed_at == clock()
    workspace.agreements.mark_signed([pair, other], TODAY)
    assert {one.state for one in workspace.agreements.all(programme.id)} == {AgreementState.SIGNED}
    workspace.agreements.unmark_signed([other])
    assert of(workspace, other).state is AgreementState.PRINTED
    assert of(workspace, pair).signed_on == TODAY


def test_an_agreement_is_not_signed_on_a_day_to_come(workspace: Workspace, pair: int) -> None:
    with pytest.raises(UserError, match="in the future"):
        workspace.agreements.mark_signed([pair], date(2026, 8, 19))


def test_a_change_after_printing_makes_it_a_draft_again(workspace: Workspace, pair: int) -> None:
    workspace.agreements.write(pair, goals="A first job")
    workspace.agreements.mark_printed([pair])
    workspace.agreements.write(pair, goals="A first job")
    assert of(workspace, pair).state is AgreementState.PRINTED
    workspace.agreements.write(pair, goals="Another job")
    assert of(workspace, pair).state is AgreementState.DRAFT


def test_what_was_signed_is_not_changed_silently(workspace: Workspace, pair: int) -> None:
    workspace.agreements.write(pair, goals="A first job")
    workspace.agreements.mark_signed([pair], TODAY)
    with pytest.raises(UserError, match="Jens Lund and Ida Krogh is signed"):
        workspace.agreements.write(pair, goals="Another job")
    workspace.agreements.write(pair, goals="A first job")
    workspace.agreements.unmark_signed([pair])
    workspace.agreements.write(pair, goals="Another job")
    assert of(workspace, pair).goals == "Another job"


def test_a_field_that_does_not_exist_is_a_mistake_of_ours(workspace: Workspace, pair: int) -> None:
    with pytest.raises(TypeError, match="colour"):
        workspace.agreements.write(pair, colour="red")


def test_an_agreement_of_no_match_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UserError):
        workspace.agreements.get(1)
    with pytest.raises(UserError):
        workspace.agreements.write(1, goals="A first job")


def test_without_agreements_to_begin_nothing_is_marked(
    workspace: Workspace, programme: ProgrammeRecord
) -> None:
    workspace.agreements.mark_printed([])
    workspace.agreements.mark_signed([], TODAY)
    assert workspace.agreements.all(programme.id) == ()
