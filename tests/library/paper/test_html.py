"""The page stands alone, keeps every word, and is built for people who cannot see it too."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from negotiation.library.paper.blocks import Document, Heading, Paragraph, words
from negotiation.library.paper.html import html
from tests.library.paper.test_paper import MARKUP, document


class Page(HTMLParser):
    """What a browser would make of it: elements with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_words_that_look_like_markup_stay_words() -> None:
    """In every kind of block."""
    page = Page(html(document(MARKUP)))
    assert sum(MARKUP in text for text in page.texts) >= 10
    assert not {"i", "a", "script"} & {tag for tag, _ in page.elements}


@given(st.text())
def test_no_text_adds_an_element(said: str) -> None:
    """Whatever people write, the page has the same elements."""
    once = [tag for tag, _ in Page(html(document("x"))).elements]
    assert [tag for tag, _ in Page(html(document(f"x{said}"))).elements] == once


def test_nothing_is_asked_of_any_network() -> None:
    """A policy forbids it, and no element has an address outside the page."""
    page = Page(html(document("x")))
    policies = [
        attributes["content"]
        for tag, attributes in page.elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not [a for _, a in page.elements if "src" in a or not _inside(a.get("href"))]


def _inside(address: str | None) -> bool:
    return address is None or address.startswith("#")


def test_pictures_and_tables_have_words_for_those_who_cannot_see_them() -> None:
    """A name for each picture, a caption and headers for each table."""
    page = Page(html(document("said")))
    images = [a for _, a in page.elements if a.get("role") == "img"]
    assert [a["aria-label"] for a in images] == ["said"]
    tags = [tag for tag, _ in page.elements]
    assert tags.count("caption") == tags.count("table") == 1
    assert [a["scope"] for tag, a in page.elements if tag == "th"] == ["col", "col", "row"]
    assert ("html", {"lang": "en-GB"}) in page.elements
    assert {"header", "main"} <= set(tags)


def test_long_pages_have_a_list_of_contents_that_leads_somewhere() -> None:
    """Every link's end is in the page."""
    chapters = [Heading(1, words(name)) for name in ("One", "Two", "Three")]
    page = Page(html(Document("T", "All", (*chapters, Paragraph(words("end"))))))
    links = [a["href"] for tag, a in page.elements if tag == "a"]
    anchors = {f"#{a['id']}" for _, a in page.elements if "id" in a}
    assert len(links) == 3
    assert set(links) == anchors
