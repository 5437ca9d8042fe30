"""What was chosen in the dialog becomes the options of a job, and any name a job's name."""

import pytest

from mentordesk.ui.papers.print_order import PrintOrder, Sides, job_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Aftale Søren Åkjær 7K2M", "Aftale Soeren Aakjaer 7K2M"),
        ('Agreement <b>Ida</b> & "Bo"', "Agreement b Ida b Bo"),
        ("=SUM(A1) -d other", "SUM A1 -d other"),
        ("-d other", "d other"),
        ("Zoë Łuczak\n\x00😀", "Zoe uczak"),
        ("王小明", "MentorDesk"),
        ("", "MentorDesk"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_jobs_name_is_ascii_whoever_it_is_about(title: str, name: str):
    assert job_name(title) == name
    assert name.isascii()


def test_the_plainest_order_asks_for_paper_alone():
    assert PrintOrder(printer="PDF").options() == (("media", "A4"),)


def test_everything_chosen_is_passed_on():
    order = PrintOrder(
        printer="PDF",
        copies=3,
        sides=Sides.LONG_EDGE,
        paper="Letter",
        pages="1-2,4",
        grey=True,
        collated=False,
        more=(("number-up", "2"), ("media", "A5")),
    )
    assert order.options() == (
        ("media", "Letter"),
        ("fit-to-page", "true"),
        ("sides", "two-sided-long-edge"),
        ("collate", "false"),
        ("page-ranges", "1-2,4"),
        ("print-color-mode", "monochrome"),
        ("number-up", "2"),
    )
