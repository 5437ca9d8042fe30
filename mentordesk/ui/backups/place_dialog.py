"""What is asked once of a file that lies where it is not safe."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.safe_places import Hazard, Place
from mentordesk.vocabulary import N_

_SENTENCES = {
    Hazard.SYNCHRONISED: N_("{file} is in a folder that {service} synchronises."),
    Hazard.NETWORK: N_("{file} is on a network drive."),
    Hazard.REMOVABLE: N_("{file} is on a drive that can be pulled out."),
}
_DETAILS = {
    Hazard.SYNCHRONISED: N_(
        "{service} copies the file while MentorDesk writes it, which can damage it, and it takes "
        "personal data out of this computer. MentorDesk can move the file to its own folder on "
        "this computer; its backups go along."
    ),
    Hazard.NETWORK: N_(
        "Two people may write it at once, and a connection that breaks may damage it. MentorDesk "
        "can move the file to its own folder on this computer; its backups go along."
    ),
    Hazard.REMOVABLE: N_(
        "It is damaged when the drive is pulled out while MentorDesk writes it, and lost with the "
        "drive. MentorDesk can move the file to its own folder on this computer; take copies "
        "along with “Copy to a USB stick…” in the File menu."
    ),
}


def asks_to_move(parent: QWidget, translator: Translator, file: str, place: Place) -> bool:
    """Warn of the place; return whether the file is to be moved to a safe one."""
    tr = translator.gettext
    service = place.name or tr("a service")
    box = QMessageBox(parent)
    box.setWindowTitle("MentorDesk")
    # Names may hold what Qt takes for tags.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr(_SENTENCES[place.hazard]).format(file=file, service=service))
    box.setInformativeText(tr(_DETAILS[place.hazard]).format(service=service))
    move = box.addButton(tr("Move to a safe folder"), QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(tr("Keep it here"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(move)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is move
