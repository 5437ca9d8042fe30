"""A PDF that goes to the disk while it is drawn: what is finished is written and forgotten."""

from array import array
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFFile,
    PDFFormXObject,
    PDFIndirectObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas

#: What nobody asks for again once its part is drawn: pages, and what is drawn on them.
_FINISHED = (PDFPage, PDFStream, PDFFormXObject)


class FlowingFile:
    """Takes the objects of a canvas's document one by one; ReportLab itself keeps all to the end.

    Of a page there stays its number alone, for the page tree and the bookmarks.
    """

    def __init__(self, canvas: Canvas, stream: BinaryIO) -> None:
        """Write to a stream that is empty and can be searched."""
        self._canvas = canvas
        # ReportLab's own, which its types leave out.
        self._document: Any = vars(canvas)["_doc"]
        self._stream = stream
        #: Where each object begins, in bytes, by its number; 0 for one that is to come.
        self._places = array("Q", [0])
        self._looked_at = 0
        self._end = 0
        self._document.encrypt.prepare(self._document)
        self._write(self._header())

    def flow(self) -> None:
        """Write what is finished: the caller has drawn a part whole, with all that it promised."""
        document = self._document
        for number in range(self._looked_at + 1, document.objectcounter + 1):
            name = document.numberToId[number]
            if isinstance(document.idToObject[name], _FINISHED):
                self._write_object(number)
                del document.numberToId[number], document.idToObject[name]
        self._looked_at = document.objectcounter
        pages = document.Pages.pages
        for place in range(len(pages) - 1, -1, -1):
            if isinstance(pages[place], PDFObjectReference):
                break
            pages[place] = PDFObjectReference(vars(pages[place])["__InternalName__"])

    def finish(self) -> None:
        """Write the rest: faces, bookmarks, the page tree, and where everything is."""
        self.flow()
        document = self._document
        for face in document.delayedFonts:
            face.addObjects(document)
        document.info.invariant = document.invariant
        document.info.digest(document.signature)
        root, about = document.Reference(document.Catalog), document.Reference(document.info)
        document.Outlines.prepare(document, self._canvas)
        if document.Outlines.ready < 0:
            document.Catalog.Outlines = None
        number = 0
        # More objects may turn up while these are written.
        while (number := number + 1) <= document.objectcounter:
            if number in document.numberToId:
                self._write_object(number)
        self._write_places(root, about)
        # A page may have asked for a later version of PDF than the first of them knew of.
        self._stream.seek(0)
        self._stream.write(self._header())

    def _header(self) -> bytes:
        version = vars(self._document)["_pdfVersion"]
        header: bytes = PDFFile(version).format(self._document)
        return header

    def _write_object(self, number: int) -> None:
        document = self._document
        name = document.numberToId[number]
        content = PDFIndirectObject(name, document.idToObject[name]).format(document)
        self._places.extend([0] * (number + 1 - len(self._places)))
        self._places[number] = self._end
        self._write(content)

    def _write_places(self, root: PDFObjectReference, about: PDFObjectReference) -> None:
        begin = self._end
        count = len(self._places)
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for place in self._places[1:]:
            self._write(b"%010d 00000 n \n" % place)
        trailer = PDFTrailer(
            startxref=begin, Size=count, Root=root, Info=about, ID=self._document.ID()
        )
        self._write(trailer.format(self._document))

    def _write(self, content: bytes) -> None:
        self._stream.write(content)
        self._end += len(content)
