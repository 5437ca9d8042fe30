"""Proves a MentorDesk that was built: it does what the checkout does, to the byte.

Usage: python .ci/prove_program.py PROGRAM
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# One after the other, in a folder of their own: the sample, a new file and its migrations, the
# compiled assignment, a workbook out and in.
DEEDS = (
    ("demo", "demo"),
    ("new", "new.mentordesk", "--template=open", "--name=Åben", "--start=2026-09-01"),
    ("check", "new.mentordesk"),
    ("check", "demo/demo.mentordesk"),
    ("candidates", "demo/demo.mentordesk", "--json"),
    ("match", "demo/demo.mentordesk", "--json"),
    ("report", "demo/demo.mentordesk", "--questionnaire=final", "--json"),
    ("export", "demo/demo.mentordesk", "--out=people.xlsx"),
    ("import", "demo/demo.mentordesk", "people.xlsx", "--dry-run", "--json"),
    ("check", "missing.mentordesk"),
)
MADE_NOW = {"new.mentordesk", "people.xlsx"}
ON_WINDOWS = sys.platform == "win32"


def main() -> int:
    """Do every deed with both and compare; then start the window. Return the exit code."""
    program = str(Path(sys.argv[1]).resolve())
    with TemporaryDirectory() as folder:
        home = Path(folder)
        ours, theirs = home / "ours", home / "theirs"
        differing = [
            " ".join(deed)
            for deed in DEEDS
            if do([sys.executable, "-m", "mentordesk", *deed], ours) != do([program, *deed], theirs)
        ]
        differing += [name for name, _ in files(ours) ^ files(theirs)]
        for name in sorted(set(differing)):
            print(f"Not as in the checkout: {name}", file=sys.stderr)
        print(f"{len(DEEDS)} deeds and {len(files(theirs))} files as in the checkout")
        shown = [show(platform, program, theirs) for platform in platforms()]
    return 1 if differing or not all(shown) else 0


def do(words: list[str], folder: Path) -> tuple[int, bytes, bytes]:
    """Return the exit code and what was printed, on a computer that knows nothing of us."""
    folder.mkdir(exist_ok=True)
    done = subprocess.run(
        words, cwd=folder, env=variables(folder), capture_output=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def variables(folder: Path) -> dict[str, str]:
    """Return the environment of such a computer, with a home beside `folder`."""
    if ON_WINDOWS:
        home = str(folder.parent / "home")
        return {**os.environ, "APPDATA": home, "LOCALAPPDATA": home}
    return {"HOME": str(folder.parent / "home"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


def files(folder: Path) -> set[tuple[str, bytes]]:
    """Return what the deeds made, but for what knows its hour: later deeds have read that."""
    made = (path for path in folder.rglob("*") if path.is_file())
    return {
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in made
        if path.name not in MADE_NOW
    }


def platforms() -> list[str]:
    """Return the screens to try: none at all, and a real one where Xvfb lends it."""
    return ["offscreen", "xcb"] if shutil.which("xvfb-run") else ["offscreen"]


def show(platform: str, program: str, folder: Path) -> bool:
    """Open the sample in the window and tell whether it could be used."""
    screen = {"QT_QPA_PLATFORM": platform, "MENTORDESK_TIMING": "1"}
    words = [program, "demo/demo.mentordesk"]
    done = subprocess.run(
        ["xvfb-run", "-a", *words] if platform == "xcb" else words,
        cwd=folder,
        env=variables(folder) | screen,
        capture_output=True,
        text=True,
        check=False,
    )
    seen = [line.partition(" ")[0] for line in done.stdout.splitlines()]
    good = (done.returncode, seen, done.stderr) == (0, ["painted", "usable"], "")
    outcome = "can be used" if good else f"failed: {done.returncode} {seen}\n{done.stderr}"
    print(f"The window ({platform}) {outcome}", file=sys.stdout if good else sys.stderr)
    return good


if __name__ == "__main__":
    sys.exit(main())
