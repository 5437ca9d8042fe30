"""Everything that is printed: what the file holds becomes what a document says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mentordesk.documents.content import AgreementContent, GuideContent
from mentordesk.documents.house_style import HouseStyle
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import agreement_paper, guide_paper, guide_values
from mentordesk.services.agreements import Agreements
from mentordesk.services.evaluations import Evaluations
from mentordesk.services.guide_contents import GuideContents
from mentordesk.services.guide_texts import GuideTexts
from mentordesk.services.latest_paper import LatestPaper
from mentordesk.services.participants import Participants
from mentordesk.services.programmes import Programmes
from mentordesk.services.questionnaire_papers import QuestionnairePapers
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.guides import GUIDE_KINDS, HANDED_OUT, GuideLayout
from mentordesk.vocabulary import N_, Language, RuleKind
from mentordesk.whole_file import write_whole

Progress = Callable[[int, int], None]
_FLYERS = (GuideLayout.DARK_FLYER, GuideLayout.LIGHT_FLYER)


class Paperwork(QuestionnairePapers):
    """Makes the documents of a programme, each in the programme's language unless told."""

    def __init__(
        self,
        programmes: Programmes,
        participants: Participants,
        agreements: Agreements,
        evaluations: Evaluations,
        guide_contents: GuideContents,
        guide_texts: GuideTexts,
    ) -> None:
        self._programmes = programmes
        self._participants = participants
        self._agreements = agreements
        self._evaluations = evaluations
        self._guide_contents = guide_contents
        self._guide_texts = guide_texts
        self._latest = LatestPaper()

    # --- Agreements -------------------------------------------------------------

    def agreements_pdf(
        self,
        programme_id: int,
        *,
        match_ids: Sequence[int] | None = None,
        blank: bool = False,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return the agreements of these pairs, or of all pairs in force, as one PDF.

        Args:
            programme_id: Whose pairs.
            match_ids: The pairs, in the order wanted; all in force without it.
            blank: One agreement without people instead, to fill in by hand.
            language: The programme's without it.
            progress: Told how many of how many are done; may raise `CancelledError`.

        Raises:
            UserError: There are no matches in force.
        """
        from mentordesk.documents import agreement

        translator = self._translator(programme_id, language)
        if blank:
            content = self._agreement_frame(programme_id, translator)
            return agreement.blank_agreement(content, self._style(translator))
        contents = self.agreement_contents(programme_id, match_ids, translator)
        _refuse_none(contents)
        return agreement.agreements(contents, self._style(translator), progress=progress)

    def agreement_forms_pdf(
        self,
        programme_id: int,
        *,
        match_ids: Sequence[int] | None = None,
        language: Language | None = None,
    ) -> bytes:
        """Return these pairs' agreements, or all in force, with fields to fill in on a screen.

        Raises:
            UserError: There are no matches in force.
        """
        from mentordesk.documents import agreement

        translator = self._translator(programme_id, language)
        contents = self.agreement_contents(programme_id, match_ids, translator)
        _refuse_none(contents)
        forms = [replace(content, fillable=True, signed_on="") for content in contents]
        return agreement.agreements(forms, self._style(translator))

    def agreement_preview(
        self, programme_id: int, agreement: AgreementRecord, language: Language
    ) -> bytes:
        """Return a pair's agreement as it would be with these words, which are not kept."""
        from mentordesk.documents import agreement as document

        translator = self._translator(programme_id, language)
        both = (agreement.mentor.enrolment_id, agreement.mentee.enrolment_id)
        people = {id_: self._participants.enrolment(id_) for id_ in both}
        frame = self._agreement_frame(programme_id, translator)
        content = agreement_paper.filled(frame, agreement, people, translator)
        return document.agreements([content], self._style(translator))

    def letters_left_out(
        self, programme_id: int, match_ids: Sequence[int] | None = None
    ) -> Mapping[str, str]:
        """Return whose texts in these pairs' agreements hold letters no font has, and which."""
        from mentordesk.documents import agreement

        translator = self._translator(programme_id, None)
        contents = self.agreement_contents(programme_id, match_ids, translator)
        return agreement.letters_left_out(contents)

    def agreement_contents(
        self, programme_id: int, match_ids: Sequence[int] | None, translator: Translator
    ) -> list[AgreementContent]:
        """Return what these pairs' agreements say, or those of all in force."""
        known = {each.match_id: each for each in self._agreements.all(programme_id)}
        wanted = known if match_ids is None else match_ids
        people = {each.id: each for each in self._participants.enrolments(programme_id)}
        frame = self._agreement_frame(programme_id, translator)
        return [
            agreement_paper.filled(frame, known[each], people, translator)
            for each in wanted
            if each in known
        ]

    def _agreement_frame(self, programme_id: int, translator: Translator) -> AgreementContent:
        programme = self._programmes.get(programme_id)
        values = self.placeholders(programme_id, translator.language)
        rules = (
            rule.text.in_(translator.language)
            for rule in self._programmes.rules(programme_id)
            if rule.kind is RuleKind.GROUND_RULE
        )
        return AgreementContent(
            programme=programme.name,
            period=values["period"],
            terms=agreement_paper.terms(None, translator),
            ground_rules=tuple(rules),
            contact=guide_values.contact(self._programmes.organisation(), values),
            evaluation=values["evaluation"],
        )

    # --- Guides -----------------------------------------------------------------

    def guide_keys(self) -> tuple[str, ...]:
        """Return the keys of all guides, sheets and flyers, which are also their files' names."""
        return tuple(GUIDE_KINDS)

    def guide_pdf(self, programme_id: int, key: str, *, language: Language | None = None) -> bytes:
        """Return one guide.

        Raises:
            UserError: The coordinator's own text holds a placeholder that means nothing.
        """
        translator = self._translator(programme_id, language)
        body = self._guide_texts.text(programme_id, key, translator.language)
        return self._guide(programme_id, key, body, translator)

    def guide_letters_left_out(
        self, programme_id: int, key: str, *, language: Language | None = None
    ) -> Mapping[str, str]:
        """Return the letters in a guide that no font has, by its title; paper lacks them.

        Raises:
            UserError: The coordinator's own text holds a placeholder that means nothing.
        """
        from mentordesk.documents import guide

        translator = self._translator(programme_id, language)
        body = self._guide_texts.text(programme_id, key, translator.language)
        content = self._guide_contents.content(programme_id, key, body, translator)
        return guide.letters_left_out(content)

    def guide_preview(self, programme_id: int, key: str, body: str, language: Language) -> bytes:
        """Return a guide as it would be with this text, which is not kept."""
        translator = Translator(language)
        content = self._guide_contents.content(programme_id, key, body, translator)
        style = self._style(translator)
        return self._latest.pdf((key, content, style), lambda: _set(key, content, style))

    def guides(
        self,
        programme_id: int,
        folder: Path,
        *,
        keys: Sequence[str] = HANDED_OUT,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> tuple[Path, ...]:
        """Write guides into a folder, made if it is missing, and return their paths.

        Args:
            programme_id: Whose guides.
            folder: Where to.
            keys: Which; what is handed out during the programme unless given.
            language: The programme's unless given.
            progress: Told how many of how many are made; may raise `CancelledError`, and no
                guide is written then.

        Raises:
            UserError: The folder cannot be made or written to.
        """
        made = {}
        _make_folder(folder)
        for done, key in enumerate(keys):
            if progress:
                progress(done, len(keys))
            made[folder / f"{key}.pdf"] = self.guide_pdf(programme_id, key, language=language)
        for path, content in made.items():
            self.save(path, content)
        return tuple(made)

    def guide_text(self, programme_id: int, key: str, language: Language) -> str:
        """Return a guide's Markdown: the coordinator's own, or the original."""
        return self._guide_texts.text(programme_id, key, language)

    def guide_changed(self, programme_id: int, key: str, language: Language) -> bool:
        """Return whether the coordinator has a text of her own."""
        return self._guide_texts.changed(programme_id, key, language)

    def change_guide(self, programme_id: int, key: str, language: Language, body: str) -> None:
        """Keep a text of the coordinator's own.

        Raises:
            UserError: It holds a placeholder that means nothing.
        """
        self.check_guide(programme_id, key, body, language)
        self._guide_texts.change(programme_id, key, language, body)

    def restore_guide(self, programme_id: int, key: str, language: Language) -> None:
        """Go back to the original text."""
        self._guide_texts.restore(programme_id, key, language)

    def check_guide(self, programme_id: int, key: str, body: str, language: Language) -> None:
        """Say which placeholder, list or figure means nothing.

        Raises:
            UserError: There is one.
        """
        from mentordesk.documents import guide

        translator = Translator(language)
        content = self._guide_contents.content(programme_id, key, body, translator)
        if GUIDE_KINDS[key].layout in _FLYERS:
            self._guide(programme_id, key, body, translator)
        else:
            # Without its pages: this is asked while somebody writes.
            guide.check(content, self._style(translator))

    def placeholders(self, programme_id: int, language: Language) -> Mapping[str, str]:
        """Return every placeholder a guide may hold, and what it stands for here."""
        return self._guide_contents.placeholders(programme_id, Translator(language))

    def guide_content(self, programme_id: int, key: str, translator: Translator) -> GuideContent:
        """Return what one guide says."""
        body = self._guide_texts.text(programme_id, key, translator.language)
        return self._guide_contents.content(programme_id, key, body, translator)

    def guide_title(self, programme_id: int, key: str, language: Language) -> str:
        """Return what a guide is called."""
        body = self._guide_texts.text(programme_id, key, language)
        title, _, _ = guide_paper.split_title(body)
        return title or key

    def _guide(self, programme_id: int, key: str, body: str, translator: Translator) -> bytes:
        content = self._guide_contents.content(programme_id, key, body, translator)
        return _set(key, content, self._style(translator))

    # --- Files ------------------------------------------------------------------

    def save(self, path: Path, content: bytes) -> None:
        """Write a document whole or not at all.

        Raises:
            UserError: The place cannot be written to.
        """
        write_whole(path, content)


def _set(key: str, content: GuideContent, style: HouseStyle) -> bytes:
    from mentordesk.documents import flyer, guide

    layout = GUIDE_KINDS[key].layout
    if layout in _FLYERS:
        return flyer.flyer(content, style, dark=layout is GuideLayout.DARK_FLYER)
    return guide.guide(content, style)


def _refuse_none(contents: Sequence[AgreementContent]) -> None:
    if not contents:
        raise UserError(
            N_("There are no confirmed matches to print agreements for. Confirm matches first.")
        )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise UserError(
            N_("The folder {folder} cannot be made. Choose another place."), folder=folder.name
        ) from trouble
