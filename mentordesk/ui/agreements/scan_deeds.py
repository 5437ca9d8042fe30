"""What is done with scans of signed agreements: attached, shown, opened, copied, removed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDesktopServices,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.papers import AttachmentRecord
from mentordesk.ui.agreements.opened_copies import OpenedCopies
from mentordesk.ui.agreements.scan_dialog import ScanDialog
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.saving import may_replace
from mentordesk.ui.tasks import Task
from mentordesk.whole_file import refusal

_FOLDER = "scan folder"
_KINDS = "*.pdf *.jpg *.jpeg *.png"

#: What keeps one scan with a pair, and the name that it goes by in a refusal.
Keeping = Callable[[int], int]


class ScanDeeds(QObject):
    """One action for each deed, about one pair and the scan chosen of theirs."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._pair: AgreementRecord | None = None
        self._scan: AttachmentRecord | None = None
        self._copies = OpenedCopies()
        tr, make = desk.translator.gettext, self._make
        self.attach = make("paperclip", tr("Attach a scan…"), self._choose, "Ctrl+Shift+A")
        self.paste = make("copy", tr("Paste a picture"), self._paste, "Ctrl+Shift+V")
        self.show = make("eye", tr("Show"), self._show)
        self.open = make("monitor", tr("Open in another program"), self._open)
        self.save = make("download", tr("Save a copy…"), self._save)
        self.remove = make("trash-2", tr("Remove"), self._remove)
        self.about(None, None)

    def about(self, pair: AgreementRecord | None, scan: AttachmentRecord | None) -> None:
        """Be about this pair, and this scan of theirs."""
        self._pair, self._scan = pair, scan
        for action in (self.attach, self.paste):
            action.setEnabled(pair is not None)
        for action in (self.show, self.open, self.save, self.remove):
            action.setEnabled(scan is not None)

    def take(self, brought: QMimeData) -> bool:
        """Attach what was dropped or copied; return whether there was anything of use."""
        paths = files_in(brought)
        if paths:
            self._attach([_file(self._desk, path) for path in paths])
            return True
        image = brought.imageData() if brought.hasImage() else None
        if not isinstance(image, QImage) or image.isNull():
            return False
        self._attach([_picture(self._desk, image)])
        return True

    def _make(self, icon: str, text: str, then: Callable[[], None], keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._desk.theme.dress(action, icon)
        action.triggered.connect(lambda _checked: then())
        return action

    # The deeds

    def _choose(self) -> None:
        desk, tr = self._desk, self._desk.translator.gettext
        folder = str(desk.settings.recall(_FOLDER, str(desk.workspace.path.parent)))
        kinds = tr("Scans and photos") + f" ({_KINDS})"
        chosen, _ = QFileDialog.getOpenFileNames(self._page, tr("Attach a scan"), folder, kinds)
        if chosen:
            desk.settings.remember(_FOLDER, str(Path(chosen[0]).parent))
            self._attach([_file(desk, Path(each)) for each in chosen])

    def _paste(self) -> None:
        # Qt promises one always, and gives none where nothing was ever copied.
        copied = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        if copied is None or not self.take(copied):
            self._desk.notices.warn(
                self._desk.translator.gettext(
                    "There is no picture to paste. Copy a picture or a file first."
                )
            )

    def _attach(self, scans: Sequence[Keeping]) -> None:
        pair = self._pair
        if pair is None:
            return

        def work(task: Task) -> list[UserError]:
            refused = []
            for done, keep in enumerate(scans):
                task.report(done, len(scans))
                try:
                    keep(pair.match_id)
                except UserError as error:
                    refused.append(error)
            return refused

        title = self._desk.translator.gettext("Attaching the scan")
        self._desk.tasks.run(
            self._page, title, work, lambda refused: self._say_attached(pair, len(scans), refused)
        )

    def _say_attached(self, pair: AgreementRecord, asked: int, refused: list[UserError]) -> None:
        tr, number = self._desk.translator, asked - len(refused)
        said = tr.ngettext(
            "{n} scan is kept with {mentee} and {mentor}.",
            "{n} scans are kept with {mentee} and {mentor}.",
            number,
        ).format(n=tr.number(number), mentee=pair.mentee.name, mentor=pair.mentor.name)
        sentences = [tr.sentence(error) for error in refused]
        if refused:
            self._desk.notices.warn(" ".join([*sentences, *([said] if number else [])]))
        else:
            self._desk.tell_done(said)

    def _show(self) -> None:
        scan = self._scan
        if scan is None:
            return
        with self._desk.guard():
            content = self._desk.workspace.attachments.read(scan.id)
            deeds = (self.open, self.save, self.remove)
            dialog = ScanDialog(self._page, self._desk, scan, content, deeds)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _open(self) -> None:
        scan, tr = self._scan, self._desk.translator.gettext
        if scan is None:
            return
        with self._desk.guard():
            content = self._desk.workspace.attachments.read(scan.id)
            try:
                path = self._copies.copy(scan.name, content)
            except OSError as trouble:
                raise refusal(trouble, Path(scan.name)) from trouble
            if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                said = tr(
                    "A copy of {file} is open in another program. It is removed when MentorDesk "
                    "closes; what is changed in it is not kept."
                )
                self._desk.notices.say(said.format(file=scan.name))
            else:
                said = tr("No program here opens {file}. Save a copy instead.")
                self._desk.notices.warn(said.format(file=scan.name))

    def _save(self) -> None:
        scan, desk = self._scan, self._desk
        if scan is None:
            return
        path = self._ask_where(scan)
        if path is None:
            return
        with desk.guard():
            content = desk.workspace.attachments.read(scan.id)
            desk.workspace.paperwork.save(path, content)
            said = desk.translator.gettext("A copy is in {file}.")
            desk.notices.say(said.format(file=path.name))

    def _ask_where(self, scan: AttachmentRecord) -> Path | None:
        desk = self._desk
        folder = Path(str(desk.settings.recall(_FOLDER, str(desk.workspace.path.parent))))
        ending = Path(scan.name).suffix
        title = desk.translator.gettext("Save a copy")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, title, str(folder / scan.name), f"{ending[1:].upper()} (*{ending})"
        )
        if not chosen:
            return None
        path = Path(chosen)
        desk.settings.remember(_FOLDER, str(path.parent))
        if path.suffix.lower() == ending:
            return path
        path = path.with_name(path.name + ending)
        # The file dialog asked about the name without its ending.
        return path if not path.exists() or may_replace(self._page, desk, [path]) else None

    def _remove(self) -> None:
        scan, desk, tr = self._scan, self._desk, self._desk.translator.gettext
        if scan is None:
            return
        # It may be shown in a window of its own.
        shown = self._page.findChildren(ScanDialog)
        with desk.guard() as guard:
            desk.workspace.attachments.remove(scan.id)
        if guard.done:
            for dialog in shown:
                dialog.accept()
            desk.tell_done(tr("{file} is removed.").format(file=scan.name))


def files_in(brought: QMimeData) -> list[Path]:
    """Return the files on this computer among what was dropped or copied."""
    return [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]


def _file(desk: Desk, path: Path) -> Keeping:
    attachments = desk.workspace.attachments
    return lambda match_id: attachments.attach_file(match_id, path)


def _picture(desk: Desk, image: QImage) -> Keeping:
    attachments, name = desk.workspace.attachments, desk.translator.gettext("Pasted picture")

    def keep(match_id: int) -> int:
        written = QBuffer()
        written.open(QBuffer.OpenModeFlag.WriteOnly)
        QImageWriter(written, QByteArray(b"png")).write(image)
        return attachments.attach(match_id, f"{name}.png", bytes(written.data().data()))

    return keep
