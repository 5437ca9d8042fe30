"""The programme's settings: facts, words, framework and matching."""

from PySide6.QtWidgets import QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.programmes.facts_page import FactsPage
from mentordesk.ui.programmes.framework_page import FrameworkPage
from mentordesk.ui.programmes.matching_page import MatchingPage
from mentordesk.ui.programmes.paged_dialog import PagedDialog
from mentordesk.ui.programmes.privacy_page import PrivacyPage
from mentordesk.ui.programmes.words_page import WordsPage


class ProgrammeDialog(PagedDialog):
    """Everything that a template gave the programme, free to change."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        tr = desk.translator.gettext
        super().__init__(parent, desk, tr("Programme settings"))
        self.facts = FactsPage(desk)
        self.words = WordsPage(desk)
        self.framework = FrameworkPage(desk)
        self.matching = MatchingPage(desk)
        self.privacy = PrivacyPage(desk)
        self.add_page(tr("Dates and figures"), self.facts)
        self.add_page(tr("Words"), self.words)
        self.add_page(tr("Ground rules and duties"), self.framework)
        self.add_page(tr("Matching"), self.matching)
        self.add_page(tr("Data protection"), self.privacy)
