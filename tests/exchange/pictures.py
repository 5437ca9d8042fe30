"""Pictures as phones and scanners make them, drawn for a test."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

_ORIENTATION, _MAKER, _GPS = 0x0112, 0x010F, 0x8825
_LATITUDE, _NORTH = 2, 1


def a_picture(
    kind: str = "JPEG",
    size: tuple[int, int] = (60, 40),
    *,
    mode: str = "RGB",
    place: bool = False,
    turned: int = 1,
    **more: Any,
) -> bytes:
    """Return a white picture whose upper left corner is black, in the way that it is stored.

    `place` writes where and by whose phone it was taken; `turned` is the orientation of EXIF.
    """
    picture = Image.new("RGB", size, "white")
    corner = (size[0] // 4, size[1] // 4)
    ImageDraw.Draw(picture).rectangle(((0, 0), corner), fill="black")
    exif = Image.Exif()
    exif[_ORIENTATION] = turned
    if place:
        exif[_MAKER] = "Phone of Ida"
        exif.get_ifd(_GPS).update({_NORTH: "N", _LATITUDE: (56.0, 9.0, 30.0)})
    written = BytesIO()
    _in_mode(picture, mode).save(written, kind, exif=exif, **more)
    return written.getvalue()


def _in_mode(picture: Image.Image, mode: str) -> Image.Image:
    if mode == "I;16":
        return picture.convert("I").point(lambda value: value * 257).convert(mode)
    return picture.convert(mode)
