"""Paper: what a document says (`content`) becomes PDF bytes, in the organisation's house style.

Nothing here reads a clock, a database or a disk, but for the fonts. Only this package knows
ReportLab. A document is built of `blocks` on `page`s in a `theme`; any text a person typed goes
through `paragraphs`, which escapes it and finds a font for every letter.
"""
