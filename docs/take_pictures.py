"""Photographs every page and every dialog: both languages, both looks, both sizes of window.

`python docs/take_pictures.py FOLDER` puts the pictures in FOLDER, with a list of words that were
cut; `--readme` makes anew the two pictures beside this file that README shows.
"""

import argparse
import json
import multiprocessing
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

_SIZES = ((1280, 800), (1024, 600))
_LANGUAGES = ("da", "en")
_LOOKS = ("light", "dark")
_README = Path(__file__).parent / "pictures"
_SHOWN_IN_README = ("overview", "matches")
_COLOURS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How one round of pictures is taken, and where they go."""

    language: str
    look: str
    size: tuple[int, int]
    #: Holds the files that the scenes show.
    stage: Path
    folder: Path
    #: Names of scenes, all when empty.
    only: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The folder of this round."""
        return f"{self.language}-{self.look}-{self.size[0]}"


def take_round(setting: Setting) -> list[str]:
    """Photograph the scenes in one setting; return what is amiss, a line each."""
    home = setting.stage / "home" / setting.name
    home.mkdir(parents=True)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(home, setting.size)}"
    # Nothing is kept where the person who runs this keeps her own.
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(home)
    from camera import Camera
    from picture_scenes import SCENES

    folder = setting.folder / setting.name
    folder.mkdir(parents=True, exist_ok=True)
    if not setting.only:
        # Scenes come and go, and their numbers with them.
        for earlier in folder.glob("*.png"):
            earlier.unlink()
    camera = Camera(setting.stage, setting.language, setting.look, setting.size)
    for number, scene in enumerate(SCENES, start=1):
        if not setting.only or scene.name in setting.only:
            camera.take(scene, folder / f"{number:02}-{scene.name}.png")
    return [f"{setting.name}: {line}" for line in camera.amiss]


def _screen(home: Path, size: tuple[int, int]) -> Path:
    """Describe a screen of that size, so that dialogs know their room."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    described = home / "screen.json"
    described.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return described


def take_all(settings: list[Setting]) -> list[str]:
    """Photograph every setting, as many at once as there are processors."""
    # A fresh process each: Qt has one application, and its screen, for good.
    context = multiprocessing.get_context("spawn")
    # Half of the time goes by waiting for windows to settle.
    workers = 2 * (os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1) as pool:
        return [line for lines in pool.map(take_round, settings) for line in lines]


def settings(stage: Path, folder: Path, only: Iterable[str]) -> list[Setting]:
    """Return every way in which the scenes are photographed."""
    return [
        Setting(
            language=language, look=look, size=size, stage=stage, folder=folder, only=tuple(only)
        )
        for size, language, look in product(_SIZES, _LANGUAGES, _LOOKS)
    ]


def _for_readme(stage: Path) -> list[str]:
    from PIL import Image

    folder = stage / "readme"
    setting = Setting(
        language="en",
        look="light",
        size=_SIZES[0],
        stage=stage,
        folder=folder,
        only=_SHOWN_IN_README,
    )
    amiss = take_all([setting])
    for name in _SHOWN_IN_README:
        (taken,) = (folder / setting.name).glob(f"*-{name}.png")
        with Image.open(taken) as picture:
            few = picture.convert("RGB").quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE)
            few.save(_README / f"{name}.png", optimize=True)
    return amiss


def main() -> int:
    """Take the pictures asked for; 1 when a scene could not be brought up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--readme", action="store_true", help="the pictures in README instead")
    parser.add_argument("--only", nargs="+", default=[], help="names of scenes")
    wanted = parser.parse_args()
    with TemporaryDirectory() as folder:
        from picture_files import make_files

        stage = Path(folder)
        make_files(stage)
        if wanted.readme:
            amiss = _for_readme(stage)
        else:
            amiss = take_all(settings(stage, wanted.folder, wanted.only))
            (wanted.folder / "amiss.txt").write_text("\n".join([*amiss, ""]), encoding="utf-8")
    broken = [line for line in amiss if "BROKEN" in line]
    sys.stderr.writelines(f"{line}\n" for line in broken)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
