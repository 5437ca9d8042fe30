"""What decides a match, to be tried: weights, thresholds, what is aimed at, what bars."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from mentordesk.services.matching_settings import drafted
from mentordesk.services.records.matches import MatchingSettings
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Field, Form, plain_label
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.matches.settings_words import AIMS, BARS, THRESHOLDS
from mentordesk.vocabulary import CRITERION_NAMES, TIER_NAMES, Criterion

_MOST = 10
_PERCENT = 100


class WeightsForm(ScrollingPage):
    """Holds a draft: nothing is saved until `save`, and it counts from the next proposal."""

    #: The draft is another one: `draft` has it.
    drafted = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        #: What is tried, `None` while nothing is changed.
        self.draft: MatchingSettings | None = None
        self._form = Form(desk.theme)
        self.weights: dict[Criterion, NumberField] = {}
        self.thresholds: dict[str, NumberField] = {}
        self.ticks: dict[str, QCheckBox] = {}
        tr = desk.translator.gettext
        self._add_weights()
        self._add_thresholds()
        self._add_ticks(tr("How the whole is found"), AIMS)
        self._add_ticks(tr("What keeps two people apart"), BARS)
        super().__init__(self._form)

    def refresh(self) -> None:
        """Show what the file holds; a draft that is begun stays."""
        if self.draft is None or self.draft == self.saved:
            self.draft = None
        kept = self._kept()
        for criterion, control in self.weights.items():
            control.show_value(round(kept.weights.get(criterion, 0)))
        for name, control in self.thresholds.items():
            control.show_value(round(getattr(kept, name) * _PERCENT))
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(kept, name))

    def begin(self) -> None:
        """Put the cursor on the first weight."""
        next(iter(self.weights.values())).setFocus()

    @property
    def saved(self) -> MatchingSettings:
        """What the file holds."""
        return self._desk.workspace.programmes.matching_settings(self._desk.programme_id)

    @property
    def is_changed(self) -> bool:
        """Whether the draft is another than what the file holds."""
        return self.draft is not None and self.draft != self.saved

    def save(self) -> None:
        """Save the draft."""
        if self.draft is not None:
            programmes = self._desk.workspace.programmes
            programmes.change_matching_settings(self._desk.programme_id, self.draft)
            self.draft = None

    def _kept(self) -> MatchingSettings:
        return self.draft or self.saved

    def _take(self, settings: MatchingSettings) -> None:
        """Try what is set.

        Raises:
            UserError: It could not be saved.
        """
        self.draft = drafted(self.saved, settings)
        self.drafted.emit()

    def _try(self, field: Field, settings: MatchingSettings) -> None:
        field.attempt(self._desk.translator, lambda: self._take(settings))

    def _add_weights(self) -> None:
        tr = self._desk.translator.gettext
        self._form.add_heading(tr("How much each thing counts"))
        self._form.add_wide(
            plain_label(
                tr("From 0 (not at all) to 10. A blank answer neither helps nor hurts."), "soft"
            )
        )
        for criterion in Criterion:
            control = NumberField(0, _MOST)
            field = self._form.add(tr(CRITERION_NAMES[criterion]), control)
            control.committed.connect(lambda n, f=field, c=criterion: self._weigh(f, c, n))
            self.weights[criterion] = control

    def _weigh(self, field: Field, criterion: Criterion, weight: int) -> None:
        kept = self._kept()
        weights = {**kept.weights, criterion: float(weight)}
        self._try(field, replace(kept, weights=weights))

    def _add_thresholds(self) -> None:
        tr = self._desk.translator.gettext
        self._form.add_heading(tr("From which fit each label is given"))
        for name, tier in THRESHOLDS:
            control = NumberField(0, _PERCENT, suffix="%")
            field = self._form.add(tr(TIER_NAMES[tier]), control)
            control.committed.connect(
                lambda n, f=field, k=name: self._try(f, replace(self._kept(), **{k: n / _PERCENT}))
            )
            self.thresholds[name] = control

    def _add_ticks(self, heading: str, choices: tuple[tuple[str, str], ...]) -> None:
        tr = self._desk.translator.gettext
        self._form.add_heading(heading)
        for name, title in choices:
            tick = QCheckBox(tr(title))
            tick.clicked.connect(lambda on, k=name: self._take(replace(self._kept(), **{k: on})))
            self._form.add_wide(tick)
            self.ticks[name] = tick
