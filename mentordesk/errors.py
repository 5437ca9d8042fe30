"""The one kind of trouble that is a person's to solve."""


class UserError(Exception):
    """What went wrong, why, and what to do, as one sentence still to be translated.

    Raise it with a marked message and the values that belong in it::

        raise UserError(N_("{file} is not a MentorDesk file. Choose another one."), file=name)

    Anything else that is raised is a bug and gets a report instead of a sentence.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.message.format(**self.values)


class CancelledError(Exception):
    """The coordinator stopped a long piece of work; nothing was changed."""
