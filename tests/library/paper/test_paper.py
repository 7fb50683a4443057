"""Documents keep every word of people and scenarios as it is, whatever it looks like."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from negotiation.library.paper.blocks import (
    Boxed,
    Document,
    Heading,
    Items,
    Label,
    Lines,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
    words,
)
from negotiation.library.paper.markdown import markdown
from negotiation.library.paper.reading import read_markdown

MARKUP = "#*[a](b) <i> `x` \\ $1$ _u_ @ref | ~~"

ONE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="2"/></svg>'


def document(said: str) -> Document:
    """A document with the same words in every place where words can stand."""
    return Document(
        said,
        said,
        (
            Heading(1, words(said)),
            Paragraph((Run(said, strong=True), Run(said, emphasis=True))),
            Items((words(said),), numbered=True),
            Table(said, (said, "n"), ((words(said), words("1")),), numbers=(1,)),
            Lines(said, 2),
            Boxed(said, (Paragraph(words(said)),)),
            Picture(ONE, said, said),
            Label(said, said),
        ),
    )


def test_markdown_of_a_brief_becomes_blocks() -> None:
    """Headings, paragraphs over several lines, lists, strong and emphasis."""
    text = "# One\n\nTwo **lines**\nof *text*.\n\n- a\n- b\n\n1. c\n"
    head, paragraph, bullets, numbers = read_markdown(text)
    assert isinstance(head, Heading)
    assert plain(head.text) == "One"
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == "Two lines of text."
    assert Run("lines", strong=True) in paragraph.text
    assert Run("text", emphasis=True) in paragraph.text
    assert isinstance(bullets, Items)
    assert [plain(item) for item in bullets.items] == ["a", "b"]
    assert isinstance(numbers, Items)
    assert numbers.numbered


def test_links_and_html_of_a_brief_stay_text() -> None:
    """A brief cannot bring in anything from elsewhere."""
    (paragraph,) = read_markdown("<b>x</b> [y](http://z) ![p](q)")
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.text) == "<b>x</b> [y](http://z) ![p](q)"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
@example("##")
@example("12. a")
@example("3) a")
@example("- a")
@example("---")
@example("== a")
@example("+")
def test_markdown_reads_back_as_the_words_that_were_written(said: str) -> None:
    """Escaped for Markdown, then read as Markdown: the same words."""
    said = " ".join(said.split())
    if not said:
        return
    text = markdown(Document("Title", "All", (Paragraph(words(said)),)))
    last = read_markdown(text)[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.text) == said


def test_pdf_holds_every_word_and_is_tagged() -> None:
    """What looks like markup of any kind is printed as it is."""
    pytest.importorskip("typst", reason="PDF needs the extra `report`")
    from negotiation.library.paper.pdf import pdf

    made = pdf(document(MARKUP))
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid" in made


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_the_pdf(said: str) -> None:
    """Any text at all can be printed."""
    pytest.importorskip("typst", reason="PDF needs the extra `report`")
    from negotiation.library.paper.pdf import pdf

    assert pdf(document(f"a {said}")).startswith(b"%PDF-")
