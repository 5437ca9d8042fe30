"""How long a meeting lasts, in a reader's words."""

from mentordesk.i18n import Translator

_HALF_HOUR, _HOUR = 30, 60


def meeting_length(least: int, most: int, translator: Translator) -> str:
    """Return minutes as "45 minutes", "1.5 hours" or "1 to 2 hours" (with a dash)."""
    in_hours = least >= _HOUR and not least % _HALF_HOUR and not most % _HALF_HOUR
    values = [_number(value, in_hours, translator) for value in sorted({least, most})]
    text = "\N{EN DASH}".join(values)
    if in_hours:
        plural = 1 if most == _HOUR else 2
        return translator.ngettext("{length} hour", "{length} hours", plural).format(length=text)
    return translator.ngettext("{length} minute", "{length} minutes", most).format(length=text)


def _number(minutes: int, in_hours: bool, translator: Translator) -> str:
    if not in_hours:
        return translator.number(minutes)
    hours, rest = divmod(minutes, _HOUR)
    return translator.number(minutes / _HOUR, 1) if rest else translator.number(hours)
