"""Measure: a report of 2,000 pages and 200 MB in, time and memory of attaching to it beside their targets out.

Run as part of `make bench`. The report is made by a process of its own, so that this one stays small.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.run import PROGRAM, machine, run_once, verdict

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

RUNS = 3
PAGES, TAGS_A_PAGE, SIDE = 2000, 40, 186
TARGET_S, MEMORY_TARGET_MB = 15, 400


def make_report(path: Path) -> None:
    """Write a tagged report with a noisy picture and forty paragraphs on every page, and 200 bookmarks."""
    from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

    pdf = Pdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    paragraphs: list[Object] = []
    parents = Array()
    noise = random.Random(7)  # noqa: S311  noise that is the same in every run
    for number in range(PAGES):
        page = _add_page(pdf, number, noise)
        own = [
            pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page, K=mark))
            for mark in range(TAGS_A_PAGE)
        ]
        paragraphs += own
        parents.append(number)
        parents.append(pdf.make_indirect(Array(own)))
    document.K, root.K = Array(paragraphs), Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=parents))
    root.ParentTreeNextKey = PAGES
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    pdf.Root.Lang = String("de")
    with pdf.open_outline() as outline:
        outline.root.extend(OutlineItem(f"Kapitel {page}", page) for page in range(0, PAGES, 10))
    pdf.save(path, static_id=True)


def _add_page(pdf: Pdf, number: int, noise: random.Random) -> Object:
    from pikepdf import Array, Dictionary, Name, Page

    pixels = zlib.compress(noise.randbytes(SIDE * SIDE * 3), 1)
    picture = pdf.make_stream(pixels, Type=Name.XObject, Subtype=Name.Image, Width=SIDE, Height=SIDE)
    picture.ColorSpace, picture.BitsPerComponent, picture.Filter = Name.DeviceRGB, 8, Name.FlateDecode
    lines = "".join(
        f"/P <</MCID {mark}>> BDC BT /F1 10 Tf 50 {780 - 12 * mark} Td (Seite {number}, Absatz {mark}) Tj ET EMC\n"
        for mark in range(TAGS_A_PAGE)
    )
    content = pdf.make_stream(f"{lines}/Artifact BMC q 200 0 0 200 300 50 cm /I Do Q EMC".encode())
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(I=picture))
    box = Array([0, 0, 595, 842])
    page = Dictionary(Type=Name.Page, MediaBox=box, Resources=resources, Contents=content, StructParents=number)
    pdf.pages.append(Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def main() -> int:
    """Measure the command and print the outcome; return 1 when it fails."""
    print(f"{machine()}\nmedian of {RUNS} whole processes\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="lzz-bench-") as folder:
        report = Path(folder) / "report.pdf"
        subprocess.run([sys.executable, "-m", "benchmarks.attach", str(report)], check=True)
        command = (PROGRAM, "attach", str(report), "--all", "--force", "--output", str(Path(folder) / "joined.pdf"))
        try:
            samples = [run_once(command) for _ in range(RUNS)]
        except subprocess.CalledProcessError as failure:
            print(f"error: attach ended with {failure.returncode}\n{failure.output}", file=sys.stderr)
            return 1
        size_mb = report.stat().st_size / 1e6
    seconds = statistics.median(sample.seconds for sample in samples)
    peak_mb = max(sample.peak_mb for sample in samples)
    print(f"attach to {PAGES} pages, {size_mb:.0f} MB: {seconds:.1f} s, target {TARGET_S} s,", end=" ")
    print(f"{verdict(met=seconds < TARGET_S)}; {peak_mb:.0f} MB, target {MEMORY_TARGET_MB} MB,", end=" ")
    print(verdict(met=peak_mb < MEMORY_TARGET_MB))
    return 0


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make_report(Path(sys.argv[1]))
    else:
        sys.exit(main())
