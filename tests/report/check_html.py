"""The page as a document: well formed, complete by itself, with headings, tables and references in order.

Usage: check_html.py WRITE_FIXTURE_PAGE"""
import pathlib
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

EMPTY = {"meta", "link", "br", "input", "img", "hr"}
SELF_CLOSING_SVG = {"line", "rect", "path"}
MOST_BYTES = 3_000_000


class Page(HTMLParser):
    """Collects what is wrong while it reads."""

    def __init__(self):
        super().__init__()
        self.problems, self.open, self.identifiers, self.references, self.headings = [], [], [], [], []
        self.tables, self.captions, self.language = 0, 0, None

    def handle_startendtag(self, tag, attributes):
        self.look_at(tag, dict(attributes))

    def handle_starttag(self, tag, attributes):
        self.look_at(tag, dict(attributes))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.problems.append(f"line {self.getpos()[0]}: </{tag}> closes nothing")

    def look_at(self, tag, attributes):
        if "id" in attributes:
            self.identifiers.append(attributes["id"])
        for key in ("aria-labelledby", "aria-describedby"):
            self.references += attributes.get(key, "").split()
        if attributes.get("href", "").startswith("#"):
            self.references.append(attributes["href"][1:])
        for key in ("src", "href", "srcset", "data", "action"):
            if not re.match(r"#|data:|$", attributes.get(key, "")):
                self.problems.append(f"<{tag}> loads {attributes[key]}")
        if attributes.get("class") == "scroll" and not (attributes.get("tabindex") == "0" and attributes.get("aria-label")):
            self.problems.append(f"line {self.getpos()[0]}: what scrolls cannot be reached with the keyboard, or has no name")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag == "html":
            self.language = attributes.get("lang")


def heading_problems(levels):
    if levels.count(1) != 1:
        yield "there must be one h1"
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            yield f"h{after} follows h{before}"


def problems_of(text):
    page = Page()
    page.feed(text)
    yield from page.problems
    yield from (f"<{tag}> is never closed" for tag in page.open)
    yield from heading_problems(page.headings)
    for name in {name for name in page.identifiers if page.identifiers.count(name) > 1}:
        yield f"id {name} stands twice"
    for name in set(page.references) - set(page.identifiers):
        yield f"nothing has the id {name}"
    if page.language != "en-GB":
        yield "the language is not en-GB"
    if page.tables != page.captions:
        yield f"{page.tables} tables but {page.captions} captions"
    policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
    if f'content="{policy}"' not in text:
        yield "the content security policy is missing"
    if re.search(r"url\(|@import", text.split("</style>")[0]):
        yield "the style sheet loads something"
    if len(text.encode()) > MOST_BYTES:
        yield f"the page has {len(text.encode())} bytes"


def main():
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "report.html"
        subprocess.run([sys.argv[1], page], check=True)
        problems = list(problems_of(page.read_text(encoding="utf-8")))
    print("\n".join(problems) or "ok")
    sys.exit(bool(problems))


main()
