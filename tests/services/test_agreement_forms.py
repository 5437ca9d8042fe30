"""A pair fills in their agreement on a screen, and the coordinator reads it back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from mentordesk.errors import UserError
from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord, LimitRecord
from mentordesk.services.records.forms import FormReading
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import EndReason
from tests.builders import a_match, a_mentee, a_mentor, a_programme, a_workspace
from tests.documents.forms import field_texts, filled_in
from tests.documents.papers import words

ALL = {
    "goals": "Prøve to veje – på Ærø & i <b>Łódź</b>.\nOg turde sige nej.",
    "topics": "Løn\nArbejdsliv ✓\nש",
    **{name: f"{name}: æøå “citat” 100 %" for name in TERM_FIELDS},
    "limit-1-topic": "Kundesager",
    "limit-1-why": "tavshedspligt",
    "limit-1-agreed": "ingen navne",
    "limit-2-topic": "Kolleger",
    "limit-2-agreed": "kun situationer",
}


class Pair:
    """A programme with one pair, and what that pair sends back."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.folder = folder
        self.programme = a_programme(workspace)
        mentor = a_mentor(workspace, self.programme, "Jens Ærø")
        self.id = a_match(workspace, mentor, a_mentee(workspace, self.programme, "Åse Krøgh"))

    @property
    def agreement(self) -> AgreementRecord:
        return self.workspace.agreements.get(self.id)

    def form(self) -> bytes:
        return self.workspace.paperwork.agreement_forms_pdf(self.programme.id)

    def returns(self, form: bytes, texts: Mapping[str, str]) -> Path:
        named = {f"{self.agreement.code}:{key}": text for key, text in texts.items()}
        return self.saved(filled_in(form, named))

    def saved(self, content: bytes) -> Path:
        path = self.folder / "form.pdf"
        path.write_bytes(content)
        return path

    def read(self, path: Path) -> FormReading:
        return self.workspace.agreement_forms.read(path)

    def take(self, path: Path) -> AgreementRecord:
        self.workspace.agreement_forms.take(self.read(path))
        return self.agreement


@pytest.fixture
def pair(workspace: Workspace, tmp_path: Path) -> Pair:
    """Return a pair without an agreement."""
    return Pair(workspace, tmp_path)


def test_what_was_typed_into_the_form_is_read_back_equal(pair: Pair):
    agreement = pair.take(pair.returns(pair.form(), ALL))

    assert agreement.goals == ALL["goals"]
    assert agreement.topics == ("Løn", "Arbejdsliv ✓", "ש")
    assert {name: getattr(agreement, name) for name in TERM_FIELDS} == {
        name: ALL[name] for name in TERM_FIELDS
    }
    assert agreement.limits == (
        LimitRecord(topic="Kundesager", why="tavshedspligt", agreed="ingen navne"),
        LimitRecord(topic="Kolleger", agreed="kun situationer"),
    )


def test_the_form_holds_what_is_known_and_says_nothing_new_when_it_comes_back_so(pair: Pair):
    pair.take(pair.returns(pair.form(), ALL))
    form = pair.form()
    code = pair.agreement.code

    held = field_texts(form)
    reading = pair.read(pair.saved(form))

    assert held[f"{code}:place"] == ALL["place"]
    assert held[f"{code}:topics"].split("\r") == ALL["topics"].split("\n")
    assert held[f"{code}:limit-2-agreed"] == "kun situationer"
    assert reading.changes == ()


def test_nothing_is_written_before_it_is_taken(pair: Pair):
    before = pair.agreement

    reading = pair.read(pair.returns(pair.form(), ALL))

    assert pair.agreement == before
    assert [change.field for change in reading.changes] == [
        "goals", "topics", "limits", *TERM_FIELDS,
    ]  # fmt: skip
    assert reading.changes[1].label == "Topics"
    assert reading.changes[1].after == ALL["topics"]
    assert reading.changes[2].after.split("\n")[1] == "Kolleger · kun situationer"


def test_what_is_blank_in_the_form_clears_nothing(pair: Pair):
    known = pair.take(pair.returns(pair.form(), ALL))
    blank = dict.fromkeys([*ALL, "limit-2-why"], "")

    again = pair.take(pair.returns(pair.form(), blank))

    assert again == known


def test_what_the_coordinator_wrote_since_stands_where_the_pair_wrote_nothing(pair: Pair):
    form = pair.form()
    pair.workspace.agreements.write(
        pair.id, goals="Et nyt mål", topics=("Løn",), limits=[LimitRecord(topic="Økonomi")]
    )

    agreement = pair.take(
        pair.returns(form, {"place": "En café", "topics": "Job", "limit-1-topic": "Kunder"})
    )

    assert (agreement.goals, agreement.place) == ("Et nyt mål", "En café")
    assert agreement.topics == ("Løn", "Job")
    assert [limit.topic for limit in agreement.limits] == ["Økonomi", "Kunder"]


