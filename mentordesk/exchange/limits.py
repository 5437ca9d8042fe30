"""How large a table of sign-ups may be; anything beyond is a mistake or worse."""

from mentordesk.vocabulary import N_

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 50_000  # as the sentence below says
MAX_COLUMNS = 200
#: The last row that may hold a value: titles and blank rows may stand between those that count.
LAST_ROW = MAX_ROWS + 1_000
#: A workbook's parts together, and how many times their packed size that may be.
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
#: What cells that repeat the same texts may come to, in bytes.
MAX_TEXT = 200 * 1024 * 1024

TOO_LARGE = N_("{file} is larger than {most} MB. Split it and import the parts.")
TOO_MANY_ROWS = N_("{file} has more than 50,000 rows. Split it and import the parts.")
TOO_MANY_COLUMNS = N_("{file} has more than {most} columns. Remove those that are not needed.")
SWELLS = N_("{file} would fill far too much memory when unpacked, so it was not opened.")
