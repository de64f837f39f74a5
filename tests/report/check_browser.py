"""The page in a browser: no console message, every chart drawn, nothing wider than the screen, keys and choices at work, and
a print of several pages. Skipped (77) where there is no Chromium.

Usage: check_browser.py WRITE_FIXTURE_PAGE"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr",
         "--disable-dev-shm-usage"]
WIDTHS = (1280, 1200, 1060, 768, 390)
SECONDS = 50
SKIPPED = 77

# What a reader does, done by a script at the end of a copy of the page. What it saw goes into the document's data.
READER = """<script>
window.addEventListener("load", function () {
  var seen = document.documentElement.dataset;
  seen.overflow = String(document.documentElement.scrollWidth - window.innerWidth);
  document.querySelectorAll(".findings tbody tr td:nth-child(4)").forEach(function (cell) {
    cell.firstChild.textContent = "\u22120.00012 \u00b1 0.00034 points";  // as long as a change may be
  });
  seen.beyond = Array.from(document.querySelectorAll(".findings tbody td")).filter(function (cell) {
    return cell.scrollWidth > cell.clientWidth;
  }).map(function (cell) { return cell.textContent; }).join("; ");
  seen.plots = String(document.querySelectorAll(".plot").length);
  var plot = document.querySelector("#hours .plot");
  var press = function (key) { plot.dispatchEvent(new KeyboardEvent("keydown", { key: key })); };
  var readout = plot.parentNode.querySelector(".readout");
  press("ArrowRight");
  seen.first = readout.textContent;
  press("End");
  seen.last = readout.textContent;
  press("Escape");
  seen.none = readout.textContent;
  document.querySelector("input[value=weekend]").click();
  press("ArrowRight");
  seen.weekend = readout.textContent;
  document.getElementById("only-flagged").click();
  var rows = Array.from(document.querySelectorAll("#input-table tbody tr"));
  document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  seen.shown = String(rows.filter(function (row) { return row.offsetParent !== null; }).length);
  seen.flagged = String(document.querySelectorAll("#input-table .flagged").length);
  seen.blank = String(Array.from(document.querySelectorAll("canvas")).filter(function (canvas) {
    return !canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean);
  }).length);
});
</script>"""


def run_chromium(folder, page, *flags):
    """Standard output and console messages of one visit."""
    profile = tempfile.mkdtemp(dir=folder)
    command = [shutil.which("chromium"), *FLAGS, f"--user-data-dir={profile}", *flags, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


def problems_at(folder, page, width):
    document, console = run_chromium(folder, page, f"--window-size={width},900", "--dump-dom")
    yield from console
    seen = dict(re.findall(r'data-(\w+)="([^"]*)"', document.split(">", 2)[1] + ">"))
    if seen.get("charts") != seen.get("plots"):
        yield f"{seen.get('charts')} charts drawn of {seen.get('plots')}"
    if seen.get("blank") != "0":
        yield f"{seen.get('blank')} charts are blank"
    if int(seen.get("overflow", 1)) > 0:
        yield f"the page is {seen.get('overflow')} pixels too wide"
    if seen.get("beyond"):
        yield f"texts run beyond their cells: {seen.get('beyond')}"
    if not seen.get("first", "").startswith("00:00: Three rooms as they are "):
        yield f"the first hour reads: {seen.get('first')}"
    if not seen.get("last", "").startswith("23:00: "):
        yield f"the last hour reads: {seen.get('last')}"
    if seen.get("none") != "":
        yield "Escape leaves a readout"
    if seen.get("weekend") in ("", None, seen.get("first")):
        yield "the weekend reads like the weekdays"
    if seen.get("shown") != seen.get("flagged"):
        yield f"{seen.get('shown')} inputs shown of {seen.get('flagged')} flagged"


def print_problems(folder, page):
    paper = folder / "report.pdf"
    _, console = run_chromium(folder, page, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    yield from console
    pages = len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes()))
    if not 3 <= pages <= 20:
        yield f"the print has {pages} pages"


def problems_of(folder):
    page, visited = folder / "report.html", folder / "visited.html"
    subprocess.run([sys.argv[1], page], check=True)
    visited.write_text(page.read_text(encoding="utf-8").replace("</body>", READER + "</body>"), encoding="utf-8")
    for width in WIDTHS:
        yield from (f"{width} px: {problem}" for problem in problems_at(folder, visited, width))
    yield from (f"print: {problem}" for problem in print_problems(folder, page))


def main():
    if not shutil.which("chromium"):
        print("skipped: chromium is not installed")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        problems = list(problems_of(pathlib.Path(folder)))
    print("\n".join(problems) or "ok")
    sys.exit(bool(problems))


main()
