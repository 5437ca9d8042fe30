"""The passphrase of a file: chosen, asked for, and the lock that it opens."""
