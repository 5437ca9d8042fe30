"""The house stands as drawn: arrows point down, and its rules hold in every file."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "mentordesk").rglob("*.py"))

# The two doors at which anything may be caught: see `errors`.
DOORS = {"mentordesk/cli/__init__.py", "mentordesk/ui/tasks.py", "mentordesk/ui/error_dialogs.py"}
VAGUE = re.compile(r"\b(utils?|helpers?|common|managers?|handlers?|misc)\b")


def test_the_arrows_point_down():
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_for(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    words = ast.get_docstring(tree)
    assert words
    assert words.splitlines()[0].endswith((".", "?"))


def test_everything_is_caught_at_the_doors_alone():
    catching = {
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _keeps_everything(node)
    }
    assert catching <= DOORS


def _keeps_everything(handler: ast.ExceptHandler) -> bool:
    """Return whether a handler takes any exception and does not raise it again."""
    kind = handler.type
    broad = kind is None or (
        isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"}
    )
    return broad and not isinstance(handler.body[-1], ast.Raise)


def test_a_file_is_read_by_one_library():
    """Two SQLite libraries in one process end each other's locks on a file."""
    importing = {
        name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None), *(each.name for each in node.names)]
    }
    assert "sqlcipher3" in importing
    assert not {"sqlite3", "_sqlite3", "pysqlite3", "apsw"} & importing


def test_no_file_is_named_after_nothing():
    vague = [path for path in MODULES if VAGUE.search(path.stem)]
    assert not vague


def test_the_records_load_no_tables():
    code = (
        "import sys, pkgutil, importlib, mentordesk.services.records as r;"
        "names = [each.name for each in pkgutil.iter_modules(r.__path__, r.__name__ + '.')];"
        "[importlib.import_module(name) for name in names];"
        "sys.exit('sqlalchemy' in sys.modules or 'PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own code


@pytest.mark.parametrize(
    "path", sorted((ROOT / "mentordesk/services").glob("*.py")), ids=lambda path: path.stem
)
def test_every_deed_has_a_name_or_says_that_it_is_no_step(path: Path):
    unnamed = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("file.write")
        and not node.args
    ]
    assert not unnamed
