from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from lzz_report.resources import resource_dir

FONTS = resource_dir("fonts")
FILES = sorted(FONTS.glob("*/*.ttf"))
BRICOLAGE = sorted(FONTS.glob("bricolage-grotesque/*.ttf"))
LATIN = sorted(path for path in FILES if "arabic" not in path.parent.name)
# The letters of German, Polish, Czech, Slovak, Hungarian, Romanian, Turkish, Baltic, Nordic, Romance, South Slavic,
# Albanian, Maltese, Irish and Welsh names.
LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜäöüßẞĄĆĘŁŃÓŚŹŻąćęłńóśźżÁČĎÉĚÍŇŘŠŤÚŮÝŽáčďéěíňřšťúůýžĹĽŔĺľŕÔô"
    "ŐŰőűĂÂÎȘȚăâîșțŢţÇĞİŞçğışĀĒĢĪĶĻŅŪāēģīķļņūĖĮŲėįųÅÆØåæøÐÞðþÕõÀÈÊËÌÏÑÒÙÛŒàèêëìïñòùûœŸÿĐđĊĠĦċġħŴŶŵŷẀẁẂẃẄẅỲỳĿ"
).replace("Ŀ", "")
SIGNS = "0123456789.,:;!?…·•-–—„“”‚‘’‹›«»()[]/&@§%€$£#*+=×−°©®™†²³½¼¾\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def opened(path: Path) -> TTFont:
    return TTFont(io.BytesIO(path.read_bytes()))


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_font_is_static_truetype_that_may_be_embedded(path: Path) -> None:
    font = opened(path)
    assert "glyf" in font
    assert "fvar" not in font
    assert "CFF " not in font
    assert font["OS/2"].fsType == 0


@pytest.mark.parametrize("path", LATIN, ids=name)
def test_a_latin_font_has_every_letter_and_sign_promised(path: Path) -> None:
    known = opened(path).getBestCmap()
    assert [char for char in LETTERS + SIGNS if ord(char) not in known] == []


@pytest.mark.parametrize("path", sorted(FONTS.glob("source-*/*.ttf")), ids=name)
def test_text_fonts_hold_greek_cyrillic_and_arrows(path: Path) -> None:
    known = opened(path).getBestCmap()
    assert [char for char in "αβγωΑΩάώабвяАЯії→←" if ord(char) not in known] == []


@pytest.mark.parametrize(
    ("path", "features"),
    [
        ("source-sans-3/SourceSans3-Regular.ttf", {"kern", "liga", "onum", "pnum", "case", "sups", "smcp"}),
        ("source-serif-4/SourceSerif4-Regular.ttf", {"kern", "liga", "lnum", "tnum", "onum", "case", "sups"}),
        ("bricolage-grotesque/BricolageCond-ExtraBold.ttf", {"kern", "tnum", "pnum", "locl", "ccmp"}),
        ("noto-sans-arabic/NotoSansArabic-Regular.ttf", {"init", "medi", "fina", "rlig", "mark"}),
    ],
)
def test_a_font_keeps_its_features(path: str, features: set[str]) -> None:
    font = opened(FONTS / path)
    found = {record.FeatureTag for tag in ("GSUB", "GPOS") for record in font[tag].table.FeatureList.FeatureRecord}
    assert features <= found


@pytest.mark.parametrize(
    ("path", "family", "weight"),
    [(BRICOLAGE[0], "Bricolage Cond", 800), (BRICOLAGE[1], "Bricolage Head", 700)],
    ids=str,
)
def test_each_cut_of_bricolage_is_a_family_of_its_own(path: Path, family: str, weight: int) -> None:
    font = opened(path)
    assert font["name"].getDebugName(1) == family
    assert font["name"].getDebugName(6) == path.stem
    assert font["OS/2"].usWeightClass == weight


@pytest.mark.parametrize("path", BRICOLAGE, ids=name)
@pytest.mark.parametrize(("accented", "bare"), [("ŁT", "LT"), ("Tő", "To"), ("Vą", "Va"), ("Kč", "Kc"), ("ŘV", "RV")])
def test_accented_letters_are_kerned_like_their_bare_letters(path: Path, accented: str, bare: str) -> None:
    font = opened(path)
    assert kerning(font, accented) == kerning(font, bare)
    assert kerning(font, bare) != 0


def kerning(font: TTFont, pair: str) -> int:
    first, second = (font.getBestCmap()[ord(char)] for char in pair)
    gpos = font["GPOS"].table
    (index,) = {i for r in gpos.FeatureList.FeatureRecord if r.FeatureTag == "kern" for i in r.Feature.LookupListIndex}
    for wrapped in gpos.LookupList.Lookup[index].SubTable:
        table = getattr(wrapped, "ExtSubTable", wrapped)
        if first not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            records = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
            found = [record.Value1.XAdvance for record in records if record.SecondGlyph == second]
            if found:
                return int(found[0])
        else:
            row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
            return int(row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1.XAdvance)
    return 0


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=name)
def test_a_licence_stands_beside_each_family(folder: Path) -> None:
    text = (folder / "OFL.txt").read_text(encoding="utf-8")
    assert text.startswith("Copyright")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


RENDER = """
import json, logging, sys
from weasyprint import HTML

class Lines(logging.Handler):
    lines = []
    def emit(self, record):
        self.lines.append(record.getMessage())

logging.getLogger("weasyprint").addHandler(Lines())
HTML(string=sys.stdin.read(), base_url=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
print(json.dumps(Lines.lines))
"""


def test_the_engine_finds_every_glyph_in_the_shipped_fonts_alone(tmp_path: Path) -> None:
    """No system font is within reach: what is missing would be a line in the engine's log."""
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    faces = "".join(
        f"@font-face {{ font-family: 'F{index}'; src: url({path.relative_to(FONTS).as_posix()}) }}"
        for index, path in enumerate(FILES)
    )
    paragraphs = "".join(f"<p style='font-family:F{FILES.index(path)}'>{LETTERS} {SIGNS}</p>" for path in LATIN)
    arabic = next(index for index, path in enumerate(FILES) if path.stem == "NotoSansArabic-Regular")
    html = f"<title>t</title><style>{faces}</style>{paragraphs}<p style='font-family:F{arabic}'>مرحبا بالعالم</p>"
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", RENDER, f"{FONTS.as_uri()}/", str(tmp_path / "out.pdf")],
        input=f"<html lang=de>{html}",
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(result.stdout) == []
    listed = subprocess.run(["pdffonts", tmp_path / "out.pdf"], capture_output=True, text=True, check=True).stdout
    lines = listed.splitlines()[2:]
    assert len(lines) == len(LATIN) + 1
    assert all("TrueType" in line for line in lines)
