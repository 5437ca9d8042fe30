"""What the menus do with the programme shown: import, export, settings, organisation, remove."""

from PySide6.QtCore import QObject

from mentordesk.ui.desk import Desk
from mentordesk.ui.main_window import MainWindow


class ProgrammeDeeds(QObject):
    """Joins a window's menus to the programme that its desk shows."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        menus = window.menus
        menus.import_sign_ups.connect(self.import_sign_ups)
        menus.export.connect(self.export)
        menus.programme_settings.connect(self.set_programme)
        menus.papers.connect(self.offer_papers)
        menus.print_log.connect(self.show_print_log)
        menus.organisation.connect(self.set_organisation)
        menus.old_people.connect(self.delete_people)
        menus.remove_programme.connect(self.remove)
        menus.go_to.connect(self.go_to)
        menus.sign_stack.connect(self.sign_stack)
        window.chooser.chosen.connect(self.choose)

    @property
    def _desk(self) -> Desk:
        """The desk; no menu of these is enabled without one."""
        if self._window.desk is None:
            raise RuntimeError("no file is shown")
        return self._window.desk

    def choose(self, programme_id: int) -> None:
        """Show another programme of the file."""
        self._desk.choose_programme(programme_id)

    def import_sign_ups(self) -> None:
        """Go to the participants and import sign-ups there."""
        self._window.tabs.show_tab("participants")
        page = self._window.tabs.current
        if page is not None:
            page.import_sign_ups()

    def go_to(self) -> None:
        """Ask for a code or a name, and go there."""
        from mentordesk.ui.going_to import GoingTo

        GoingTo(self._window, self._desk).ask()

    def sign_stack(self) -> None:
        """Mark signed papers by the codes on them."""
        from mentordesk.ui.agreements.stack_deed import StackDeed

        StackDeed(self._window, self._desk).ask()

    def export(self) -> None:
        """Ask where, and write the programme's people and pairs."""
        from mentordesk.ui.exporting import export_programme

        export_programme(self._window, self._desk)

    def set_programme(self) -> None:
        """Show the programme's rules, dates and matching, to be changed."""
        from mentordesk.ui.programmes.programme_dialog import ProgrammeDialog

        dialog = ProgrammeDialog(self._window, self._desk)
        dialog.exec()
        dialog.deleteLater()

    def offer_papers(self) -> None:
        """Ask what is to be printed for the kick-off, and make it."""
        from mentordesk.ui.papers.kick_off_printing import offer_papers

        offer_papers(self._window, self._desk)

    def show_print_log(self) -> None:
        """Show what was printed when, and for whom."""
        from mentordesk.ui.papers.print_log_dialog import show_print_log

        show_print_log(self._window, self._desk)

    def set_organisation(self) -> None:
        """Show the organisation, its choices and colours, to be changed."""
        from mentordesk.ui.programmes.organisation_dialog import OrganisationDialog

        dialog = OrganisationDialog(self._window, self._desk)
        dialog.exec()
        dialog.deleteLater()

    def delete_people(self) -> None:
        """Delete the people of a programme that is over."""
        from mentordesk.ui.privacy.old_programme import delete_old_people

        with self._desk.guard():
            delete_old_people(self._window, self._desk)

    def remove(self) -> None:
        """Remove the programme after asking: so much goes with it."""
        from mentordesk.ui.error_dialogs import ask

        desk, tr = self._desk, self._desk.translator.gettext
        programme = desk.workspace.programmes.get(desk.programme_id)
        sure = ask(
            self._window,
            desk.translator,
            tr("Remove {programme}?").format(programme=programme.name),
            tr("Remove the programme"),
            tr(
                "Its sign-ups, matches, agreements and answers are removed with it, and the "
                "people who take part in nothing else. You can undo it until the file is closed."
            ),
        )
        if sure:
            with desk.guard():
                desk.workspace.programmes.remove(programme.id)
                self._show_another()
                if self._window.desk is desk:
                    desk.tell_done(tr("{programme} is removed.").format(programme=programme.name))

    def _show_another(self) -> None:
        left = self._desk.workspace.programmes.all()
        if left:
            self._desk.choose_programme(left[0].id)
        else:
            self._window.emptied.emit()
