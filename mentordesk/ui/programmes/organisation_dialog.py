"""The organisation's settings, and the subjects and topics it offers at sign-up."""

from PySide6.QtWidgets import QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.programmes.choices_page import ChoicesPage
from mentordesk.ui.programmes.organisation_page import OrganisationPage
from mentordesk.ui.programmes.paged_dialog import PagedDialog


class OrganisationDialog(PagedDialog):
    """What all programmes of the file share."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        tr = desk.translator.gettext
        super().__init__(parent, desk, tr("Organisation"))
        self.organisation = OrganisationPage(desk)
        self.subjects = ChoicesPage(desk, subjects=True)
        self.topics = ChoicesPage(desk, subjects=False)
        self.add_page(tr("Organisation"), self.organisation)
        self.add_page(tr("Subjects"), self.subjects)
        self.add_page(tr("Topics"), self.topics)
