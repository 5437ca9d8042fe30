"""What each command does: open the file, ask one service, say what came of it."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk.cli import shapes
from mentordesk.cli.passphrases import Passphrases
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import missing_letters
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.services.workspace import Workspace, now
from mentordesk.vocabulary import N_, EvaluationRound, Language

if TYPE_CHECKING:
    from mentordesk.services.protection import Copies, Key


class Deed:
    """One command, about to be carried out.

    Args:
        wanted: The parsed command line.
        translator: Speaks until a file is open; from then on the file's own language is used.
    """

    def __init__(self, wanted: argparse.Namespace, translator: Translator) -> None:
        self.wanted = wanted
        self.translator = translator
        self._passphrases = Passphrases(from_stdin=getattr(wanted, "passphrase_stdin", False))

    def run(self) -> None:
        """Carry the command out.

        Raises:
            UserError: a person must act.
        """
        name = self.wanted.command.replace("import", "take_in")
        getattr(self, f"_{name}")()
        print(end="", flush=True)

    def speak_as_the_file(self) -> None:
        """Speak the language of the command's file from now on, where there is one to read."""
        from mentordesk.services import inspection

        file: Path | None = getattr(self.wanted, "file", None)
        if file:
            with suppress(UserError):
                passphrase = self._passphrases.known(file)
                self.translator = Translator(inspection.language_of(file, passphrase))

    def check_file(self) -> None:
        """Find out whether the command failed because its file is not well.

        Raises:
            UserError: It is not.
        """
        from mentordesk.services import inspection

        if file := getattr(self.wanted, "file", None):
            inspection.check(file, self._passphrases.known(file))

    @contextmanager
    def _open_file(self, *, writable: bool = False) -> Iterator[Workspace]:
        file = self.wanted.file
        passphrase = self._passphrases.of(file, self.translator)
        with Workspace.open(file, passphrase=passphrase, writable=writable) as workspace:
            self.translator = workspace.translator
            yield workspace

    @contextmanager
    def _open(self, *, writable: bool = False) -> Iterator[tuple[Workspace, ProgrammeRecord]]:
        with self._open_file(writable=writable) as workspace:
            name = self.wanted.programme
            programmes = workspace.programmes
            yield workspace, programmes.named(name) if name else programmes.newest()

    def _say(self, message: str, **values: object) -> None:
        print(self.translator.gettext(message).format(**values))

    # --- Making -----------------------------------------------------------------

    def _demo(self) -> None:
        from mentordesk.services import demo

        demo.make(self.wanted.folder, report=print)

    def _new(self) -> None:
        wanted = self.wanted
        is_new = not wanted.file.exists()
        workspace = Workspace.create(
            wanted.file,
            language=wanted.language or Language.DANISH,
            passphrase=self._passphrase_of_new(),
        )
        self.translator = workspace.translator
        try:
            with workspace:
                programme = workspace.programmes.create(
                    wanted.template,
                    wanted.name,
                    starts_on=wanted.start,
                    language=wanted.language or workspace.programmes.organisation().language,
                )
        except BaseException:
            # A file without a programme is nothing that anybody asked for.
            if is_new:
                wanted.file.unlink(missing_ok=True)
            raise
        self._say(N_("{name} is ready in {file}."), name=programme.name, file=wanted.file.name)

    def _passphrase_of_new(self) -> str | None:
        """Return what a new file is to have, or the one that is there has."""
        file, from_stdin = self.wanted.file, self._passphrases.from_stdin
        ask = self._passphrases.ask if from_stdin else self._passphrases.of
        return ask(file, self.translator)

    def _take_in(self) -> None:
        wanted = self.wanted
        with self._open(writable=not wanted.dry_run) as (workspace, programme):
            came = workspace.sign_up.run(
                wanted.table,
                programme.id,
                role=wanted.role,
                field_map=wanted.map,
                consent=wanted.consent,
                dry_run=wanted.dry_run,
            )
        self._report_import(came)

    def _report_import(self, came: ImportReport) -> None:
        if self.wanted.json:
            _print_json(shapes.imported(came, self.translator))
        else:
            for line in shapes.import_lines(came, self.translator):
                print(line)
        if came.added + came.updated + came.unchanged == 0:
            raise shapes.no_good_row(came, self.wanted.table.name, self.translator)

    # --- Matching ---------------------------------------------------------------

    def _participants(self) -> None:
        with self._open() as (workspace, programme):
            people = workspace.participants.people(programme.id)
        if self.wanted.json:
            _print_json_lines(map(shapes.person, people))
            return
        for each in people:
            roles = ", ".join(
                self.translator.gettext(shapes.role_name(sign_up)) for sign_up in each.enrolments
            )
            print(f"{each.name}\t{each.email}\t{roles}")

    def _candidates(self) -> None:
        with self._open() as (workspace, programme):
            mentee = self.wanted.mentee
            chosen = workspace.matches.mentee_id(programme.id, mentee) if mentee else None
            rows = workspace.matches.each_mentees_candidates(programme.id, chosen)
            if self.wanted.json:
                _print_json_lines(map(shapes.candidates, rows))
                return
            for row in rows:
                print(f"{row.mentee.name} <{row.mentee.email}>")
                for each in row.candidates:
                    print(shapes.candidate_line(each, self.translator))

    def _match(self) -> None:
        wanted = self.wanted
        with self._open(writable=wanted.confirm) as (workspace, programme):
            matches = workspace.matches
            whole = matches.propose(
                programme.id,
                pins=wanted.pin,
                forbids=wanted.forbid,
                keep=wanted.confirm,
                replace=True,
            )
            weakest_first = workspace.programmes.matching_settings(programme.id).weakest_first
            codes: dict[tuple[str, str], str] = {}
            if wanted.confirm:
                matches.confirm(programme.id)
            for pair in matches.pairs(programme.id):
                if pair.confirmed and pair.code:
                    codes[pair.mentor.email, pair.mentee.email] = pair.code
        if wanted.json:
            _print_json(shapes.whole(whole, codes, weakest_first=weakest_first))
            return
        for pair in whole.pairs:
            print(shapes.pair_line(pair, codes, self.translator))
        for left in whole.unmatched:
            print(shapes.unmatched_line(left, self.translator))
        self._say(
            N_("{matched} matched, {total} points in all."),
            matched=whole.matched,
            total=self.translator.number(whole.total, 2),
        )
        if whole.pairs:
            print(shapes.fairness_line(whole, self.translator))

    # --- Paper ------------------------------------------------------------------

    def _agreements(self) -> None:
        wanted = self.wanted
        with self._open() as (workspace, programme):
            programme_id, ids = self._chosen_pairs(workspace, programme.id)
            paperwork, language = workspace.paperwork, wanted.language
            lost = {} if wanted.blank else paperwork.letters_left_out(programme_id, ids)
            self._warn_of(lost)
            if wanted.fillable:
                paper = paperwork.agreement_forms_pdf(
                    programme_id, match_ids=ids, language=language
                )
            else:
                paper = paperwork.agreements_pdf(
                    programme_id, match_ids=ids, blank=wanted.blank, language=language
                )
            paperwork.save(wanted.out, paper)
        print(wanted.out)

    def _warn_of(self, lost: Mapping[str, str]) -> None:
        """Tell which letters a paper is made without, and whose."""
        if lost:
            print(missing_letters.told(lost, self.translator), file=sys.stderr)

    def _chosen_pairs(
        self, workspace: Workspace, programme_id: int
    ) -> tuple[int, list[int] | None]:
        """Return the programme of the pairs asked for, and their matches; `None` for all."""
        if not self.wanted.pair:
            return programme_id, None
        found = [workspace.matches.find(code) for code in self.wanted.pair]
        ids = list(dict.fromkeys(pair.match_id for pair in found if pair.match_id is not None))
        # A code finds its pair in any programme of the file, unless one was named.
        newest_first = [] if self.wanted.programme else workspace.programmes.all()
        for each in (programme_id, *(programme.id for programme in newest_first)):
            in_force = {agreement.match_id for agreement in workspace.agreements.all(each)}
            if in_force.issuperset(ids):
                return each, ids
        raise UserError(
            N_(
                "There is no match in force here for {codes}. Name the programme, and print the "
                "pairs of different programmes by themselves."
            ),
            codes=", ".join(dict.fromkeys(pair.code or "" for pair in found)),
        )

    def _guides(self) -> None:
        wanted = self.wanted
        with self._open() as (workspace, programme):
            paperwork = workspace.paperwork
            made = paperwork.guides(programme.id, wanted.out, language=wanted.language)
            for path in made:
                self._warn_of(
                    paperwork.guide_letters_left_out(
                        programme.id, path.stem, language=wanted.language
                    )
                )
        for path in made:
            print(path)

    # --- Evaluation -------------------------------------------------------------

    def _answers(self) -> None:
        wanted = self.wanted
        with self._open(writable=True) as (workspace, programme):
            came = workspace.evaluations.import_answers(
                wanted.table,
                programme.id,
                EvaluationRound(wanted.questionnaire),
                field_map=wanted.map,
            )
        self._report_import(came)

    def _report(self) -> None:
        wanted = self.wanted
        asked = EvaluationRound(wanted.questionnaire)
        with self._open() as (workspace, programme):
            report = workspace.evaluations.report(programme.id, asked)
            if wanted.out:
                self._warn_of(workspace.paperwork.report_letters_left_out(programme.id, asked))
                paper = workspace.paperwork.report_pdf(programme.id, asked)
                workspace.paperwork.save(wanted.out, paper)
            language = programme.language
        if wanted.json:
            _print_json(shapes.report(report, language))
        elif wanted.out:
            print(wanted.out)
        else:
            for line in shapes.report_lines(report, language, self.translator):
                print(line)

    # --- Care -------------------------------------------------------------------

    def _export(self) -> None:
        with self._open() as (workspace, programme):
            made = workspace.participants.export(programme.id, self.wanted.out)
        for path in made:
            print(path)

    def _backup(self) -> None:
        from mentordesk.services import backups

        wanted = self.wanted
        backups.copy_file(wanted.file, wanted.out, self._key_of(wanted.file))
        print(wanted.out)

    def _key_of(self, file: Path, *, like: Path | None = None) -> "Key | None":
        """Return what opens a file: of a backup's file, usually what opens the backup."""
        from mentordesk.services import protection

        same = self._passphrases.known(like) if like else None
        if same is not None and protection.is_protected(file):
            with suppress(UserError):
                return protection.key_of(file, same)
        return protection.key_of(file, self._passphrases.of(file, self.translator))

    def _restore(self) -> None:
        from mentordesk.services import backups

        wanted = self.wanted
        key = self._key_of(wanted.copy)
        # What is replaced may have another passphrase; on standard input it comes second.
        target_key = self._key_of(wanted.file, like=wanted.copy)
        came = backups.restore(wanted.copy, wanted.file, now, key=key, target_key=target_key)
        if (passphrase := self._passphrases.known(wanted.copy)) is None:
            self._passphrases.forget(wanted.file)
        else:
            self._passphrases.remember(wanted.file, passphrase)
        self.speak_as_the_file()
        names = {"file": wanted.file.name, "copy": wanted.copy.name}
        self._say(N_("{file} holds what {copy} holds."), **names)
        if came.safety is not None:
            self._say(N_("What it held before is kept in {place}."), place=came.safety.path)
        if came.aside is not None:
            self._say(N_("The damaged file is kept as {place}."), place=came.aside)

    def _check(self) -> None:
        from mentordesk.services import inspection

        file = self.wanted.file
        counted = inspection.check(file, self._passphrases.of(file, self.translator))
        self.speak_as_the_file()
        sentence = self.translator.ngettext(
            "{file} is well: {n} participant.", "{file} is well: {n} participants.", counted
        )
        print(sentence.format(file=self.wanted.file.name, n=counted))

    # --- Protection -------------------------------------------------------------

    def _encrypt(self) -> None:
        from mentordesk.services import protection

        file = self.wanted.file
        protection.require_unprotected(file)
        chosen = self._passphrases.choose(file, self.translator)
        copies = protection.protect(file, chosen)
        self._passphrases.remember(file, chosen)
        self.speak_as_the_file()
        self._say(N_("{file} is protected with a passphrase now."), file=file.name)
        self._tell_copies(copies)

    def _decrypt(self) -> None:
        from mentordesk.services import protection

        file = self.wanted.file
        protection.require_protected(file)
        copies = protection.unprotect(file, self._passphrases.ask(file, self.translator))
        self._passphrases.forget(file)
        self.speak_as_the_file()
        self._say(N_("{file} is no longer protected with a passphrase."), file=file.name)
        self._tell_left(copies)

    def _passphrase(self) -> None:
        from mentordesk.services import protection

        file = self.wanted.file
        protection.require_protected(file)
        old = self._passphrases.ask(file, self.translator)
        chosen = self._passphrases.choose(file, self.translator)
        copies = protection.change(file, old, chosen)
        self._passphrases.remember(file, chosen)
        self.speak_as_the_file()
        self._say(N_("{file} has a new passphrase."), file=file.name)
        self._tell_copies(copies)

    def _tell_copies(self, copies: "Copies") -> None:
        if copies.followed:
            count = len(copies.followed)
            said = self.translator.ngettext(
                "{n} backup has that passphrase too.",
                "{n} backups have that passphrase too.",
                count,
            )
            print(said.format(n=count))
        self._tell_left(copies)

    def _tell_left(self, copies: "Copies") -> None:
        for path in copies.left:
            self._say(N_("The backup {file} is as it was."), file=path)

    # --- Data protection --------------------------------------------------------

    def _person(self) -> None:
        wanted = self.wanted
        with self._open_file() as workspace:
            privacy = workspace.privacy
            person = privacy.participant_id(wanted.email)
            made = privacy.save_everything(person, wanted.out, wanted.language)
        for path in made:
            print(path)

    def _erase(self) -> None:
        wanted = self.wanted
        with self._open_file(writable=not wanted.dry_run) as workspace:
            privacy = workspace.privacy
            person = privacy.participant_id(wanted.email)
            if wanted.dry_run:
                lines = shapes.erasure_lines(privacy.erasure_outlook(person), self.translator)
            else:
                lines = shapes.erased_lines(privacy.erase(person), self.translator)
            for line in lines:
                print(line)


def _print_json(shape: shapes.Json) -> None:
    print(json.dumps(shape, ensure_ascii=False, indent=2))


def _print_json_lines(items: Iterable[shapes.Json]) -> None:
    """Print a list, one item a line: of a thousand people each item is long, and all are huge."""
    print("[", end="")
    for place, item in enumerate(items):
        print(",\n" if place else "\n", json.dumps(item, ensure_ascii=False), sep="", end="")
    print("\n]")
