"""The words of the command line."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentordesk import __version__
from mentordesk.vocabulary import EvaluationRound, Language, Role

if TYPE_CHECKING:
    import argparse

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - unnamed in public

TEMPLATES = ("karrierementor", "long", "graduate", "open")
COMMANDS = (
    "demo",
    "new",
    "import",
    "participants",
    "candidates",
    "match",
    "agreements",
    "guides",
    "answers",
    "report",
    "export",
    "backup",
    "restore",
    "check",
    "encrypt",
    "decrypt",
    "passphrase",
    "person",
    "erase",
)
_WITHOUT_PROGRAMME = (
    "new",
    "backup",
    "check",
    "encrypt",
    "decrypt",
    "passphrase",
    "person",
    "erase",
)


def is_command(arguments: Sequence[str]) -> bool:
    """Return whether the first word asks for a deed rather than for the window."""
    if not arguments:
        return False
    return arguments[0] in COMMANDS or arguments[0].startswith("-") or len(arguments) > 1


def build() -> "argparse.ArgumentParser":
    """Return the parser of all commands."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="mentordesk",
        description="The desk of a mentoring programme's coordinator.",
        epilog="mentordesk [FILE] opens the window, on FILE or the last one used.",
    )
    parser.add_argument("--version", action="version", version=f"MentorDesk {__version__}")
    _add_passphrase(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for add in (
        *(_add_making, _add_matching, _add_paper),
        *(_add_evaluation, _add_care, _add_protection),
    ):
        add(commands)
    return parser


def _command(commands: "_Commands", name: str, text: str) -> "argparse.ArgumentParser":
    command = commands.add_parser(name, help=text, description=text)
    command.add_argument("file", metavar="FILE", type=Path, help="a MentorDesk file")
    _add_passphrase(command)
    if name not in _WITHOUT_PROGRAMME:
        command.add_argument(
            "--programme", metavar="NAME", help="which programme; the newest otherwise"
        )
    return command


def _add_passphrase(command: "argparse.ArgumentParser") -> None:
    import argparse

    command.add_argument(
        "--passphrase-stdin",
        action="store_true",
        # It may also stand before the command, and is not unsaid by being missing after it.
        default=argparse.SUPPRESS,
        help="read the passphrase of FILE from standard input, a line",
    )


def _add_json(command: "argparse.ArgumentParser") -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def _add_language(command: "argparse.ArgumentParser") -> None:
    command.add_argument(
        "--language", type=Language, choices=list(Language), help="Danish or English"
    )


def _add_making(commands: "_Commands") -> None:
    text = "make a sample programme with all its paper"
    demo = commands.add_parser("demo", help=text, description=text)
    demo.add_argument("folder", metavar="DIR", type=Path, help="a folder, made if it is missing")

    new = _command(commands, "new", "make a programme, in a new file or one that exists")
    new.add_argument("--template", required=True, choices=TEMPLATES)
    new.add_argument("--name", required=True, metavar="TEXT", help="what the programme is called")
    new.add_argument("--start", type=_day, metavar="DATE", help="its first day, as 2026-09-01")
    _add_language(new)

    sign_up = _command(commands, "import", "take sign-ups in from a table")
    sign_up.add_argument("table", metavar="TABLE", type=Path, help="a CSV file or a workbook")
    sign_up.add_argument(
        "--role", type=Role, choices=list(Role), help="of rows that do not say it themselves"
    )
    _add_map(sign_up, "COLUMN=FIELD")
    sign_up.add_argument(
        "--consent", action="store_true", help="the sign-up form itself obtained consent"
    )
    sign_up.add_argument("--dry-run", action="store_true", help="show what would happen")
    _add_json(sign_up)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise _refused(f"{given!r} is no day; write it as 2026-09-01") from error


def _add_map(command: "argparse.ArgumentParser", shape: str) -> None:
    command.add_argument(
        "--map",
        action="append",
        default=[],
        type=_checked_map,
        metavar=shape,
        help="where a column belongs",
    )


def _add_pairs(command: "argparse.ArgumentParser", option: str, text: str) -> None:
    command.add_argument(
        option, action="append", default=[], type=_pair, metavar="MENTOR,MENTEE", help=text
    )


def _checked_map(given: str) -> str:
    column, equals, _ = given.rpartition("=")
    if not equals or not column.strip():
        raise _refused(f"{given!r} does not say which column is what")
    return given


def _pair(given: str) -> tuple[str, str]:
    """Return the addresses of a mentor and a mentee, in lower case."""
    addresses = [each.strip().lower() for each in given.split(",")]
    if len(addresses) != 2 or not all(addresses):  # noqa: PLR2004 - one mentor and one mentee
        raise _refused(f"{given!r} is not two addresses with a comma between them")
    return addresses[0], addresses[1]


def _refused(message: str) -> Exception:
    import argparse

    return argparse.ArgumentTypeError(message)


def _add_matching(commands: "_Commands") -> None:
    _add_json(_command(commands, "participants", "list the people who signed up"))

    candidates = _command(commands, "candidates", "every mentor for every mentee, with reasons")
    candidates.add_argument("--mentee", metavar="ADDRESS", help="for this mentee alone")
    _add_json(candidates)

    match = _command(commands, "match", "propose the best whole")
    _add_pairs(match, "--pin", "keep this pair, whatever it costs")
    _add_pairs(match, "--forbid", "never make this pair")
    match.add_argument("--confirm", action="store_true", help="make the proposal matches")
    _add_json(match)


def _add_paper(commands: "_Commands") -> None:
    agreements = _command(commands, "agreements", "print the pairs' agreements")
    agreements.add_argument("--out", required=True, type=Path, metavar="PDF")
    kind = agreements.add_mutually_exclusive_group()
    kind.add_argument("--blank", action="store_true", help="one to fill in by hand")
    kind.add_argument("--fillable", action="store_true", help="with fields to fill in on a screen")
    agreements.add_argument(
        "--pair", action="append", default=[], metavar="CODE", help="this pair alone"
    )
    _add_language(agreements)

    guides = _command(commands, "guides", "print the guides")
    guides.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="a folder, made if it is missing"
    )
    _add_language(guides)


