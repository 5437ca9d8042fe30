"""How the rows of a table of sign-ups are listed before they are imported."""

from collections.abc import Callable, Mapping

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import RowOutcome, RowOutlook
from mentordesk.ui.colours import Tone
from mentordesk.ui.participants.languages import LanguageNames
from mentordesk.ui.record_columns import Chip, Column, Filter, ListShape
from mentordesk.ui.table_import.outlook import reason
from mentordesk.vocabulary import MEETING_FORM_NAMES, N_, ROLE_NAMES, MeetingForm, Role

Rows = Column[RowOutlook]
_Text = Callable[[RowOutlook], str]

_NAMES = ("name", "first_name", "last_name")
# What decides which row counts is no part of what is read.
_UNSEEN = (*_NAMES, "submitted")
_WIDTHS = {"email": 200, "subject": 150, "topics": 190, "wishes": 190, "avoids": 190, "note": 190}
_WIDTH = 158
_ATTRIBUTES = {"subject": "subjects", "experience_wanted": "experience_years"}
# What each role is asked of the years.
_ASKED = {"experience_years": Role.MENTOR, "experience_wanted": Role.MENTEE}

_OUTCOMES = {
    RowOutcome.ADDED: ("user-plus", N_("Will be added"), Tone.GOOD),
    RowOutcome.UPDATED: ("pencil", N_("Will be changed"), Tone.ACCENT),
    RowOutcome.UNCHANGED: ("check", N_("Nothing new"), Tone.SOFT),
    RowOutcome.REJECTED: ("ban", N_("Will be left out"), Tone.BAD),
    RowOutcome.OVERTAKEN: ("refresh-cw", N_("Sent in again"), Tone.SOFT),
}
_TITLES = {
    RowOutcome.ADDED: N_("New"),
    RowOutcome.UPDATED: N_("Changed"),
    RowOutcome.UNCHANGED: N_("Unchanged"),
    RowOutcome.REJECTED: N_("Left out"),
    RowOutcome.OVERTAKEN: N_("Sent in again"),
}


def row_shape(labels: Mapping[str, str], translator: Translator) -> ListShape[RowOutlook]:
    """Return the list's description; `labels` names the fields in their order."""
    wording = _Wording(translator)
    fields = {key: title for key, title in labels.items() if key not in _UNSEEN}
    return ListShape(
        name="rows to import",
        identity=lambda one: one.row,
        sorted_by="row",
        columns=(
            *_always(wording, translator),
            *(_of_field(key, title, wording) for key, title in fields.items()),
        ),
        filters=tuple(_filter(outcome, translator) for outcome in RowOutcome),
    )


def _always(wording: "_Wording", tr: Translator) -> tuple[Rows, ...]:
    return (
        Column(
            key="name",
            title=tr.gettext("Name"),
            text=wording.name,
            flaw=lambda one: wording.flaw(one, _NAMES, wording.name),
            tooltip=lambda one: wording.reason(one, _NAMES),
            bold=True,
            width=140,
        ),
        Column(
            key="outcome",
            title=tr.gettext("What happens"),
            text=lambda one: wording.outcome(one).text,
            chip=wording.outcome,
            tooltip=wording.why,
            width=140,
        ),
        Column(
            key="row",
            title=tr.gettext("Row"),
            text=lambda one: str(one.row),
            sort=lambda one: one.row,
            number=True,
            width=84,
        ),
    )


def _of_field(key: str, title: str, wording: "_Wording") -> Rows:
    def text(one: RowOutlook) -> str:
        return wording.field(one, key)

    return Column(
        key=key,
        title=title,
        text=text,
        flaw=lambda one: wording.flaw(one, (key,), text),
        tooltip=lambda one: wording.reason(one, (key,)) or text(one),
        width=_WIDTHS.get(key, _WIDTH),
    )


def _filter(outcome: RowOutcome, tr: Translator) -> Filter[RowOutlook]:
    return Filter(
        key=outcome.value,
        title=tr.gettext(_TITLES[outcome]),
        accepts=lambda one: one.outcome is outcome,
        group="outcome",
    )


class _Wording:
    """What the cells of a row say: as it is read, or as it stands in the table."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._languages = LanguageNames(translator)

    def outcome(self, row: RowOutlook) -> Chip:
        icon, word, tone = _OUTCOMES[row.outcome]
        return Chip(icon=icon, text=self._translator.gettext(word), tone=tone)

    def name(self, row: RowOutlook) -> str:
        if row.said is not None:
            return row.said.name or ""
        cells = row.cells or {}
        return cells.get("name") or " ".join(cells[part] for part in _NAMES[1:] if part in cells)

    def field(self, row: RowOutlook, key: str) -> str:
        """Return what a row says in one field."""
        if row.said is None:
            return (row.cells or {}).get(key, "")
        if key == "role":
            return self._spelt(tuple(self._translator.gettext(ROLE_NAMES[r]) for r in row.roles))
        if key in _ASKED and _ASKED[key] not in row.roles:
            return ""
        value = getattr(row.said, _ATTRIBUTES.get(key, key))
        return self._spelt(self._languages.names(value or ()) if key == "languages" else value)

    def flaw(self, row: RowOutlook, fields: tuple[str, ...], text: _Text) -> Chip | None:
        """Return the mark of a value that stands against its row."""
        if row.fault not in fields:
            return None
        missing = self._translator.gettext("Missing")
        return Chip(icon="circle-alert", text=text(row) or missing, tone=Tone.BAD)

    def reason(self, row: RowOutlook, fields: tuple[str, ...]) -> str:
        """Return why a value stands against its row, blank where it is another one or none."""
        return self.why(row) if row.fault in fields else ""

    def why(self, row: RowOutlook) -> str:
        """Return why the row is left out, blank where it is not."""
        return reason(row.rejection, self._translator) if row.rejection else ""

    def _spelt(self, value: object) -> str:
        tr = self._translator.gettext
        if isinstance(value, MeetingForm):
            return tr(MEETING_FORM_NAMES[value])
        if isinstance(value, bool):
            return tr("Yes") if value else tr("No")
        if isinstance(value, tuple):
            return "; ".join(value)
        return "" if value is None else str(value)
