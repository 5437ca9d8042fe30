"""What decides a match in this programme: weights, thresholds and two choices."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox

from mentordesk.services.records.matches import MatchingSettings
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Field, Form, plain_label
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.vocabulary import CRITERION_NAMES, N_, TIER_NAMES, Criterion, Tier

_MOST = 10
_PERCENT = 100
_THRESHOLDS = (
    ("threshold_top", Tier.TOP),
    ("threshold_good", Tier.GOOD),
    ("threshold_match", Tier.MATCH),
)
_TICKS = (
    ("spread_load", N_("One mentee each before any mentor gets a second")),
    ("bar_same_employer", N_("Never match two people of the same employer")),
)


class MatchingPage(ScrollingPage):
    """Each change is saved at once and counts from the next proposal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._form = Form(desk.theme)
        self.weights: dict[Criterion, NumberField] = {}
        self.thresholds: dict[str, NumberField] = {}
        self.ticks: dict[str, QCheckBox] = {}
        self._add_weights()
        self._add_thresholds()
        self._add_ticks()
        super().__init__(self._form)

    def refresh(self) -> None:
        """Show what the file holds."""
        kept = self._kept()
        for criterion, control in self.weights.items():
            control.show_value(round(kept.weights.get(criterion, 0)))
        for name, control in self.thresholds.items():
            control.show_value(round(getattr(kept, name) * _PERCENT))
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(kept, name))

    def _kept(self) -> MatchingSettings:
        return self._desk.workspace.programmes.matching_settings(self._desk.programme_id)

    def _save(self, field: Field, settings: MatchingSettings) -> None:
        change = self._desk.workspace.programmes.change_matching_settings
        field.attempt(self._desk.translator, lambda: change(self._desk.programme_id, settings))

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
        self._save(field, replace(kept, weights=weights))

    def _add_thresholds(self) -> None:
        tr = self._desk.translator.gettext
        self._form.add_heading(tr("From which fit each label is given"))
        for name, tier in _THRESHOLDS:
            control = NumberField(0, _PERCENT, suffix="%")
            field = self._form.add(tr(TIER_NAMES[tier]), control)
            control.committed.connect(
                lambda n, f=field, k=name: self._save(f, replace(self._kept(), **{k: n / _PERCENT}))
            )
            self.thresholds[name] = control

    def _add_ticks(self) -> None:
        tr = self._desk.translator.gettext
        self._form.add_heading(tr("How it works"))
        for name, title in _TICKS:
            tick = QCheckBox(tr(title))
            tick.clicked.connect(lambda on, k=name: self._tick(k, on=on))
            self._form.add_wide(tick)
            self.ticks[name] = tick

    def _tick(self, name: str, *, on: bool) -> None:
        settings = replace(self._kept(), spread_load=on)
        if name == "bar_same_employer":
            settings = replace(self._kept(), bar_same_employer=on)
        change = self._desk.workspace.programmes.change_matching_settings
        change(self._desk.programme_id, settings)
