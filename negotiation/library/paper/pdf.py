"""Makes a PDF (tagged, PDF/UA-1) of a document. Needs the library of the extra `report`."""

from __future__ import annotations

from negotiation.library.paper.blocks import Document
from negotiation.library.paper.typst_source import typst_source


class NoPdfError(Exception):
    """PDF cannot be made here; the message says how to get what is missing."""


def pdf(document: Document) -> bytes:
    """The document as PDF. Only the fonts that come with the library are used, so that the same
    document looks the same everywhere.

    Text with characters that these fonts do not have cannot be PDF/UA; such a document is made
    without that mark, tagged all the same. Raises NoPdfError when the library is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise NoPdfError(
            "PDF needs the library typst, which is not installed: "
            "pip install 'negotiation[report]'. Markdown needs nothing more."
        ) from error
    source = typst_source(document).encode()
    made: bytes
    try:
        made = typst.compile(source, pdf_standards=["ua-1"], ignore_system_fonts=True)
    except typst.TypstError as error:
        if "could not be displayed" not in str(error):
            raise
        made = typst.compile(source, ignore_system_fonts=True)
    return made