def test_a_topic_struck_out_of_several_is_gone_and_a_limit_changed_keeps_its_place(pair: Pair):
    pair.workspace.agreements.write(
        pair.id,
        topics=("Løn", "Job", "Netværk"),
        limits=[LimitRecord(topic="Kunder", why="aftale"), LimitRecord(topic="Kolleger")],
    )

    agreement = pair.take(
        pair.returns(
            pair.form(),
            {
                "topics": "Løn\n• Netværk\nUdland",
                "limit-1-topic": "Kundesager",
                "limit-1-why": "",
                "limit-3-topic": "Økonomi",
                "limit-4-topic": "",
            },
        )
    )

    assert agreement.topics == ("Løn", "Netværk", "Udland")
    assert agreement.limits == (
        LimitRecord(topic="Kundesager", why="aftale"),
        LimitRecord(topic="Kolleger"),
        LimitRecord(topic="Økonomi"),
    )


def test_a_form_never_adds_a_limit_twice(pair: Pair):
    path = pair.returns(pair.form(), {"limit-1-topic": "Kunder", "limit-1-why": "aftale"})
    once = pair.take(path)

    assert pair.read(path).changes == ()
    assert pair.take(path).limits == once.limits


def test_a_signed_agreement_is_not_changed_by_a_form(pair: Pair):
    path = pair.returns(pair.form(), ALL)
    pair.workspace.agreements.mark_signed([pair.id], date(2026, 8, 1))

    with pytest.raises(UserError, match="is signed"):
        pair.read(path)


def test_an_agreement_signed_while_the_form_was_looked_at_is_not_changed(pair: Pair):
    reading = pair.read(pair.returns(pair.form(), ALL))
    pair.workspace.agreements.mark_signed([pair.id], date(2026, 8, 1))

    with pytest.raises(UserError, match="is signed"):
        pair.workspace.agreement_forms.take(reading)

    assert pair.agreement.goals == ""


def test_the_form_of_a_pair_that_has_ended_is_refused(pair: Pair):
    path = pair.returns(pair.form(), ALL)
    pair.workspace.matches.end(pair.id, EndReason.AGREED, date(2026, 8, 1))

    with pytest.raises(UserError, match="is not in force"):
        pair.read(path)


def test_the_form_of_a_pair_in_another_file_is_refused(pair: Pair, tmp_path: Path):
    (tmp_path / "other").mkdir()
    with a_workspace(tmp_path / "other") as other:
        stranger = Pair(other, tmp_path)
        a_mentor(other, stranger.programme, "Bo Friis")
        elsewhere = a_match(
            other,
            a_mentor(other, stranger.programme, "Ulla Skov"),
            a_mentee(other, stranger.programme, "Per Dam"),
        )
        form = other.paperwork.agreement_forms_pdf(stranger.programme.id, match_ids=[elsewhere])
        code = other.agreements.get(elsewhere).code
    path = pair.saved(filled_in(form, {f"{code}:goals": "x"}))

    with pytest.raises(UserError, match=rf"code {code}, and there is no such pair"):
        pair.read(path)


def test_the_form_of_another_pair_is_refused_where_one_pair_is_meant(pair: Pair):
    other = a_match(
        pair.workspace,
        a_mentor(pair.workspace, pair.programme, "Ulla Skov"),
        a_mentee(pair.workspace, pair.programme, "Per Dam"),
    )
    path = pair.returns(
        pair.workspace.paperwork.agreement_forms_pdf(pair.programme.id, match_ids=[pair.id]), ALL
    )

    with pytest.raises(UserError, match="is the form of Åse Krøgh and Jens Ærø"):
        pair.workspace.agreement_forms.read(path, other)
    assert pair.workspace.agreement_forms.read(path, pair.id).changes


def test_of_a_file_with_all_pairs_forms_the_one_that_was_filled_in_is_read(pair: Pair):
    other = a_match(
        pair.workspace,
        a_mentor(pair.workspace, pair.programme, "Ulla Skov"),
        a_mentee(pair.workspace, pair.programme, "Per Dam"),
    )
    code = pair.workspace.agreements.get(other).code

    path = pair.saved(filled_in(pair.form(), {f"{code}:notes": "Per skriver"}))

    assert pair.read(path).agreement.match_id == other
    both = {f"{code}:notes": "x", f"{pair.agreement.code}:notes": "y"}
    with pytest.raises(UserError, match="several pairs"):
        pair.read(pair.saved(filled_in(pair.form(), both)))


def test_a_pdf_with_fields_of_something_else_is_refused(pair: Pair):
    form = pair.form().replace(b"%s:" % pair.agreement.code.encode(), b"anything")

    with pytest.raises(UserError, match="is not an agreement that MentorDesk made"):
        pair.read(pair.saved(form))


def test_a_form_leaves_the_date_for_the_pens_even_of_a_signed_agreement(pair: Pair):
    pair.workspace.agreements.mark_signed([pair.id], date(2026, 8, 1))

    assert "1 August 2026" not in words(pair.form())
