"""Puts files into a folder, all of them or none: mail drafts, under names that tell of nobody."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.whole_file import refusal, write_whole

Progress = Callable[[int, int], None]

_ENDING = ".eml"


def draft_name(pair: AgreementRecord) -> str:
    """Return the file's name of a pair's mail: the code on their papers."""
    return pair.code + _ENDING


def draft_name_of(person: EnrolmentRecord) -> str:
    """Return the file's name of a mail to one person: their role and the sign-up's number."""
    return f"{person.role.value}-{person.id}{_ENDING}"


def put(
    folder: Path, files: Iterator[tuple[str, bytes]], count: int, progress: Progress | None
) -> tuple[Path, ...]:
    """Write files, names and contents, beside the folder's own, and move all in at once.

    Raises:
        UserError: The folder refuses, or one of the names is a folder's; it is left as it was.
    """
    try:
        building = TemporaryDirectory(dir=folder, prefix=".mentordesk-")
    except OSError as trouble:
        raise refusal(trouble, folder / (folder.name or "MentorDesk")) from trouble
    with building as aside:
        made = []
        for done, (name, content) in enumerate(files):
            if progress is not None:
                progress(done, count)
            path = Path(aside) / name
            write_whole(path, content)
            made.append(path)
        return _moved_in(folder, made)


def _moved_in(folder: Path, made: Sequence[Path]) -> tuple[Path, ...]:
    moved: list[tuple[Path, Path | None]] = []
    try:
        for path in made:
            target = folder / path.name
            try:
                moved.append((target, _laid_aside(target, path.parent)))
                path.replace(target)
            except OSError as trouble:
                raise refusal(trouble, target) from trouble
    except BaseException:
        for target, before in reversed(moved):
            # What a broken disk takes back no more is a whole mail all the same.
            with suppress(OSError):
                if before is None:
                    target.unlink(missing_ok=True)
                else:
                    before.replace(target)
        raise
    return tuple(target for target, _ in moved)


def _laid_aside(target: Path, aside: Path) -> Path | None:
    """Keep what bears the name, which stays there until it is replaced; `None` without any."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    if not target.exists():
        return None
    before = aside / f"{target.name}.before"
    try:
        os.link(target, before, follow_symlinks=False)
    except OSError:  # some disks know one name for each file
        shutil.copy2(target, before)
    return before
