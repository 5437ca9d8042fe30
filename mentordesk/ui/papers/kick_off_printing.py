"""Makes the papers that the dialog was left with, notes them, and offers what comes next."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.services.draft_folder import draft_name, draft_name_of
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.papers import PackChoice
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.handing_out import Printed, hand_out
from mentordesk.ui.papers.kick_off_dialog import NOTED_AS, SORT_NAMES, KickOffDialog, PaperSort
from mentordesk.ui.papers.saving import (
    Paper,
    Progress,
    ask_folder,
    may_lack,
    may_replace,
    say_saved,
    show,
)
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import MatchState, PrintKind

Make = Callable[[Progress], bytes]


def offer_papers(
    owner: QWidget,
    desk: Desk,
    *,
    sort: PaperSort = PaperSort.PACK,
    chosen: tuple[int, ...] = (),
) -> KickOffDialog:
    """Open the dialog, with these matches chosen in the list, and make what it asks for."""
    dialog = KickOffDialog(owner, desk, sort=sort, chosen=chosen)
    dialog.accepted.connect(lambda: KickOffPrinting(owner, desk).make(dialog))
    # Only then: what was chosen is read from it, even while a question is asked.
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class KickOffPrinting:
    """One PDF, or a folder of mails, for what a dialog was left with."""

    def __init__(self, owner: QWidget, desk: Desk) -> None:
        self._owner = owner
        self._desk = desk

    def make(self, dialog: KickOffDialog) -> None:
        """Make what the dialog asks for, unless it would lack letters and is not to."""
        lost = self._letters_left_out(dialog)
        if lost and not may_lack(self._owner, self._desk, lost):
            return
        if dialog.sort is PaperSort.LETTERS:
            self._letters(dialog)
        elif dialog.sort is PaperSort.PACK:
            self._pack(dialog)
        else:
            self._event_paper(dialog)

    def _letters_left_out(self, dialog: KickOffDialog) -> Mapping[str, str]:
        """Return whose names and words hold letters that no font has; a mail has them all."""
        workspace, id_ = self._desk.workspace, self._desk.programme_id
        papers = workspace.event_papers
        if dialog.sort is PaperSort.PACK:
            ids = dialog.pack.pairs.match_ids
            return {
                **papers.letters_left_out(id_, ids),
                **workspace.paperwork.letters_left_out(id_, ids),
            }
        if dialog.sort is PaperSort.CERTIFICATES:
            return papers.letters_left_out(id_, dialog.certificates.pairs.match_ids)
        if dialog.sort is PaperSort.LETTERS and dialog.letters.as_mails:
            return {}
        if dialog.sort is PaperSort.LETTERS and not dialog.letters.to_unmatched:
            return papers.letters_left_out(id_, dialog.letters.pairs.match_ids)
        return papers.letters_left_out(id_)

    # The pack

    def _pack(self, dialog: KickOffDialog) -> None:
        choice = PackChoice(
            copies=dialog.pack.copy_numbers,
            match_ids=dialog.pack.pairs.match_ids,
            duplex=dialog.pack.duplex.isChecked(),
            language=dialog.language,
        )
        workspace, id_ = self._desk.workspace, self._desk.programme_id
        ids = choice.match_ids or ()
        said = workspace.print_log.marks(ids)

        def note(copies: int, pages: str) -> None:
            each = {kind: copies * count for kind, count in choice.copies.items()}
            workspace.print_log.note_pairs(each, ids, said=said, pages=pages)

        self._save(
            PaperSort.PACK,
            lambda progress: workspace.kick_off_pack.pdf(id_, choice, progress=progress),
            note,
        )

    # Letters

    def _letters(self, dialog: KickOffDialog) -> None:
        page, language = dialog.letters, dialog.language
        letters, id_ = self._desk.workspace.match_letters, self._desk.programme_id
        if page.to_unmatched:
            if page.as_mails:
                names = [draft_name_of(one) for one in letters.unmatched(id_)]
                self._put(partial(letters.unmatched_drafts, id_, language=language), names, ())
            else:
                make = partial(letters.unmatched_pdf, id_, language=language)
                self._save(PaperSort.LETTERS, lambda progress: make(progress=progress), _nothing)
            return
        pairs = letters.pairs(id_, page.pairs.match_ids)
        ids = tuple(one.match_id for one in pairs)
        if page.as_mails:
            names = [draft_name(one) for one in pairs]
            self._put(partial(letters.drafts, id_, match_ids=ids, language=language), names, ids)
            return
        make = partial(letters.pdf, id_, match_ids=ids, language=language)
        self._save(
            PaperSort.LETTERS,
            lambda progress: make(progress=progress),
            self._noting_pairs(PrintKind.LETTER, ids),
            lambda path: self._say_letters(path, ids),
            lambda said: self._say_sent(said, ids),
        )

    def _put(
        self, put: Callable[..., tuple[Path, ...]], names: Sequence[str], ids: tuple[int, ...]
    ) -> None:
        """Ask for a folder, put the drafts there, and say how many."""
        desk, tr = self._desk, self._desk.translator
        folder = ask_folder(self._owner, desk, tr.gettext("Folder for the mail drafts"))
        if folder is None:
            return
        there = [folder / name for name in names if (folder / name).exists()]
        if there and not may_replace(self._owner, desk, there):
            return

        note = self._noting_pairs(PrintKind.LETTER, ids)

        def work(task: Task) -> tuple[Path, ...]:
            return put(folder, progress=task.report)

        def done(made: tuple[Path, ...]) -> None:
            with desk.guard() as guard:
                note(1, "")
            if guard.done:
                self._say_drafts(made, folder, ids)

        desk.tasks.run(self._owner, tr.gettext("Save the mail drafts"), work, done)

    def _noting_pairs(self, kind: PrintKind, ids: tuple[int, ...]) -> Printed:
        """Return what notes a paper of these pairs, saying what it would say now."""
        log = self._desk.workspace.print_log
        said = log.marks(ids)
        return lambda copies, pages: log.note_pairs({kind: copies}, ids, said=said, pages=pages)

    def _say_sent(self, said: str, ids: tuple[int, ...]) -> None:
        if not self._offer_announced(said, ids):
            self._desk.notices.say(said)

    def _say_drafts(self, made: tuple[Path, ...], folder: Path, ids: tuple[int, ...]) -> None:
        tr = self._desk.translator
        said = tr.ngettext(
            "{n} mail draft is in {folder}. Open it, look it over and send it.",
            "{n} mail drafts are in {folder}. Open each, look it over and send it.",
            len(made),
        ).format(n=tr.number(len(made)), folder=folder.name)
        show(folder)
        if not self._offer_announced(said, ids):
            say_saved(self._desk, said, folder)

    def _say_letters(self, path: Path, ids: tuple[int, ...]) -> None:
        tr = self._desk.translator
        said = tr.ngettext("{n} letter is in {file}.", "{n} letters are in {file}.", len(ids))
        said = said.format(n=tr.number(len(ids)), file=path.name)
        if not self._offer_announced(said, ids):
            say_saved(self._desk, said, path)

    def _offer_announced(self, said: str, ids: tuple[int, ...]) -> bool:
        """Offer to mark as announced those who are only confirmed; `False` where none is."""
        tr = self._desk.translator
        waiting = tuple(
            one.match_id for one in self._records(ids) if one.match_state is MatchState.CONFIRMED
        )
        if not waiting:
            return False
        offer = tr.ngettext("Mark {n} as announced", "Mark {n} as announced", len(waiting))
        self._desk.notices.say(
            said, offer.format(n=tr.number(len(waiting))), lambda: self._announce(waiting)
        )
        return True

    def _announce(self, ids: tuple[int, ...]) -> None:
        tr = self._desk.translator
        with self._desk.guard() as guard:
            self._desk.workspace.matches.set_state(ids, MatchState.ANNOUNCED)
        if guard.done:
            said = tr.ngettext(
                "{n} match is marked as announced.",
                "{n} matches are marked as announced.",
                len(ids),
            )
            self._desk.tell_done(said.format(n=tr.number(len(ids))))

    # Papers of the event

    def _event_paper(self, dialog: KickOffDialog) -> None:
        log, id_ = self._desk.workspace.print_log, self._desk.programme_id
        kind = NOTED_AS[dialog.sort]
        if dialog.sort is PaperSort.CERTIFICATES:
            ids = dialog.certificates.pairs.match_ids
            self._save(
                dialog.sort,
                self._certificates(dialog),
                self._noting_pairs(kind, ids),
            )
            return
        self._save(
            dialog.sort,
            self._made(dialog),
            lambda copies, pages: log.note(id_, kind, copies, pages=pages),
        )

    def _certificates(self, dialog: KickOffDialog) -> Make:
        papers, id_ = self._desk.workspace.event_papers, self._desk.programme_id
        ids, language = dialog.certificates.pairs.match_ids, dialog.language
        return lambda progress: papers.certificates(
            id_, match_ids=ids, language=language, progress=progress
        )

    def _made(self, dialog: KickOffDialog) -> Make:
        """Return what makes a paper for all; what is asked is read now, not when it is made."""
        papers, id_ = self._desk.workspace.event_papers, self._desk.programme_id
        language, tables, signs = dialog.language, dialog.tables, dialog.signs
        if dialog.sort is PaperSort.ATTENDANCE_LIST:
            listed = partial(papers.attendance_list, id_, event_id=dialog.attendance.event_id)
            return lambda _progress: listed(language=language)
        if dialog.sort is PaperSort.TABLE_LIST:
            table_list = partial(
                papers.table_list,
                id_,
                tables.seating,
                seats=tables.seats.value(),
                event_id=tables.event_id,
            )
            return lambda _progress: table_list(language=language)
        if dialog.sort is PaperSort.TABLE_SIGNS:
            standing = partial(papers.table_signs, id_, signs.seating, seats=signs.seats.value())
            return lambda progress: standing(language=language, progress=progress)
        page = dialog.badges
        badges = partial(
            papers.name_badges,
            id_,
            page.badge_sheet,
            first=page.first.value(),
            event_id=page.event_id,
        )
        return lambda progress: badges(language=language, progress=progress)

    # All of them

    def _save(
        self,
        sort: PaperSort,
        make: Make,
        note: Printed,
        say: Callable[[Path], None] | None = None,
        say_sent: Callable[[str], None] | None = None,
    ) -> None:
        desk, tr = self._desk, self._desk.translator
        named = tr.gettext(SORT_NAMES[sort])
        programme = desk.workspace.programmes.get(desk.programme_id).name

        def kept(path: Path) -> None:
            with desk.guard() as guard:
                note(1, "")
            if guard.done and say is not None:
                say(path)
            elif guard.done:
                said = tr.gettext("{paper} is in {file}.").format(paper=named, file=path.name)
                say_saved(desk, said, path)

        paper = Paper(title=named, name=f"{named} {programme}", make=make)
        hand_out(self._owner, desk, paper, kept, note, say=say_sent)

    def _records(self, ids: tuple[int, ...]) -> tuple[AgreementRecord, ...]:
        all_ = self._desk.workspace.agreements.all(self._desk.programme_id)
        return tuple(one for one in all_ if one.match_id in ids)


def _nothing(_copies: int, _pages: str) -> None:
    """Note nothing: it is nobody's paper."""
