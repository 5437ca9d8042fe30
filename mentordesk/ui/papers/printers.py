"""The printers of this computer, and the system's dialog that chooses one and how it prints."""

from dataclasses import dataclass

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from mentordesk.settings import Settings
from mentordesk.ui.papers.print_order import PrintOrder, Sides, job_name
from mentordesk.ui.papers.saving import Paper

_PRINTER = "printer"
#: Paper needs no more, and at a printer's own resolution one page is half a gigabyte.
_DOTS_PER_INCH = 300
#: Under which Qt's engine for CUPS keeps what was chosen beyond Qt's own choices.
_CUPS_OPTIONS = 0xFE00
_NOT_CHOSEN = {
    *(("number-up", "1"), ("job-priority", "50"), ("job-sheets", "none,none")),
    ("page-set", "all"),
}
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: Sides.ONE,
    QPrinter.DuplexMode.DuplexLongSide: Sides.LONG_EDGE,
    QPrinter.DuplexMode.DuplexShortSide: Sides.SHORT_EDGE,
}


@dataclass(frozen=True, slots=True)
class ChosenPrinter:
    """A printer made ready, and what was ordered of it."""

    device: QPrinter
    order: PrintOrder


def there_are_printers() -> bool:
    """Return whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(
    parent: QWidget, settings: Settings, paper: Paper, pages: int
) -> ChosenPrinter | None:
    """Ask in the system's dialog where and how so many pages are printed; `None` when left."""
    device = _ready(settings, paper.name)
    dialog = QPrintDialog(device, parent)
    dialog.setWindowTitle(paper.title)
    options = QPrintDialog.PrintDialogOption
    # A PDF is saved by a button of its own, whose file is no picture of the text.
    dialog.setOption(options.PrintToFile, False)
    dialog.setOption(options.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted:
        return None
    settings.remember(_PRINTER, device.printerName())
    return ChosenPrinter(device, _order(device))


def _ready(settings: Settings, name: str) -> QPrinter:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    kept = settings.recall(_PRINTER, "")
    if kept in QPrinterInfo.availablePrinterNames():
        device.setPrinterName(kept)
    device.setResolution(_DOTS_PER_INCH)
    device.setFullPage(True)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setDocName(job_name(name))
    return device


def _order(device: QPrinter) -> PrintOrder:
    return PrintOrder(
        printer=device.printerName(),
        copies=device.copyCount(),
        sides=_SIDES.get(device.duplex()),
        paper=device.pageLayout().pageSize().key(),
        pages=_pages(device),
        grey=device.colorMode() is QPrinter.ColorMode.GrayScale,
        collated=device.collateCopies(),
        more=_more(device),
    )


def _pages(device: QPrinter) -> str:
    if device.printRange() is not QPrinter.PrintRange.PageRange:
        return ""
    ranges = device.pageRanges().toString()
    return ranges or f"{device.fromPage()}-{device.toPage()}"


def _more(device: QPrinter) -> tuple[tuple[str, str], ...]:
    held = device.printEngine().property(QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS))
    flat = [str(each) for each in held] if isinstance(held, list) else []
    pairs = zip(flat[::2], flat[1::2], strict=False)
    chosen = [pair for pair in pairs if pair[1] and pair not in _NOT_CHOSEN]
    # How several pages lie on a sheet means nothing where there is one.
    several = any(name == "number-up" for name, _ in chosen)
    return tuple(pair for pair in chosen if several or pair[0] != "number-up-layout")
