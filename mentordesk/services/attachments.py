"""Scans and photos that are kept with a pair: the agreement as it was signed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import func, select

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.exchange.pdf_scans import without_asides
from mentordesk.exchange.pictures import fit_to_keep
from mentordesk.models import Attachment, Match
from mentordesk.services.records.papers import AttachmentRecord
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_

_MEGABYTE = 1024 * 1024
#: The largest scan that is kept, and the largest that is looked at: it may become smaller; bytes.
SIZE_MOST = 10 * _MEGABYTE
READ_MOST = 60 * _MEGABYTE
_TOO_LARGE = N_(
    "{file} is larger than {most} MB. Scan it at a lower resolution, or take a smaller photo."
)
#: How each kind of file begins, its media type and its ending. A PDF may have something before it.
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
_PDF = b"%PDF-"
_PDF_TYPE = "application/pdf"
_PDF_WITHIN = 1024
_SAME_ENDING = {".jpeg": ".jpg", ".jpe": ".jpg"}
_NAME_MOST = 120


class Attachments:
    """Keeping, listing and removing what belongs to a pair."""

    def __init__(self, file: File, clock: Callable[[], datetime]) -> None:
        self._file = file
        self._clock = clock

    def attach_file(self, match_id: int, path: Path) -> int:
        """Keep a copy of a file with a pair, and return its id.

        Raises:
            UserError: It cannot be read, or as `attach` says.
        """
        try:
            with path.open("rb") as stream:
                # One byte more tells that it is too large, and the rest is never read.
                content = stream.read(READ_MOST + 1)
        except OSError as trouble:
            raise UserError(
                N_("{file} cannot be read. Look whether it is still there, and choose it again."),
                file=path.name,
            ) from trouble
        return self.attach(match_id, path.name, content)

    def attach(self, match_id: int, name: str, content: bytes) -> int:
        """Keep a scan or photo with a pair, and return its id; what it is, the content tells.

        A picture is kept upright and no larger than is read. Neither it nor a PDF keeps what a
        phone or a scanner wrote into it about who, where and with what.

        Raises:
            UserError: It is larger than `READ_MOST`, or than `SIZE_MOST` as it would be kept, is
                no PDF, JPEG or PNG, or is damaged.
        """
        _refuse_larger(name, content, READ_MOST)
        media_type, ending = _kind(name, content)
        if media_type == _PDF_TYPE:
            content = without_asides(content)
        else:
            content = fit_to_keep(name, content)
            media_type, ending = _kind(name, content)
        _refuse_larger(name, content, SIZE_MOST)
        deed = DeedName(N_("attach {file}")).of(file=_file_name(name, ending))
        with self._file.write(deed) as session:
            found(session, Match, match_id)
            row = Attachment(
                match_id=match_id,
                name=_file_name(name, ending),
                media_type=media_type,
                content=content,
                added_at=self._clock(),
            )
            session.add(row)
            session.flush()
            return row.id

    def of_pair(self, match_id: int) -> tuple[AttachmentRecord, ...]:
        """Return what is kept with a pair, the oldest first."""
        columns = (Attachment.id, Attachment.match_id, Attachment.name, Attachment.media_type)
        size = func.length(Attachment.content).label("size")
        with self._file.read() as session:
            rows = session.execute(
                select(*columns, size, Attachment.added_at)
                .where(Attachment.match_id == match_id)
                .order_by(Attachment.added_at, Attachment.id)
            )
            return tuple(AttachmentRecord(**row) for row in rows.mappings())

    def read(self, attachment_id: int) -> bytes:
        """Return the content of what is kept.

        Raises:
            UserError: It is no longer there.
        """
        with self._file.read() as session:
            return found(session, Attachment, attachment_id).content

    def remove(self, attachment_id: int) -> None:
        """Remove what was kept; nothing of it is left in the file."""
        with self._file.write(DeedName(N_("remove {file}"))) as session:
            row = found(session, Attachment, attachment_id)
            tell(session, file=row.name)
            session.delete(row)


def _refuse_larger(name: str, content: bytes, most: int) -> None:
    if len(content) > most:
        raise UserError(_TOO_LARGE, file=name, most=most // _MEGABYTE)


def _kind(name: str, content: bytes) -> tuple[str, str]:
    """Return the media type and the ending of a content."""
    for begins, media_type, ending in _KINDS:
        if content.startswith(begins):
            return media_type, ending
    if _PDF in content[:_PDF_WITHIN]:
        return _PDF_TYPE, ".pdf"
    raise UserError(
        N_("{file} is not a PDF, JPEG or PNG. Save it as one of these first."), file=name
    )


def _file_name(name: str, ending: str) -> str:
    """Return a name without folders whose ending is what the content says."""
    bare = PurePosixPath(name.replace("\\", "/")).name
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in bare).split())
    path = PurePosixPath(line or "scan")
    told = _SAME_ENDING.get(path.suffix.lower(), path.suffix.lower())
    stem = path.stem if told in {".pdf", ".jpg", ".png"} else path.name
    return stem[:_NAME_MOST].strip() + ending
