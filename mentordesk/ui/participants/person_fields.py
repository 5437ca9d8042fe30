"""The part of the form about the person, the same whatever they signed up as."""

from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.participants.bound_form import BoundForm
from mentordesk.ui.participants.languages import LanguageNames


class PersonFields(BoundForm):
    """Name, address, phone, employer, place and languages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tr = desk.translator.gettext
        self._spoken = LanguageNames(desk.translator)
        self.name = self.add_line("name", tr("Name (required)"))
        self.email = self.add_line("email", tr("E-mail (required)"))
        self.phone = self.add_line("phone", tr("Phone"))
        self.employer = self.add_line("employer", tr("Employer"))
        self.location = self.add_line("location", tr("Place"))
        self.languages = ChipsField(desk.theme, desk.translator, known_only=True)
        self.languages.offer(self._spoken.offered)
        self.bind(
            "languages",
            tr("Languages"),
            self.languages,
            lambda record: self.languages.show_value(self._spoken.names(record.languages)),
        )
        self.save_on(self.languages.committed, "languages", self._spoken.codes)
