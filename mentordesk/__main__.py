"""The program's one entrance: a deed without a window, or the window."""

import sys

from mentordesk import cli


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
