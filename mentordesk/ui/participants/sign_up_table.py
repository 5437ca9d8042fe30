"""Tables of sign-ups, as the import dialog asks about them."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from mentordesk.services.records.sign_up import (
    ChoiceKind,
    ImportReport,
    RowOutlook,
    TablePreview,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field
from mentordesk.ui.participants.sign_up_rows import row_shape
from mentordesk.ui.record_columns import ListShape
from mentordesk.ui.table_import.kind import (
    ImportOptions,
    KnownChoices,
    Progress,
    Reading,
    Run,
    TableKind,
)
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import ROLE_PLURALS, Role


class SignUpOptions(ImportOptions):
    """Which role the rows have, and whether the form itself asked for consent."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._has_roles = False
        tr = desk.translator.gettext
        self.role = ChoiceField()
        self._role_field = Field(tr("Everybody in it signs up as"), self.role)
        self.consent = QCheckBox(tr("The form itself obtained consent"))
        self._consent_field = Field(
            tr("Consent"), self.consent, tr("A “no” in the row itself still stands.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._role_field)
        column.addWidget(self._consent_field)
        self.setFocusProxy(self.role)
        self._offer_roles()
        self.role.committed.connect(lambda _role: self.changed.emit())
        self.consent.clicked.connect(lambda _on: self.changed.emit())

    def begin(self, path: Path) -> None:
        """Suggest the role that the file is named after."""
        name = path.stem.lower()
        named = [role for role in Role if role.value in name]
        self.role.show_value(named[0] if len(named) == 1 else None)

    def show_fields(self, fields: tuple[str, ...]) -> None:
        """Ask for everybody's role only where no column says it."""
        self._has_roles = "role" in fields
        self._role_field.setVisible(not self._has_roles)

    def ready(self) -> bool:
        """Ask for the role where nothing says it."""
        said = self._has_roles or self.chosen_role is not None
        asked = self._desk.translator.gettext("Say whether they are mentors or mentees.")
        self._role_field.show_wrong("" if said else asked)
        return said

    @property
    def chosen_role(self) -> Role | None:
        """The role of rows without one of their own."""
        value = self.role.value()
        return value if isinstance(value, Role) and not self._has_roles else None

    def _offer_roles(self) -> None:
        tr = self._desk.translator.gettext
        self.role.set_choices((role, tr(ROLE_PLURALS[role])) for role in Role)
        self.role.setPlaceholderText(tr("Choose…"))
        self.role.show_value(None)


class SignUpTable(TableKind):
    """Sign-ups to the programme shown."""

    several = frozenset({"subject", "topics", "languages", "wishes", "avoids"})

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._programme_id = desk.programme_id
        tr = desk.translator.gettext
        self.title = tr("Import sign-ups")
        self.verb = tr("Import")
        self.sign_up_options = SignUpOptions(desk)
        self.options = self.sign_up_options

    def fields(self) -> Mapping[str, str]:
        """Return the sign-up fields."""
        sign_up, tr = self._desk.workspace.sign_up, self._desk.translator.gettext
        labels = sign_up.field_labels()
        return {key: tr(labels[key]) for key in sign_up.field_names()}

    def preview(self, path: Path, sheet: str) -> TablePreview:
        """Return the table as it was read."""
        return self._desk.workspace.sign_up.preview(path, self._programme_id, sheet or None)

    def rows(self) -> ListShape[RowOutlook]:
        """Return the list of sign-ups as they will be read."""
        return row_shape(self.fields(), self._desk.translator)

    def known_choices(self) -> KnownChoices:
        """Return the names of the file's subjects and topics."""
        programmes = self._desk.workspace.programmes
        return {
            ChoiceKind.SUBJECT: [one.name for one in programmes.subjects()],
            ChoiceKind.TOPIC: [one.name for one in programmes.topics()],
        }

    def run(self, reading: Reading) -> Run:
        """Return the run with the role and the consent now chosen."""
        role = self.sign_up_options.chosen_role
        consent = self.sign_up_options.consent.isChecked()
        sign_up, programme_id = self._desk.workspace.sign_up, self._programme_id

        def run(dry_run: bool, progress: Progress) -> ImportReport:
            return sign_up.run(
                reading.path,
                programme_id,
                sheet=reading.sheet or None,
                role=role,
                fields=reading.fields,
                consent=consent,
                aliases=reading.aliases,
                dry_run=dry_run,
                progress=progress,
            )

        return run
