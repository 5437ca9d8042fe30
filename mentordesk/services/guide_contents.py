"""What a guide, a sheet or a flyer says: its text, filled with all that the programme knows."""

from collections.abc import Mapping

from mentordesk.documents.content import GuideContent, Milestone
from mentordesk.i18n import Translator
from mentordesk.services import guide_paper, guide_values, playbook_paper, sign_up_paper
from mentordesk.services.evaluations import Evaluations
from mentordesk.services.overview import Overview
from mentordesk.services.playbook import Playbook
from mentordesk.services.privacy import Privacy
from mentordesk.services.privacy_words import privacy_lists
from mentordesk.services.programmes import Programmes
from mentordesk.services.records.guides import GUIDE_KINDS, GuideLayout
from mentordesk.services.records.playbook import MILESTONE_NAMES


class GuideContents:
    """Gathers what the texts of a programme leave open."""

    def __init__(
        self,
        programmes: Programmes,
        evaluations: Evaluations,
        overview: Overview,
        playbook: Playbook,
        privacy: Privacy,
    ) -> None:
        self._programmes = programmes
        self._evaluations = evaluations
        self._overview = overview
        self._playbook = playbook
        self._privacy = privacy

    def placeholders(self, programme_id: int, translator: Translator) -> Mapping[str, str]:
        """Return every placeholder that a text may hold, and what it stands for here."""
        return guide_values.placeholders(
            self._programmes.get(programme_id),
            self._programmes.organisation(),
            {each.round for each in self._evaluations.questionnaires(programme_id)},
            self._playbook.events(programme_id),
            translator,
        )

    def content(
        self, programme_id: int, key: str, body: str, translator: Translator
    ) -> GuideContent:
        """Return what the guide `key` says with this text."""
        programme = self._programmes.get(programme_id)
        organisation = self._programmes.organisation()
        events = self._playbook.events(programme_id)
        title, subtitle, text = guide_paper.split_title(
            playbook_paper.clocked(body, events, translator)
        )
        activities = self._playbook.plan(programme_id)
        subjects, topics = self._programmes.subjects(), self._programmes.topics()
        return GuideContent(
            title=title,
            subtitle=subtitle,
            body=text,
            programme=programme.name,
            values=self.placeholders(programme_id, translator),
            lists={
                **guide_values.lists(self._programmes.rules(programme_id), translator),
                **privacy_lists(
                    self._privacy,
                    programme_id,
                    self._privacy.deletion_day(programme_id),
                    organisation.name,
                    translator,
                ),
            },
            boxes=sign_up_paper.boxes(programme, organisation, subjects, topics, translator),
            plan=playbook_paper.phases(programme, activities, events, translator),
            facts=guide_paper.facts(programme, organisation, translator),
            course=self._course(programme_id, translator),
            cover=GUIDE_KINDS[key].layout is GuideLayout.BOOKLET,
        )

    def _course(self, programme_id: int, translator: Translator) -> tuple[Milestone, ...]:
        return tuple(
            Milestone(
                label=translator.gettext(MILESTONE_NAMES[point.milestone]),
                when=translator.date(point.on, "medium"),
            )
            for point in self._overview.timeline(programme_id)
        )
