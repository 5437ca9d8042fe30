"""The guides' Markdown: the program's own, or what the coordinator made of it."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.models import GuideText, Programme
from mentordesk.paths import resources
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_, Language


class GuideTexts:
    """Reading and changing the texts of the guides, one a programme and language."""

    def __init__(self, file: File) -> None:
        self._file = file

    def text(self, programme_id: int, key: str, language: Language) -> str:
        """Return the Markdown in use."""
        with self._file.read() as session:
            changed = _row(session, programme_id, key, language)
            return changed.body if changed else _original(session, programme_id, key, language)

    def changed(self, programme_id: int, key: str, language: Language) -> bool:
        """Return whether it is the coordinator's own."""
        with self._file.read() as session:
            return _row(session, programme_id, key, language) is not None

    def change(self, programme_id: int, key: str, language: Language, body: str) -> None:
        """Keep a text; the original's own words are no change."""
        with self._file.read() as session:
            changed = body != _original(session, programme_id, key, language)
        if not changed:
            self.restore(programme_id, key, language)
            return
        deed = DeedName(N_("write in “{guide}”")).merging(programme_id, key, language)
        with self._file.write(deed) as session:
            tell(session, guide=_title(session, programme_id, key, language))
            row = _row(session, programme_id, key, language)
            if row is None:
                row = GuideText(programme_id=programme_id, guide=key, language=language)
                session.add(row)
            row.body = body

    def restore(self, programme_id: int, key: str, language: Language) -> None:
        """Forget the coordinator's text; the original is in use again."""
        with self._file.write(DeedName(N_("put “{guide}” back to its original"))) as session:
            tell(session, guide=_title(session, programme_id, key, language))
            session.execute(
                delete(GuideText).where(
                    GuideText.programme_id == programme_id,
                    GuideText.guide == key,
                    GuideText.language == language,
                )
            )


def original(key: str, language: Language, template: str = "") -> str:
    """Return the guide's text as the program brings it: the template's own where it has one."""
    folder = resources() / "guides" / language.value
    own = folder / template / f"{key}.md"
    path = own if template and own.exists() else folder / f"{key}.md"
    return path.read_text(encoding="utf-8")


def _original(session: Session, programme_id: int, key: str, language: Language) -> str:
    return original(key, language, found(session, Programme, programme_id).template)


def _title(session: Session, programme_id: int, key: str, language: Language) -> str:
    return _original(session, programme_id, key, language).splitlines()[0].removeprefix("# ")


def _row(session: Session, programme_id: int, key: str, language: Language) -> GuideText | None:
    return session.scalar(
        select(GuideText).where(
            GuideText.programme_id == programme_id,
            GuideText.guide == key,
            GuideText.language == language,
        )
    )
