"""A photo of a signed paper is kept as it is to be seen, small, and tells nothing of its taker."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from mentordesk.errors import UserError
from mentordesk.exchange.pictures import LONGEST, fit_to_keep
from tests.exchange.pictures import a_picture

# Where the corner that is stored at the upper left is seen, by the orientation of EXIF.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def dark_corners(picture: Image.Image) -> list[tuple[int, int]]:
    grey = picture.convert("L")
    right, bottom = picture.width - 3, picture.height - 3
    corners = {(0, 0): (2, 2), (1, 0): (right, 2), (0, 1): (2, bottom), (1, 1): (right, bottom)}
    return [corner for corner, place in corners.items() if int(str(grey.getpixel(place))) < 128]


@pytest.mark.parametrize("turned", CORNERS)
def test_a_photo_stands_as_the_phone_was_held(turned: int):
    seen = opened(fit_to_keep("a.jpg", a_picture(size=(64, 40), turned=turned)))
    assert seen.size == ((64, 40) if turned < 5 else (40, 64))
    assert dark_corners(seen) == [CORNERS[turned]]


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_of_place_and_phone_is_left(kind: str):
    before = a_picture(kind, place=True)
    after = opened(fit_to_keep("a.jpg", before))
    assert opened(before).getexif()
    assert not after.getexif()
    assert b"Ida" in before
    assert b"Ida" not in fit_to_keep("a.jpg", before)


def test_comments_and_what_stands_behind_a_picture_are_left_out():
    notes = PngInfo()
    notes.add_text("Author", "Ida Krogh")
    assert b"Ida" not in fit_to_keep("a.png", a_picture("PNG", pnginfo=notes))
    jpeg = a_picture(comment=b"Ida Krogh", xmp=b"<x>Ida Krogh</x>") + b"a film of Ida"
    assert jpeg.count(b"Ida") == 3
    assert b"Ida" not in fit_to_keep("a.jpg", jpeg)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", [(LONGEST + 1500, 3000), (300, LONGEST + 1)])
def test_a_large_picture_is_made_smaller_in_its_own_shape(kind: str, size: tuple[int, int]):
    after = opened(fit_to_keep("a", a_picture(kind, size)))
    assert max(after.size) == LONGEST
    assert after.width / after.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert after.format == "JPEG"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_scan_in_any_colours_is_still_readable(mode: str):
    for size in ((60, 40), (LONGEST + 100, 400)):
        after = opened(fit_to_keep("a.png", a_picture("PNG", size, mode=mode)))
        assert dark_corners(after) == [(0, 0)], (mode, size)


def test_a_small_png_stays_sharp_to_the_dot():
    before = a_picture("PNG", (LONGEST, 40))
    after = opened(fit_to_keep("a.png", before))
    assert after.format == "PNG"
    assert after.tobytes() == opened(before).tobytes()


def test_colours_of_print_become_those_of_a_screen():
    assert opened(fit_to_keep("a.jpg", a_picture(mode="CMYK"))).mode == "RGB"


def test_a_picture_that_would_fill_the_memory_is_refused():
    with pytest.raises(UserError, match=r"a\.png has too many pixels"):
        fit_to_keep("a.png", a_picture("PNG", (9_500, 9_500), mode="1"))


def test_half_a_picture_is_refused():
    for kind in ("JPEG", "PNG"):
        whole = a_picture(kind, (400, 300))
        with pytest.raises(UserError, match=r"a\.jpg is damaged"):
            fit_to_keep("a.jpg", whole[: len(whole) // 2])
