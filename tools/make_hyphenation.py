"""Make: published hyphenation patterns in, the pattern files under lzz_report/rules/ out.

Usage: python tools/make_hyphenation.py [--target lzz_report/rules]

German: the patterns of the package dehyph-exptl (MIT), English: Knuth's patterns of plain TeX (free to use and change
under another name). apt fetches both on Debian; nothing is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

TEXMF = "usr/share/texlive/texmf-dist/tex/generic"
SOURCES = {
    "de": (
        "texlive-lang-german",
        f"{TEXMF}/dehyph-exptl/dehyphn-x-2022-03-16.pat",
        "72e371729891000698d0e29b5514625733e5529ca5d619bc706f69c81778052f",
    ),
    "en": (
        "texlive-base",
        f"{TEXMF}/hyphen/hyphen.tex",
        "2c18acdc04c1a066aeb1759905e7ca449f0616c314b5ed6aebe55b9d4a89b8d4",
    ),
}
WIDTH = 118


def unpack(package: str, folder: Path) -> Path:
    subprocess.run(["apt-get", "download", package], check=True, cwd=folder, capture_output=True)
    archive = next(folder.glob(f"{package}_*.deb"))
    subprocess.run(["dpkg", "-x", archive.name, package], check=True, cwd=folder)
    return folder / package


def patterns(text: str) -> Iterator[str]:
    inside = False
    for line in text.splitlines():
        content = line.split("%", 1)[0].strip()
        if content.startswith("\\patterns"):
            inside, content = True, content.partition("{")[2]
        if inside:
            body, end, _ = content.partition("}")
            yield from body.split()
            inside = not end


def notice(text: str) -> Iterator[str]:
    """Yield the comment at the head of the file: title, authors, licence."""
    for line in text.splitlines():
        if not line.startswith("%"):
            return
        yield f"# {line.removeprefix('%').rstrip().removeprefix(' ')}".rstrip()


def filled(words: list[str]) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > WIDTH:
            yield line
            line = ""
        line = f"{line} {word}".lstrip()
    yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--target", type=Path, default=Path("lzz_report/rules"))
    target = parser.parse_args().target
    for language, (package, path, checksum) in SOURCES.items():
        with tempfile.TemporaryDirectory() as name:
            content = (unpack(package, Path(name)) / path).read_bytes()
        if hashlib.sha256(content).hexdigest() != checksum:
            raise SystemExit(f"{path}: the checksum is not the pinned one")
        text = content.decode("utf-8")
        lines = [*notice(text), "#", f"# From {Path(path).name}, put in another form.", *filled(list(patterns(text)))]
        (target / f"hyphens_{language}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