def _add_evaluation(commands: "_Commands") -> None:
    rounds = [each.value for each in EvaluationRound]
    answers = _command(commands, "answers", "take in a survey tool's export")
    answers.add_argument("table", metavar="TABLE", type=Path, help="a CSV file or a workbook")
    answers.add_argument("--questionnaire", required=True, choices=rounds)
    _add_map(answers, "COLUMN=QUESTION")
    _add_json(answers)

    report = _command(commands, "report", "the figures of an evaluation")
    report.add_argument("--questionnaire", required=True, choices=rounds)
    report.add_argument("--out", type=Path, metavar="PDF")
    _add_json(report)


def _add_care(commands: "_Commands") -> None:
    export = _command(commands, "export", "everything as a workbook, or as CSV")
    export.add_argument(
        "--out",
        required=True,
        type=Path,
        metavar="XLSX|CSV",
        help="with .csv, the participants; pairs and others go into files beside it",
    )

    backup = _command(commands, "backup", "write a copy that is read back and found whole")
    backup.add_argument("--out", required=True, type=Path, metavar="COPY")

    restore = commands.add_parser(
        "restore",
        help="put a copy in a file's place",
        description="put a copy in a file's place; what was there is kept as a backup",
    )
    _add_passphrase(restore)
    restore.add_argument("copy", metavar="COPY", type=Path, help="a backup, or any MentorDesk file")
    restore.add_argument(
        "--to",
        dest="file",
        required=True,
        type=Path,
        metavar="FILE",
        help="what is replaced; it need not exist",
    )

    _command(commands, "check", "see whether a file is well")

    person = _command(commands, "person", "everything held about one person, as PDF and JSON")
    _add_address(person)
    person.add_argument(
        "--out", required=True, type=Path, metavar="DIR", help="a folder, made if it is missing"
    )
    _add_language(person)

    erase = _command(commands, "erase", "erase one person for good")
    _add_address(erase)
    erase.add_argument("--dry-run", action="store_true", help="show what would go")


def _add_address(command: "argparse.ArgumentParser") -> None:
    command.add_argument("--email", required=True, metavar="ADDRESS", help="whose")


def _add_protection(commands: "_Commands") -> None:
    _command(
        commands,
        "encrypt",
        "protect a file with a passphrase; with --passphrase-stdin, the new one",
    )
    _command(commands, "decrypt", "take a file's passphrase away")
    _command(
        commands,
        "passphrase",
        "change a file's passphrase; with --passphrase-stdin, the old and the new on two lines",
    )
