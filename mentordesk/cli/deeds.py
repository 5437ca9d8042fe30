"""What each command does: open the file, ask one service, say what came of it."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from mentordesk.cli import shapes
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.services.records.sign_up import ImportReport
from mentordesk.services.workspace import Workspace
from mentordesk.vocabulary import N_, EvaluationRound, Language


class Deed:
    """One command, about to be carried out.

    Args:
        wanted: The parsed command line.
        translator: Speaks until a file is open; from then on the file's own language is used.
    """

    def __init__(self, wanted: argparse.Namespace, translator: Translator) -> None:
        self.wanted = wanted
        self.translator = translator

    def run(self) -> int:
        """Carry the command out and return its exit code.

        Raises:
            UserError: a person must act.
        """
        name = self.wanted.command.replace("import", "take_in")
        code: int | None = getattr(self, f"_{name}")()
        sys.stdout.flush()
        return code or 0

    @contextmanager
    def _open(self, *, writable: bool = False) -> Iterator[tuple[Workspace, ProgrammeRecord]]:
        with Workspace.open(self.wanted.file, writable=writable) as workspace:
            self.translator = workspace.translator
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
        language = self.wanted.language
        with Workspace.create(self.wanted.file, language=language or Language.DANISH) as workspace:
            self.translator = workspace.translator
            programme = workspace.programmes.create(
                self.wanted.template,
                self.wanted.name,
                starts_on=self.wanted.start,
                language=language or workspace.programmes.organisation().language,
            )
        self._say(N_("{name} is ready in {file}."), name=programme.name, file=self.wanted.file.name)

    def _take_in(self) -> int:
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
        return self._report_import(came)

    def _report_import(self, came: ImportReport) -> int:
        if self.wanted.json:
            _print_json(shapes.imported(came, self.translator))
        else:
            self._say(
                N_("{added} added, {updated} updated, {unchanged} unchanged."),
                added=came.added,
                updated=came.updated,
                unchanged=came.unchanged,
            )
            if came.unknown_columns:
                self._say(
                    N_("Columns left out: {columns}."), columns="; ".join(came.unknown_columns)
                )
            if came.new_choices:
                self._say(N_("New choices: {choices}."), choices="; ".join(came.new_choices))
        for row in came.rejected:
            print(shapes.rejection_line(row, self.translator), file=sys.stderr)
        return 0 if came.added + came.updated + came.unchanged else 1

    # --- Matching ---------------------------------------------------------------

    def _participants(self) -> None:
        with self._open() as (workspace, programme):
            people = workspace.participants.people(programme.id)
        if self.wanted.json:
            _print_json([shapes.person(each) for each in people])
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
            rows = workspace.matches.candidates(programme.id, chosen)
        if self.wanted.json:
            _print_json([shapes.candidates(each) for each in rows])
            return
        for row in rows:
            print(f"{row.mentee.name} <{row.mentee.email}>")
            for each in row.candidates:
                print(shapes.candidate_line(each, self.translator))

    def _match(self) -> None:
        wanted = self.wanted
        pins, forbids = _pairs(wanted.pin, "--pin"), _pairs(wanted.forbid, "--forbid")
        with self._open(writable=wanted.confirm) as (workspace, programme):
            matches = workspace.matches
            whole = matches.propose(programme.id, pins=pins, forbids=forbids, keep=wanted.confirm)
            codes: dict[tuple[str, str], str] = {}
            if wanted.confirm:
                matches.confirm(programme.id)
            for pair in matches.pairs(programme.id):
                if pair.confirmed and pair.code:
                    codes[pair.mentor.email, pair.mentee.email] = pair.code
        if wanted.json:
            _print_json(shapes.whole(whole, codes))
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

    # --- Paper ------------------------------------------------------------------

    def _agreements(self) -> None:
        wanted = self.wanted
        with self._open() as (workspace, programme):
            pairs = [workspace.matches.find(code) for code in wanted.pair]
            ids = [pair.match_id for pair in pairs if pair.match_id is not None]
            paper = workspace.paperwork.agreements_pdf(
                programme.id, match_ids=ids or None, blank=wanted.blank, language=wanted.language
            )
            workspace.paperwork.save(wanted.out, paper)
        print(wanted.out)

    def _guides(self) -> None:
        wanted = self.wanted
        with self._open() as (workspace, programme):
            made = workspace.paperwork.guides(programme.id, wanted.out, language=wanted.language)
        for path in made:
            print(path)

    # --- Evaluation -------------------------------------------------------------

    def _answers(self) -> int:
        wanted = self.wanted
        with self._open(writable=True) as (workspace, programme):
            came = workspace.evaluations.import_answers(
                wanted.table,
                programme.id,
                EvaluationRound(wanted.questionnaire),
                field_map=wanted.map,
            )
        return self._report_import(came)

    def _report(self) -> None:
        wanted = self.wanted
        asked = EvaluationRound(wanted.questionnaire)
        with self._open() as (workspace, programme):
            report = workspace.evaluations.report(programme.id, asked)
            if wanted.out:
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
            workspace.participants.export(programme.id, self.wanted.out)
        print(self.wanted.out)

    def _check(self) -> None:
        from mentordesk.services import inspection

        counted = inspection.check(self.wanted.file)
        self._say(
            self.translator.ngettext(
                "{file} is well: {n} participant.", "{file} is well: {n} participants.", counted
            ),
            file=self.wanted.file.name,
            n=counted,
        )


def _pairs(given: Sequence[str], option: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for each in given:
        mentor, comma, mentee = each.partition(",")
        if not comma or not mentor.strip() or not mentee.strip():
            raise UserError(
                N_("{option} takes two addresses, MENTOR,MENTEE; it was given {given}."),
                option=option,
                given=each,
            )
        pairs.append((mentor.strip().lower(), mentee.strip().lower()))
    return tuple(pairs)


def _print_json(shape: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
    print(json.dumps(shape, ensure_ascii=False, indent=2))
