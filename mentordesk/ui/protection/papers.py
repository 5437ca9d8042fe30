"""Shows the papers about a file's passphrase, to be printed or saved."""

from PySide6.QtWidgets import QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.saving import Paper, say_saved


def show_sheet(owner: QWidget, desk: Desk, passphrase: str) -> None:
    """Show the sheet for the safe."""
    tr, made = desk.translator.gettext, desk.workspace.handover
    _show(
        owner,
        desk,
        Paper(
            title=tr("Sheet for the safe"),
            name=tr("Sheet for the safe"),
            make=lambda _progress: made.safe_sheet(passphrase),
        ),
    )


def show_page(owner: QWidget, desk: Desk, file: str) -> None:
    """Show the page that goes with a file to a successor."""
    tr, made = desk.translator.gettext, desk.workspace.handover
    title = tr("Page for your successor")
    _show(owner, desk, Paper(title=title, name=title, make=lambda _progress: made.page(file)))


def _show(owner: QWidget, desk: Desk, paper: Paper) -> None:
    said = desk.translator.gettext("Saved: {paper}.").format(paper=paper.name)
    hand_out(owner, desk, paper, lambda path: say_saved(desk, said, path))
