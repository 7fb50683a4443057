"""Writes a document in the language of Typst, from which the PDF is made.

Every piece of text is written as a string, so nothing in it can be read as markup.
"""

from __future__ import annotations

from negotiation.library.paper.blocks import (
    Block,
    Boxed,
    Document,
    Heading,
    Items,
    Label,
    Lines,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    Words,
)

_HEAD = """\
#set document(title: {title})
#set text(lang: "en", region: "gb", size: 10.5pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.2cm), columns: {columns}, numbering: "1")
#set page(footer: context [
  #set text(size: 8.5pt, fill: luma(80))
  #{audience} #h(1fr) #counter(page).display("1 / 1", both: true)
])
#set par(justify: false, leading: 0.62em)
#show heading: set block(above: 1.3em, below: 0.7em, sticky: true)
#show table.cell.where(y: 0): set text(weight: "bold")
#show table.cell: set align(left)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure: set block(breakable: true)
#show figure.caption: set align(left)
#show figure.caption: set text(size: 9pt)
#set table(stroke: (x, y) => (bottom: 0.5pt + luma(170), top: if y == 0 {{ 0.8pt }}), inset: 5pt)
#block(below: 1.2em)[#text(size: 20pt, weight: "bold", {title})]
"""


def typst_source(document: Document) -> str:
    """The document's source; feed it to `pdf`."""
    head = _HEAD.format(
        title=_string(document.title),
        audience=_string(document.audience),
        columns=document.columns,
    )
    return head + "\n".join(_block(block) for block in document.blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"#heading(level: {block.level}, {_content(block.text)})"
        case Paragraph():
            return f"#par({_content(block.text)})"
        case Items():
            name = "enum" if block.numbered else "list"
            return f"#{name}({', '.join(_content(item) for item in block.items)})"
        case Table():
            return _table(block)
        case Lines():
            line = "#v(1.1em) #line(length: 100%, stroke: 0.4pt + luma(120))"
            return f"#par(strong({_string(block.label)}))\n" + "\n".join([line] * block.count)
        case Boxed():
            inside = "\n".join(_block(one) for one in block.blocks)
            title = f"#par(strong({_string(block.title)}))"
            return (
                "#block(width: 100%, inset: 9pt, stroke: (left: 2.5pt + luma(60)), "
                f"fill: luma(245))[{title}\n{inside}]"
            )
        case Picture():
            return (
                f'#figure(image(bytes({_string(block.svg)}), format: "svg", '
                f"alt: {_string(block.alt)}), caption: {_string(block.caption)})"
            )
        case Label():
            return (
                f"#block(height: 45%, width: 100%)[#align(center + horizon)["
                f'#text(size: 44pt, weight: "bold", {_string(block.large)})\n\n'
                f"#text(size: 18pt, {_string(block.small)})]]"
            )
        case PageBreak():
            return "#pagebreak(weak: true)"


def _table(block: Table) -> str:
    widths = ", ".join(f"{share}fr" if share else "auto" for share in _widths(block))
    height = "rows: (auto, 2.1em), " if block.roomy else ""
    head = ", ".join(f"[#{_string(cell)}]" for cell in block.head)
    cells = ", ".join(
        f"align(right, {_content(cell)})" if column in block.numbers else _content(cell)
        for row in block.rows
        for column, cell in enumerate(row)
    )
    return (
        f"#figure(table(columns: ({widths},), {height}table.header({head}), {cells}), "
        f"caption: {_string(block.caption)}, numbering: none, supplement: none)"
    )


def _widths(block: Table) -> tuple[int, ...]:
    as_needed = {0, *block.numbers}
    return block.widths or tuple(0 if n in as_needed else 1 for n in range(len(block.head)))


def _content(text: Words) -> str:
    return "{" + " + ".join(_run(run) for run in text) + "}" if text else "[]"


def _run(run: Run) -> str:
    said = f"text({_string(run.text)})"
    if run.emphasis:
        said = f"emph({said})"
    return f"strong({said})" if run.strong else said


def _string(text: str) -> str:
    shown = "".join(one if one == "\n" or one.isprintable() else _code(one) for one in text)
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n") + '"'


def _code(character: str) -> str:
    """What cannot be printed, by its code point: hidden text must not hide on paper either."""
    return " " if character.isspace() else f"<U+{ord(character):04X}>"
