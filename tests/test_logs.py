"""The log tells where the program went wrong and nothing about anybody."""

import json
import logging
import os
import stat
from pathlib import Path

import pytest

from mentordesk import logs

PERSON = "Bo Friis <bo@example.org>"


@pytest.fixture(autouse=True)
def no_log_afterwards():
    logger = logging.getLogger("mentordesk")
    before = logger.handlers[:], logger.level, logger.propagate
    yield
    for handler in logger.handlers[:]:
        handler.close()
    logger.handlers[:], logger.propagate = before[0], before[2]
    logger.setLevel(before[1])


@pytest.fixture
def log(tmp_path):
    logs.set_up(tmp_path)
    return lambda: (tmp_path / "mentordesk.log").read_text(encoding="utf-8")


def fail_over(person: str) -> None:
    raise ValueError(person)


def fail_twice(*, openly: bool | None) -> None:
    """Fail over a failure: `openly` for that reason, by accident (None), or instead of it."""
    try:
        fail_over(PERSON)
    except ValueError as error:
        if openly:
            raise KeyError(PERSON) from error
        if openly is None:
            raise KeyError(PERSON)  # noqa: B904 - as a bug would
        raise KeyError(PERSON) from None


def test_a_record_has_its_time_level_module_and_words(log):
    logging.getLogger("mentordesk.storage.file").warning("Opened in %.1f s", 0.25)
    assert log().endswith("WARNING mentordesk.storage.file: Opened in 0.2 s\n")
    assert log().startswith("20")


def test_a_record_names_nobody(log):
    logger = logging.getLogger("mentordesk.services")
    logger.warning("Imported %d rows of %s", 3, PERSON)
    logger.warning("Mapped %(who)s", {"who": PERSON})
    logger.warning(ValueError(PERSON))
    text = log()
    assert "Imported 3 rows of <str>" in text
    assert "Mapped %(who)s" in text
    assert "<ValueError>" in text
    assert "Bo" not in text


def test_a_record_whose_values_do_not_fit_is_kept_without_them():
    record = logging.LogRecord("mentordesk", logging.INFO, "", 1, "%d is odd", (PERSON,), None)
    assert logs._Discreet().format(record).endswith("INFO mentordesk: %d is odd")


def test_an_exception_is_told_by_kind_and_place(log):
    try:
        fail_over(PERSON)
    except ValueError:
        logging.getLogger("mentordesk").exception("A bug")
    text = log()
    assert "builtins.ValueError" in text
    assert "in fail_over" in text
    assert "Bo" not in text


@pytest.mark.parametrize("openly", [True, None])
def test_a_trace_tells_what_led_to_what(openly):
    with pytest.raises(KeyError) as caught:
        fail_twice(openly=openly)
    lines = logs.trace(caught.value).splitlines()
    assert lines[0] == "builtins.ValueError"
    assert lines.index("which led to") < lines.index("builtins.KeyError")
    assert "Bo" not in "\n".join(lines)


def test_a_trace_leaves_out_what_was_hidden_on_purpose():
    with pytest.raises(KeyError) as caught:
        fail_twice(openly=False)
    assert "ValueError" not in logs.trace(caught.value)


def test_a_trace_of_errors_that_point_at_each_other_ends():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert logs.trace(first).count("KeyError") == 1
    group = ExceptionGroup("several", [first])
    first.__cause__ = group
    assert logs.trace(group).count("ExceptionGroup") == 1
    third = TypeError()
    fourth = ExceptionGroup("several", [third])
    fourth.__cause__ = third
    assert logs.trace(fourth).count("TypeError") == 1


def test_a_trace_tells_every_error_of_a_group():
    group = ExceptionGroup(PERSON, [ValueError(PERSON), TypeError(PERSON)])
    text = logs.trace(group)
    assert "  | builtins.ValueError" in text
    assert "  | builtins.TypeError" in text
    assert "Bo" not in text


def test_a_trace_does_not_say_whose_computer_this_is():
    with pytest.raises(ValueError, match="Expecting") as caught:
        json.loads("")
    text = logs.trace(caught.value)
    assert "decoder.py" in text
    assert "/" not in text.replace("tests/test_logs.py", "")


@pytest.mark.parametrize(
    ("filename", "place"),
    [
        (str(logs._HOME / "mentordesk" / "cli.py"), "mentordesk/cli.py"),
        ("/home/anna/venv/site-packages/sqlalchemy/orm/x.py", "sqlalchemy/orm/x.py"),
        ("/home/anna/python3.11/json/decoder.py", "decoder.py"),
        ("mentordesk/cli.py", "mentordesk/cli.py"),
        ("<string>", "<string>"),
    ],
)
def test_a_place_is_told_without_the_users_folders(filename, place):
    assert logs._place(filename) == place


def test_other_libraries_are_not_logged(log):
    logging.getLogger("sqlalchemy.engine").error("SELECT %s", PERSON)
    logging.getLogger("mentordesk").error("ours")
    assert log().count("\n") == 1


def test_a_second_call_takes_the_first_ones_place(log, tmp_path):
    logs.set_up(tmp_path / "other", logging.ERROR)
    logging.getLogger("mentordesk").error("once")
    logging.getLogger("mentordesk").info("too small")
    assert log() == ""
    assert (tmp_path / "other" / "mentordesk.log").read_text().count("\n") == 1


def test_a_missing_folder_is_made(tmp_path):
    handler = logs.set_up(tmp_path / "state" / "mentordesk")
    assert isinstance(handler, logging.FileHandler)
    assert Path(handler.baseFilename) == tmp_path / "state" / "mentordesk" / "mentordesk.log"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_the_log(tmp_path):
    logs.set_up(tmp_path)
    file = tmp_path / "mentordesk.log"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_log_stays_small(tmp_path, monkeypatch):
    monkeypatch.setattr(logs, "_BYTES", 1_000)
    logs.set_up(tmp_path)
    for n in range(200):
        logging.getLogger("mentordesk").info("Line %d", n)
    assert len(list(tmp_path.iterdir())) == 4
    assert all(file.stat().st_size <= 1_000 for file in tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_gets_no_log(tmp_path):
    (tmp_path / "blocked").touch()
    assert isinstance(logs.set_up(tmp_path / "blocked"), logging.NullHandler)
    logging.getLogger("mentordesk").error("x")


def test_a_log_that_breaks_does_not_stop_the_program(tmp_path, capsys, monkeypatch):
    def fail():
        raise OSError(PERSON)

    handler = logs.set_up(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(handler, "flush", fail)
        logging.getLogger("mentordesk").error("x")
    assert capsys.readouterr().err == ""
