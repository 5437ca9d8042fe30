"""The key of an encrypted file: made from a passphrase, held in memory, never shown."""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

#: SQLCipher's own number since version 4: https://www.zetetic.net/sqlcipher/sqlcipher-api/
ITERATIONS = 256_000
#: Bytes that stand first in an encrypted file, in clear: they make each file's key its own.
SALT_BYTES = 16
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one encrypted file. It is derived once: a connection then costs nothing more."""

    #: Both in hexadecimal digits.
    secret: str = field(repr=False)
    salt: str

    @classmethod
    def derive(cls, passphrase: str, salt: bytes) -> Self:
        """Return the key that a passphrase makes with a file's salt; some 80 milliseconds.

        One keyboard writes `å` as one character, another as two: they make the same key.
        """
        typed = unicodedata.normalize("NFC", passphrase).encode(errors="surrogatepass")
        secret = hashlib.pbkdf2_hmac("sha512", typed, salt, ITERATIONS, dklen=_KEY_BYTES)
        return cls(secret.hex(), salt.hex())

    @property
    def literal(self) -> str:
        """The key as SQLCipher's `PRAGMA key` and `ATTACH … KEY` take one that is derived."""
        return f"\"x'{self.secret}{self.salt}'\""


def salt_of(path: Path) -> bytes:
    """Return the first bytes of a file, which are its salt when it is encrypted."""
    with path.open("rb") as stream:
        return stream.read(SALT_BYTES)
