"""All that the program writes beside its database: whole or not at all, for its owner's eyes."""

import ast
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentordesk import cli, logs, paths
from mentordesk.errors import UserError
from mentordesk.services import backups, draft_folder
from mentordesk.settings import Settings
from mentordesk.storage import salts
from mentordesk.storage.key import Key
from mentordesk.ui.agreements.opened_copies import OpenedCopies
from mentordesk.whole_file import write_whole
from tests.trust.faults import Faults, failing
from tests.trust.undertakings import NAME, WORDS, opened

ROOT = Path(__file__).parents[2]

#: Each module that makes, fills, moves or opens files for writing, and by what calls. Whoever adds
#: one says below how it stays whole and private, or here why it need not.
WRITERS: dict[str, set[str]] = {
    # The one way for documents.
    "whole_file.py": {"mkstemp", "fdopen", "replace", "open", "os.open"},
    "own_folder.py": {"mkdir"},
    # Drafts and samples: built aside by the one way, or as a file of ours, and then moved.
    "services/draft_folder.py": {"TemporaryDirectory", "replace", "link", "copy2"},
    "services/demo.py": {"TemporaryDirectory", "replace", "mkdir"},
    # A folder that the user names for what is handed out: her own rules are for it.
    "services/paperwork.py": {"mkdir"},
    # Hers as well, and for her alone: what is kept about one person.
    "services/privacy.py": {"mkdir"},
    # The file itself, its copies and its journals.
    "storage/backup.py": {"mkstemp", "replace", "open"},
    "storage/backup_folder.py": {"rename"},
    "storage/encryption.py": {"touch", "copymode", "replace"},
    "storage/file.py": {"touch", "replace"},
    "storage/restoring.py": {"rename"},
    "storage/strays.py": {"rename"},
    "storage/swap.py": {"open", "replace"},
    # Signs without a content.
    "storage/lock.py": {"FileLock", "touch"},
    "paths.py": {"FileLock", "mkdir"},
    # Tables without a row.
    "storage/check.py": {"TemporaryDirectory", "touch"},
    # What is wanted for a while, in the private folder.
    "services/backup_contents.py": {"TemporaryDirectory"},
    # A file without a name, for more pages than the memory is to hold.
    "services/kick_off_pack.py": {"TemporaryFile"},
    "ui/agreements/opened_copies.py": {"mkdtemp"},
    "ui/papers/handing_out.py": {"mkdtemp"},
    # It grows line by line, and names nobody.
    "logs.py": {"touch", "RotatingFileHandler"},
    # A broken file gets another name.
    "settings.py": {"replace"},
    # Into memory.
    "exchange/pictures.py": {"save"},
    "exchange/workbook.py": {"save"},
    # No file: a watch that is set anew.
    "ui/protection/deeds.py": {"touch"},
    # What leads nowhere.
    "cli/__init__.py": {"os.open"},
    # The other end of a pipe, on Windows.
    "ui/one_window.py": {"open"},
}
#: They write whatever they are given.
_CALLS = {
    *("write_bytes", "write_text", "touch", "mkdir", "makedirs", "mkstemp", "mkdtemp", "mknod"),
    *("NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "SpooledTemporaryFile"),
    *("fdopen", "renames", "link", "symlink_to", "hardlink_to", "symlink", "FileLock"),
    *("copyfile", "copymode", "copystat", "copy2", "copytree", "copyfileobj", "make_archive"),
    *("QSaveFile", "QPdfWriter", "QTemporaryFile", "QTemporaryDir", "QSettings", "QLockFile"),
    *("setOutputFileName", "FileHandler", "RotatingFileHandler", "extractall"),
}
#: Domain words and painters that are called as writers are.
_NO_WRITERS = {"paperwork", "self", "painter", "names", "book", "choices", "page", "canvas"}


def calls_that_write(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (name for each in node.bases if (name := getattr(each, "id", "")) in _CALLS)
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        on = called.value if isinstance(called, ast.Attribute) else None
        owner = getattr(on, "attr", getattr(on, "id", ""))
        if name in _CALLS or (name in {"copy", "move"} and owner == "shutil"):
            yield name
        elif name == "open":
            yield from ["os.open"] if owner == "os" else ["open"] * _writes(node, owner)
        elif (
            (name == "save" and node.args and owner and owner not in _NO_WRITERS)
            or (name in {"replace", "rename"} and on is not None and _moves(node, owner))
            or (name in {"QFile", "ZipFile"} and len(node.args) > 1)
        ):
            yield name


def _moves(node: ast.Call, owner: str) -> bool:
    """Return whether it is a path that is replaced, and no text or record."""
    return (len(node.args) == 1 and not node.keywords) or owner == "os"


def _writes(node: ast.Call, owner: str) -> bool:
    """Return whether the words of a call that opens something say that it may be written."""
    given = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
    modes = [each for each in given if isinstance(each, str) and set(each) <= set("rwaxbt+")]
    return owner not in {"Workspace", "File", "Image"} and any(set(m) & set("wax+") for m in modes)


def test_every_writer_is_known():
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "mentordesk").rglob("*.py")):
        if calls := set(calls_that_write(ast.parse(path.read_text(encoding="utf-8")))):
            found[path.relative_to(ROOT / "mentordesk").as_posix()] = calls
    assert found == WRITERS


