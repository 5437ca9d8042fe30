"""The columns that form tools add for themselves; they are neither fields nor unknown."""

import re

#: Whole titles, without case and punctuation (see `titles.plain`).
FORM_TOOL_TITLES = frozenset(
    (
        # Microsoft Forms
        *("id", "start time", "starttidspunkt", "last modified time", "quiz feedback"),
        *("tidspunkt for seneste ændring", "seneste ændringstidspunkt", "sprog i formular"),
        *("total points", "point i alt", "feedback på quiz", "klokkeslæt for start"),
        # LimeSurvey
        *("seed", "response id", "svar id", "besvarelses id", "last page", "sidste side"),
        *("start language", "startsprog", "startlanguage", "ip address", "ip adresse", "ipaddr"),
        *("date started", "startdato", "startdate", "date last action", "referrer url", "refurl"),
        *("lastpage", "datestamp", "dato startet", "dato for sidste handling", "total time"),
        *("token", "access code", "adgangskode", "henvisende url"),
        # SurveyXact, also with the eight letters that SAS once allowed
        *("survey", "respondent", "respondentid", "responde", "organiza", "created", "modified"),
        *("oprettet", "ændret", "starttim", "starttime", "difftime", "responsecollectsessions"),
        *("response", "numberofreturnedmail", "numberof", "importgroup", "importgr", "lang"),
        *("distributionschedule", "distribu", "digitaldistributionstatus", "digitald"),
        *("digitaldistributionerrormessage", "digit 1", "externkey", "importgruppe"),
        # SurveyMonkey, Google Forms
        *("respondent id", "collector id", "start date", "custom data 1", "score"),
    )
)

#: SurveyXact's states, one column each.
_STATES = r"stat(?:internal|completion|creation|distribution|source|collect|overall|[cdos])? \d+"

TOOL_TITLE = re.compile(rf"{_STATES}|(?:question|group) time.*|(?:gruppe|spørgsmåls)tid.*")
