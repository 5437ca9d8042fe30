"""Photos and scans that come in: upright, no larger than is read, silent about the place."""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from mentordesk.errors import UserError
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from PIL.Image import Image

#: The long side of what is kept, in pixels: 200 dots an inch on A4, enough to read small print.
LONGEST = 2500
_QUALITY = 85
_DEEP = "I"


def fit_to_keep(name: str, content: bytes) -> bytes:
    """Return a JPEG or PNG drawn anew: as it is to be seen, at most `LONGEST`, nothing beside it.

    A phone writes into its photos when and where they were taken, and with what; none of that is
    in what is returned. A PNG stays one unless it is made smaller.

    Raises:
        UserError: The picture is damaged, or has too many dots to be opened.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # From some 90 million dots on the library warns of what would fill the memory.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
                return _drawn_anew(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as trouble:
        raise UserError(
            N_(
                "{file} has too many pixels to be opened. Scan it at a lower resolution, or take a "
                "new photo."
            ),
            file=name,
        ) from trouble
    except (OSError, SyntaxError, ValueError) as trouble:
        raise UserError(
            N_("{file} is damaged and cannot be shown. Scan the paper again, or take a new photo."),
            file=name,
        ) from trouble


def _drawn_anew(picture: "Image") -> bytes:
    from PIL import ImageOps

    stays_png = picture.format == "PNG" and max(picture.size) <= LONGEST
    colours = picture.info.get("icc_profile")
    upright = picture if stays_png else _without_depth(picture)
    if max(upright.size) > LONGEST:
        upright.thumbnail((LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(upright)
    if not stays_png:
        upright = _on_white(upright)
    transparent = upright.info.get("transparency") if stays_png else None
    # What a library copies from one file to the next: comments, places, thumbnails.
    upright.info = {} if transparent is None else {"transparency": transparent}
    written = BytesIO()
    if stays_png:
        upright.save(written, "PNG", icc_profile=colours)
    else:
        colours = colours if upright.mode == "RGB" and picture.mode == "RGB" else None
        upright.save(written, "JPEG", quality=_QUALITY, icc_profile=colours)
    return written.getvalue()


def _without_depth(picture: "Image") -> "Image":
    """Return a picture of 8 bits a dot, and of full colours where it has a palette."""
    if picture.mode.startswith(_DEEP):
        return picture.convert(_DEEP).point(lambda value: value / 256).convert("L")
    return picture.convert("RGBA") if picture.mode in {"P", "PA", "1"} else picture


def _on_white(picture: "Image") -> "Image":
    from PIL import Image

    if "A" in picture.getbands():
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    return picture if picture.mode in {"RGB", "L"} else picture.convert("RGB")
