"""Make: published font packages in, the files and licences under fonts/ out.

Usage: python tools/make_fonts.py [--target fonts] [--noto /usr/share/fonts/truetype/noto]

The npm client fetches the packages; Noto Sans Arabic comes from an installed fonts-noto-core. Versions and checksums
are pinned, and two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import io
import shutil
import subprocess
import tarfile
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.varLib.instancer import instantiateVariableFont

SANS, SERIF = "source-sans@3.52.0", "source-serif@4.5.1"
BRICOLAGE = "@fontsource-variable/bricolage-grotesque@5.3.0"
SHA512 = {
    SANS: "xsm7qlMI/JwxwNdp6pvpR6l+aZjn90fzOzoeUz/qoohIYbKbDwQNRIz5/ItYs7/hvqLirQNUoDFGXSVA3TU9tw==",
    SERIF: "NUAh5IzF7KiUu2gTpqE+ed9MNbMe4st7LIIXZ0OHHSPc6gg86H67j04M8sIhU2qqFd26btXaFQ2ge5u/p72j0Q==",
    BRICOLAGE: "TLi9Q4hJjS2UvoTMRSS2nHu6c4R56lAw60NR9QYtVRCHn0XtsFpiEhNffZ8Glsoxu6wEEwLKBP8lb94J52PNBA==",
}
SHA256 = {
    "NotoSansArabic-Regular.ttf": "504d7407d86875acf7d04dfaa0fd7524d0b8797723bc4aa18022f29db25b0b6e",
    "NotoSansArabic-Bold.ttf": "ded6fc7359ca36d15d7aab9ef0c066e21ce48b26a069994d6602fa2cb9a1b952",
}
# "Source" is a reserved font name (OFL, condition 3): these files are shipped as Adobe made them, byte for byte.
UNCHANGED = {
    SANS: ("source-sans-3", [f"SourceSans3-{cut}.ttf" for cut in ("Regular", "It", "Semibold", "SemiboldIt")]),
    SERIF: (
        "source-serif-4",
        [f"SourceSerif4{cut}.ttf" for cut in ("-Regular", "-It", "-Semibold", "Display-Light", "Display-Regular")]
        + ["SourceSerif4Caption-It.ttf"],
    ),
}
# Letters without a decomposition in Unicode are kerned like the letter they are drawn from.
DRAWN_FROM = {"Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "Ŋ": "N", "ŋ": "n", "ẞ": "B"}
# Old Romanian spelling has the cedilla where the font has the comma below; the engine hyphenates with U+2010.
ALIASES = {
    "Ţ": "Ț",
    "ţ": "ț",
    "\N{SOFT HYPHEN}": "-",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{NARROW NO-BREAK SPACE}": "\N{THIN SPACE}",
}
WINDOWS_ENGLISH = (3, 1, 0x409)


@dataclass(frozen=True)
class Cut:
    """One static cut of Bricolage Grotesque: family, style, OS/2 classes and its place on the axes."""

    family: str
    style: str
    weight_class: int
    width_class: int
    location: Mapping[str, float]

    @property
    def postscript_name(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}"


CUTS = (
    Cut("Bricolage Cond", "ExtraBold", 800, 3, {"opsz": 96, "wdth": 75, "wght": 800}),
    Cut("Bricolage Head", "Bold", 700, 4, {"opsz": 24, "wdth": 92, "wght": 700}),
)


def fetch(package: str, folder: Path) -> Path:
    """Return the unpacked npm package; raise SystemExit when its bytes are not the pinned ones."""
    command = ["npm", "pack", package, "--silent", "--pack-destination", str(folder)]
    name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().splitlines()[-1]
    content = (folder / name).read_bytes()
    if base64.b64encode(hashlib.sha512(content).digest()).decode() != SHA512[package]:
        raise SystemExit(f"{package}: the checksum is not the pinned one")
    target = folder / name.removesuffix(".tgz")
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def copy_unchanged(package: str, folder: Path, target: Path) -> None:
    family, files = UNCHANGED[package]
    (target / family).mkdir(parents=True, exist_ok=True)
    for name in files:
        shutil.copyfile(folder / "TTF" / name, target / family / name)
    shutil.copyfile(folder / "LICENSE.md", target / family / "OFL.txt")


def copy_noto(noto: Path, target: Path, licence: str) -> None:
    folder = target / "noto-sans-arabic"
    folder.mkdir(parents=True, exist_ok=True)
    for name, expected in SHA256.items():
        content = (noto / name).read_bytes()
        if hashlib.sha256(content).hexdigest() != expected:
            raise SystemExit(f"{name}: the checksum is not the pinned one")
        (folder / name).write_bytes(content)
    copyright_line = TTFont(folder / next(iter(SHA256)))["name"].getDebugName(0)
    (folder / "OFL.txt").write_text(f"{copyright_line}\n\n{licence}", encoding="utf-8")


def static_part(path: Path, cut: Cut, seen: set[int]) -> TTFont:
    """Instantiate one script's file of the variable font, without the characters another part already has."""
    font = TTFont(path, recalcTimestamp=False)
    wanted = set(font.getBestCmap()) - seen
    seen |= wanted
    options = Options(layout_features=["*"], notdef_outline=True, glyph_names=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    instantiateVariableFont(font, cut.location, inplace=True)
    # Hinting of the variable font's default cut only; the merger wants the same tables everywhere.
    for tag in ("STAT", "prep", "gasp", "MVAR", "HVAR"):
        if tag in font:
            del font[tag]
    return font


def merged(folder: Path, cut: Cut, scratch: Path) -> TTFont:
    seen: set[int] = set()
    parts = []
    for script in ("latin", "latin-ext", "vietnamese"):
        font = static_part(folder / "files" / f"bricolage-grotesque-{script}-standard-normal.woff2", cut, seen)
        font.flavor = None
        parts.append(scratch / f"{cut.postscript_name}-{script}.ttf")
        font.save(parts[-1])
    return Merger().merge([str(part) for part in parts])


def add_aliases(font: TTFont) -> None:
    names = font.getBestCmap()
    for table in font["cmap"].tables:
        for alias, drawn_as in ALIASES.items():
            if table.isUnicode() and ord(alias) not in names:
                table.cmap[ord(alias)] = names[ord(drawn_as)]


def kerned_like(font: TTFont) -> dict[str, str]:
    """Map the glyph of each accented letter to the glyph of its bare letter."""
    names = font.getBestCmap()
    pairs = {}
    for code, glyph in sorted(names.items()):
        char = chr(code)
        base = DRAWN_FROM.get(char) or unicodedata.normalize("NFD", char)[0]
        if base != char and ord(base) in names:
            pairs[glyph] = names[ord(base)]
    return pairs


def extend_kerning(font: TTFont) -> None:
    """Kern the letters of latin-ext and vietnamese with all others: in their own files they know only each other."""
    gpos = font["GPOS"].table
    kern = {index for record in features(gpos, "kern") for index in record.Feature.LookupListIndex}
    main = min(kern)
    like = kerned_like(font)
    for wrapped in gpos.LookupList.Lookup[main].SubTable:
        table = getattr(wrapped, "ExtSubTable", wrapped)
        if isinstance(table, otTables.PairPos) and table.Format == 2:
            extend_classes(table, like, font.getGlyphID)
    for record in features(gpos, "kern"):
        record.Feature.LookupListIndex = [main]
        record.Feature.LookupCount = 1


def features(table: Any, tag: str) -> list[Any]:
    return [record for record in table.FeatureList.FeatureRecord if record.FeatureTag == tag]


def extend_classes(table: Any, like: Mapping[str, str], glyph_id: Callable[[str], int]) -> None:
    first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    covered = set(table.Coverage.glyphs)
    for glyph, base in like.items():
        if glyph not in covered and base in covered:
            table.Coverage.glyphs.append(glyph)
            if base in first:
                first[glyph] = first[base]
        if base in second and glyph not in second:
            second[glyph] = second[base]
    table.Coverage.glyphs.sort(key=glyph_id)


def name_cut(font: TTFont, cut: Cut) -> None:
    """Give the cut a family of its own, so that no two cuts can be taken for each other."""
    old = font["name"]
    texts = {
        0: old.getDebugName(0),
        1: cut.family,
        2: "Regular",
        3: f"{old.getDebugName(5).split(';')[0]};{cut.postscript_name}",
        4: f"{cut.family} {cut.style}",
        5: old.getDebugName(5),
        6: cut.postscript_name,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: old.getDebugName(14),
    }
    old.names = []
    for identifier, text in texts.items():
        old.setName(text, identifier, *WINDOWS_ENGLISH)
    font["OS/2"].usWeightClass = cut.weight_class
    font["OS/2"].usWidthClass = cut.width_class
    # Regular within a family of one cut: style linking must not make the engine embolden it.
    font["OS/2"].fsSelection = 0x40 | (font["OS/2"].fsSelection & 0x80)
    font["head"].macStyle = 0


def make_bricolage(folder: Path, target: Path, scratch: Path) -> None:
    family = target / "bricolage-grotesque"
    family.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        font = merged(folder, cut, scratch)
        add_aliases(font)
        extend_kerning(font)
        name_cut(font, cut)
        source = TTFont(folder / "files" / "bricolage-grotesque-latin-standard-normal.woff2", recalcTimestamp=False)
        font["head"].created, font["head"].modified = source["head"].created, source["head"].modified
        font.recalcTimestamp = False
        font.save(family / f"{cut.postscript_name}.ttf")
    shutil.copyfile(folder / "LICENSE", family / "OFL.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--target", type=Path, default=Path("fonts"))
    parser.add_argument("--noto", type=Path, default=Path("/usr/share/fonts/truetype/noto"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folders = {package: fetch(package, scratch) for package in SHA512}
        for package in UNCHANGED:
            copy_unchanged(package, folders[package], arguments.target)
        make_bricolage(folders[BRICOLAGE], arguments.target, scratch)
        licence = (folders[BRICOLAGE] / "LICENSE").read_text(encoding="utf-8").split("\n", 1)[1].lstrip()
        copy_noto(arguments.noto, arguments.target, licence)


if __name__ == "__main__":
    main()
