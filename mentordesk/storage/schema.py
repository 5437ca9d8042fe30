"""Which tables a file has: its own number, and the migrations that lead there."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.pool import NullPool

from mentordesk.desk_file import APPLICATION_ID
from mentordesk.storage import migrations
from mentordesk.storage.connection import Mode, connect, engine
from mentordesk.storage.key import Key


@dataclass(frozen=True, slots=True)
class Schema:
    """A state of the tables: the number of its last migration, kept as SQLite's `user_version`."""

    number: int
    #: The folder with Alembic's `env.py` and `versions`.
    migrations: Path

    def apply(self, path: Path, key: Key | None = None) -> None:
        """Bring the file at `path`, empty or older, to this state: as a whole or not at all.

        SQLite's complaints pass through: the caller knows by what name the user knows the file.

        Raises:
            RuntimeError: a migration left rows without their parents.
        """
        # Alembic rebuilds a table to alter it, and dropping the old one would delete the rows
        # that refer to it. The switch has no effect inside a transaction.
        opened = engine(
            lambda: connect(path, Mode.WRITE, key=key, foreign_keys=False),
            NullPool,
            "BEGIN IMMEDIATE",
        )
        with opened.begin() as connection:
            self._migrate(connection)
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                tables = sorted({row[0] for row in orphans})
                raise RuntimeError(f"A migration left rows without their parents in {tables}")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {self.number}")

    def _migrate(self, connection: Connection) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("path_separator", "os")
        config.set_main_option("script_location", str(self.migrations).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, f"{self.number:04}")


#: What this version of the program reads and writes.
CURRENT = Schema(number=6, migrations=Path(os.path.realpath(migrations.__path__[0])))