@pytest.mark.parametrize(
    "line",
    [
        "path.write_text('x')",
        "with path.open('w') as stream: pass",
        "open(path, mode='ab')",
        "os.replace(a, b)",
        "half.replace(target)",
        "shutil.copy(a, b)",
        "workbook.save(path)",
        "QSaveFile(path)",
    ],
)
def test_a_new_writer_would_be_seen(line):
    assert list(calls_that_write(ast.parse(line)))


@pytest.mark.parametrize("line", ["text.replace('a', 'b')", "path.open('rb')", "painter.save()"])
def test_what_writes_nothing_is_none(line):
    assert not list(calls_that_write(ast.parse(line)))


@contextmanager
def without_mask() -> Iterator[None]:
    """Let the system take no rights away, so that all are the program's own doing."""
    before = os.umask(0)
    try:
        yield
    finally:
        os.umask(before)


def do(*words: object) -> None:
    assert cli.main([str(word) for word in words]) == cli.DONE


def live_a_day(folder: Path) -> OpenedCopies:
    """Have everything written that the program writes; what has to be kept alive is returned."""
    file = folder / "new" / NAME
    file.parent.mkdir(mode=0o700)
    do("new", file, "--template", "open", "--name", "A", "--language", "en")
    for name in ("all.xlsx", "people.csv"):
        do("export", file, "--out", folder / name)
    do("agreements", file, "--blank", "--out", folder / "blank.pdf")
    do("backup", file, "--out", folder / "copy.mentordesk")
    do("restore", folder / "copy.mentordesk", "--to", file)
    key = Key.derive(WORDS, file.read_bytes()[:16])
    salts.remember(file, key)
    settings = Settings.load(paths.settings_file())
    settings.opened(file)
    logs.set_up(paths.state_folder()).close()
    mails = iter([("1.eml", b"Dear"), ("2.eml", b"Dear")])
    draft_folder.put(folder, mails, 2, None)
    copies = OpenedCopies()
    copies.copy("scan.pdf", b"%PDF")
    with opened(file) as workspace:
        workspace.backups.make(backups.Occasion.ASKED)
        workspace.backups.look(workspace.backups.all()[0].path)
    return copies


def all_below(folder: Path) -> Iterator[tuple[Path, int, bool]]:
    for path in folder.rglob("*"):
        found = path.lstat()
        yield path, stat.S_IMODE(found.st_mode), stat.S_ISDIR(found.st_mode)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_what_is_written_is_for_its_owner_alone(tmp_path, own_folders, capsys):
    shutil.rmtree(own_folders)
    with without_mask():
        kept = live_a_day(tmp_path)
        seen = [*all_below(tmp_path), *all_below(own_folders.parent / own_folders.name)]
    assert kept is not None  # held: what it opened goes with it
    wide = {str(path): oct(mode) for path, mode, is_folder in seen if mode & 0o077}
    assert not wide
    names = {path.name for path, _, _ in seen}
    assert names >= {"people.csv", "all.xlsx", "settings.json", "mentordesk.log", "backups.json"}
    assert names >= {"1.eml", "scan.pdf", "salts", "copy.mentordesk", "blank.pdf"}


@dataclass(frozen=True)
class Writing:
    """Something that is written over something older, and what tells the two apart."""

    name: str
    #: Writes, in a folder, the first time or the second.
    do: Callable[[Path, int], object]

    def __str__(self) -> str:
        return self.name


def _write_settings(folder: Path, number: int) -> None:
    Settings.load(folder / "settings.json").remember("number", number)


def _remember_salt(folder: Path, number: int) -> None:
    salts.remember(folder / NAME, Key("00" * 32, f"{number}" * 32))


def _put_drafts(folder: Path, number: int) -> None:
    content = f"Dear {number}".encode()
    draft_folder.put(folder, iter([("1.eml", content), ("2.eml", content)]), 2, None)


WRITINGS = [
    Writing("a document", lambda folder, n: write_whole(folder / "a.pdf", b"%d" % n * 9_000)),
    Writing("settings", _write_settings),
    Writing("a salt", _remember_salt),
    Writing("drafts", _put_drafts),
]


def state_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("writing", WRITINGS, ids=str)
@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_what_is_written_over_something_older_is_old_or_new(
    writing, for_ever, tmp_path, monkeypatch
):
    def begun(name: str) -> Path:
        folder: Path = tmp_path / name
        folder.mkdir()
        monkeypatch.setattr("mentordesk.storage.salts.state_folder", lambda: folder / "state")
        writing.do(folder, 1)
        return folder

    well = begun("well")
    old = state_of(well)
    with failing(Faults()) as counting:
        writing.do(well, 2)
    new = state_of(well)
    assert new != old
    assert counting.counted > 1
    for first in range(1, counting.counted + 1):
        ill = begun(f"ill {first}")
        try:
            with failing(Faults(first=first, for_ever=for_ever, full=bool(first % 2))):
                writing.do(ill, 2)
        except UserError:
            assert len(list(ill.rglob("*"))) == len(list(well.rglob("*")))
        held = state_of(ill)
        # Two salts have two names, and a path's own.
        if writing.name == "a salt":
            assert list(held.values()) in (list(old.values()), list(new.values()))
        elif writing.name == "drafts" and for_ever:
            # A disk that takes nothing any more takes no old mail back: but each is whole.
            assert held.keys() == old.keys()
            assert all(held[name] in (old[name], new[name]) for name in held)
        else:
            assert held in (old, new)
