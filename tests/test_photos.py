"""Photos fill the slot over the contacts, with as many pixels as print shows and nothing but their pixels."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, ImageOps

from lzz_report import pipeline
from lzz_report.diagnostics.fault import Severity
from lzz_report.documents.fitted import ChapterPage
from lzz_report.documents.photo import PhotoSlot, PublishedPhoto
from lzz_report.errors import BuildError, InputError
from lzz_report.fit.photo_slots import on_a_page_of_its_own, slot_for
from lzz_report.imaging import prepare_image, resolution_diagnostics
from lzz_report.load.images import inspect_photo
from lzz_report.pipeline import BuildOptions, BuildOutcome
from lzz_report.sourcefile.source import SourceFile
from tests.edition_making import project, theme
from tests.fitting_making import altered

ORIENTATION = 0x0112
GPS = 0x8825
RED, GREEN, BLUE, GREY = (200, 30, 40), (30, 160, 60), (40, 60, 200), (128, 128, 128)


# --- developing


def quarters(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture whose quarters are red, green, blue and grey, from the upper left row by row."""
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    for index, colour in enumerate((RED, GREEN, BLUE, GREY)):
        x, y = index % 2 * width // 2, index // 2 * height // 2
        draw.rectangle((x, y, x + width // 2, y + height // 2), fill=colour)
    return picture.convert(mode, palette=Image.Palette.ADAPTIVE)


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def slot(
    width_px: int, height_px: int, width_mm: float = 216, height_mm: float = 90, orientation: int = 1
) -> PhotoSlot:
    picture = PublishedPhoto("images/a.jpg", "Ein Bild", (0.5, 0.5), width_px, height_px, orientation)
    return PhotoSlot("dachau", picture, width_mm, height_mm)


def developed(data: bytes, where: PhotoSlot) -> Image.Image:
    return Image.open(io.BytesIO(prepare_image(data, where)))


def middles(picture: Image.Image) -> list[tuple[int, ...]]:
    """Return the colours in the middle of the quarters."""
    places = [(x, y) for y in (0.25, 0.75) for x in (0.25, 0.75)]
    found = [picture.convert("RGB").getpixel((int(picture.width * x), int(picture.height * y))) for x, y in places]
    return [colour for colour in found if isinstance(colour, tuple)]


def are_near(found: Sequence[Sequence[int]], wanted: Sequence[Sequence[int]], most: int = 12) -> bool:
    pairs = zip(found, wanted, strict=True)
    return all(abs(a - b) <= most for one, other in pairs for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGB", "JPEG"), ("RGB", "PNG"), ("RGBA", "PNG"), ("P", "PNG"), ("CMYK", "JPEG")]
)
def test_whatever_its_kind_a_photo_becomes_a_jpeg_in_rgb(mode: str, kind: str) -> None:
    picture = developed(saved(quarters(400, 300, mode), kind), slot(400, 300))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (400, 300))
    assert are_near(middles(picture), [RED, GREEN, BLUE, GREY])


@pytest.mark.parametrize(("mode", "shade"), [("L", 100), ("LA", 100), ("1", 255), ("I;16", 100 * 256)])
def test_a_grey_photo_stays_grey_with_8_bits(mode: str, shade: int) -> None:
    grey = Image.new("I;16", (60, 40), shade) if mode == "I;16" else Image.new("L", (60, 40), shade).convert(mode)
    picture = developed(saved(grey), slot(60, 40))
    assert picture.mode == "L"
    assert picture.getpixel((30, 20)) == pytest.approx(min(shade, 25600) if shade < 256 else 100, abs=2)


def test_what_is_transparent_shows_the_paper() -> None:
    clear = Image.new("RGBA", (60, 40), (200, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 30, 40))
    picture = developed(saved(clear), slot(60, 40))
    assert are_near([picture.getpixel((12, 20)), picture.getpixel((48, 20))], [(200, 0, 0), (255, 255, 255)])  # type: ignore[list-item]
    one_colour = saved(Image.new("RGB", (60, 40), (9, 9, 9)), transparency=(9, 9, 9))
    assert developed(one_colour, slot(60, 40)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_the_camera_held_otherwise_stands_upright(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    lying = io.BytesIO(saved(quarters(400, 300), "JPEG", exif=exif))
    upright = ImageOps.exif_transpose(Image.open(lying))
    (tmp_path / "a.jpg").write_bytes(lying.getvalue())
    photo = inspect_photo(tmp_path, "a.jpg", tmp_path)
    assert (photo.width_px, photo.height_px, photo.orientation) == (*upright.size, orientation)
    picture = developed(lying.getvalue(), slot(photo.width_px, photo.height_px, orientation=orientation))
    assert picture.size == upright.size
    assert are_near(middles(picture), middles(upright))


def test_place_and_camera_do_not_travel_with_a_photo() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Kamerafabrik"
    exif.get_ifd(GPS)[1] = "N"
    data = saved(quarters(400, 300), "JPEG", exif=exif, comment=b"geheim", icc_profile=srgb())
    assert b"Kamerafabrik" in data
    made = prepare_image(data, slot(400, 300))
    assert not any(word in made for word in (b"Kamerafabrik", b"geheim", b"Exif", b"ICC_PROFILE"))


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_colours_are_meant_as_the_profile_says() -> None:
    # A profile whose red is our blue: what it calls red must come out blue.
    swapped = srgb().replace(b"rXYZ", b"xxxx").replace(b"bXYZ", b"rXYZ").replace(b"xxxx", b"bXYZ")
    red = Image.new("RGB", (60, 40), (255, 0, 0))
    assert are_near([developed(saved(red, icc_profile=swapped), slot(60, 40)).getpixel((9, 9))], [(0, 0, 255)])  # type: ignore[list-item]
    assert are_near([developed(saved(red, icc_profile=srgb()), slot(60, 40)).getpixel((9, 9))], [(255, 0, 0)])  # type: ignore[list-item]


@pytest.mark.parametrize("profile", [b"broken", srgb().replace(b"RGB ", b"GRAY", 1), struct.pack(">I", 9)])
def test_a_profile_that_makes_no_sense_is_passed_over(profile: bytes) -> None:
    picture = developed(saved(quarters(400, 300), icc_profile=profile), slot(400, 300))
    assert are_near(middles(picture), [RED, GREEN, BLUE, GREY])


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_huge_photo_keeps_300_dpi_and_a_small_one_its_pixels(kind: str) -> None:
    data = saved(quarters(3600, 1500), kind)
    assert developed(data, slot(3600, 1500, 108, 45)).size == (1276, 532)
    assert developed(data, slot(3600, 1500, 432, 45)).size == (3600, 1500)


def test_the_same_photo_gives_the_same_bytes() -> None:
    data = saved(quarters(900, 600), "JPEG")
    assert prepare_image(data, slot(900, 600, 60, 40)) == prepare_image(data, slot(900, 600, 60, 40))


sides = st.integers(min_value=1, max_value=20000)
lengths = st.floats(min_value=1, max_value=400)


@given(sides, sides, lengths, lengths, st.integers(min_value=1, max_value=600))
def test_a_picture_of_the_size_asked_for_has_the_resolution(
    width: int, height: int, width_mm: float, height_mm: float, dpi: int
) -> None:
    wanted = slot(*slot(width, height, width_mm, height_mm).pixels_at(dpi), width_mm, height_mm)
    assert wanted.dpi >= dpi - 1
    # Covered, and never from fewer pixels than both sides of the slot need.
    assert wanted.picture.width_px >= width_mm / 25.4 * dpi - 1
    assert wanted.picture.height_px >= height_mm / 25.4 * dpi - 1


@given(sides, sides, lengths, lengths, st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_the_point_that_must_be_seen_is_seen_and_in_the_middle_where_the_picture_reaches(
    width: int, height: int, width_mm: float, height_mm: float, focus: tuple[float, float]
) -> None:
    where = slot(width, height, width_mm, height_mm)
    where = replace(where, picture=replace(where.picture, focus=focus))
    scale = max(width_mm / width, height_mm / height)
    for share, point, pixels, length in zip(where.position, focus, (width, height), (width_mm, height_mm), strict=True):
        whole = pixels * scale
        begin = share * (whole - length)
        assert 0 <= share <= 1
        assert begin - 1e-6 <= point * whole <= begin + length + 1e-6
        if length / 2 + 0.1 < point * whole < whole - length / 2 - 0.1:
            assert point * whole == pytest.approx(begin + length / 2, abs=0.01 + 1e-6 * whole)


# --- resolution

SOURCE = SourceFile("data/e/districts/dachau.yaml", "photo:\n  file: a.jpg\n", "")


def px_for(dpi: int) -> int:
    """Return the pixels of 254 mm at so many dots an inch."""
    return 10 * dpi


@pytest.mark.parametrize(
    ("dpi", "severity"),
    [(149, Severity.ERROR), (150, Severity.WARNING), (249, Severity.WARNING), (250, None), (400, None)],
)
def test_few_pixels_are_a_warning_and_very_few_an_error(dpi: int, severity: Severity | None) -> None:
    told = list(resolution_diagnostics(slot(px_for(dpi), 9000, 254, 90), SOURCE, "brochure.pdf"))
    assert [one.severity for one in told] == ([severity] if severity else [])


def test_a_coarse_photo_is_told_with_its_numbers_and_what_would_do() -> None:
    (told,) = resolution_diagnostics(slot(800, 600, 216, 95), SOURCE, "brochure.pdf")
    assert told.problem == "94 dpi over 216 × 95 mm in brochure.pdf: its pixels are seen"
    assert told.got == "800 × 600 pixels"
    assert told.fix == "use one of at least 2126 × 1595 pixels (250 dpi); under 150 dpi leave it out"
    assert (told.at.field, told.code) == ("photo.file", "photo-resolution")


def test_a_tall_slot_asks_for_height() -> None:
    assert slot(3000, 600, 100, 100).dpi == 152
    assert slot(3000, 600, 100, 100).pixels_at(300) == (5906, 1182)


# --- where a chapter shows it


def test_a_photo_has_its_slot_before_all_others() -> None:
    assert slot_for(62, theme(), has_photo=True).name == "photo"
    assert slot_for(61.9, theme(), has_photo=True).name == "band"
    assert slot_for(62, theme(), has_photo=False).name == "neighbours"


UPRIGHT = PublishedPhoto("a.jpg", "Ein Bild", (0.5, 0.5), 2700, 3600)


def test_a_long_text_gives_the_photo_a_page_it_does_not_need() -> None:
    flow, plate = ChapterPage("flow", 7, 2), ChapterPage("image", 10)
    quote = ChapterPage("quote", 9, has_contact_panel=True)
    covered = on_a_page_of_its_own((flow, quote, plate), theme(), 60, 100, UPRIGHT)
    assert [chapter_page.image_slot for chapter_page in covered] == ["blank", "blank", "photo"]
    assert covered[2].image_slot_mm == 297
    under = on_a_page_of_its_own((flow, quote), theme(), 60, 100, UPRIGHT)
    assert under[1].image_slot_mm == pytest.approx(297 - 60 - 20 - 100 - 7.6, abs=0.1)
    alone = on_a_page_of_its_own((flow, quote), theme(), 60, 0, UPRIGHT)
    assert alone[1].image_slot_mm == 237


@pytest.mark.parametrize(
    ("pixels", "height"),
    [((3300, 2200), 217.5), ((3900, 2600), 257), ((5400, 1800), 144), ((3000, 1500), 146.4), ((1500, 1000), 144)],
)
def test_a_photo_covers_no_more_of_a_page_than_its_pixels_and_its_shape_allow(
    pixels: tuple[int, int], height: float
) -> None:
    picture = replace(UPRIGHT, width_px=pixels[0], height_px=pixels[1])
    (chapter_page,) = on_a_page_of_its_own((ChapterPage("image", 9),), theme(), 0, 0, picture)
    assert chapter_page.image_slot_mm == height


def test_a_photo_that_has_a_place_or_no_room_at_all_changes_nothing() -> None:
    shown = (ChapterPage("flow", 7, 1, image_slot="photo", image_slot_mm=80), ChapterPage("quote", 8))
    assert on_a_page_of_its_own(shown, theme(), 60, 100, UPRIGHT) == shown
    crowded = (ChapterPage("flow", 7, 2), ChapterPage("quote", 9, has_contact_panel=True))
    assert on_a_page_of_its_own(crowded, theme(), 160, 100, UPRIGHT) == crowded
    assert on_a_page_of_its_own(crowded[:1], theme(), 60, 0, UPRIGHT) == crowded[:1]
    layout = theme().chapter
    slotless = altered(theme(), chapter=altered(layout, image_slots=layout.image_slots[1:]))
    assert on_a_page_of_its_own(crowded, slotless, 60, 0, UPRIGHT) == crowded


# --- on the pages

MARK = (255, 0, 220)
FOCUS = (0.08, 0.12)
SHAPES = {
    "dachau": (2700, 1800),
    "lippe": (2200, 3300),
    "potsdam-mittelmark": (2200, 2200),
    "stendal": (4400, 1100),
    "waldeck-frankenberg": (2560, 1100),
}
SIZE = {"ravensburg": (2700, 1800)}
CREDIT = "Landkreis Beispiel"


def photographed(width: int, height: int) -> Image.Image:
    """Return a grey picture with a mark at the point that must be seen: cropping to the middle would lose it."""
    picture = Image.new("RGB", (width, height), GREY)
    x, y, radius = width * FOCUS[0], height * FOCUS[1], min(width, height) * 0.05
    ImageDraw.Draw(picture).ellipse((x - radius, y - radius, x + radius, y + radius), fill=MARK)
    return picture


def with_photos(folder: Path, shapes: Mapping[str, tuple[int, int]], **districts: Any) -> Path:
    """Return a project of these districts, each with a photo of this size; `districts` are other values for them."""
    fields = {"credit": CREDIT, "alt": 'Ein "graues" Bild', "focus": list(FOCUS)}
    changed = {
        slug: {"photo": {"file": f"{slug}.jpg", **fields}, **districts.get(slug.replace("-", "_"), {})}
        for slug in shapes
    }
    root = project(folder, changed, keep=list(shapes))
    images = root / "data" / "2023-2024" / "images"
    images.mkdir(exist_ok=True)
    for slug, size in shapes.items():
        photographed(*size).save(images / f"{slug}.jpg", quality=80)
    return root


def marked(file: Path, index: int) -> int:
    """Return how many pixels of a page show the mark."""
    with pypdfium2.PdfDocument(file) as document:
        page = document[index].render(scale=0.5).to_pil().convert("RGB")
    colours = page.getcolors(1 << 20) or []
    return sum(count for count, colour in colours if are_near([colour], [MARK], 40))


def words_of(file: Path, index: int) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return " ".join(document[index].get_textpage().get_text_bounded().split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildOutcome:
    return pipeline.build(with_photos(tmp_path_factory.mktemp("photos"), SHAPES))


@pytest.mark.slow
@pytest.mark.parametrize("slug", SHAPES)
def test_a_photo_of_any_shape_stands_on_its_chapters_text_page_with_what_must_be_seen(
    built: BuildOutcome, slug: str
) -> None:
    chapter = built.fitted.chapter(slug)
    assert chapter.has_photo
    assert chapter.following_pages[0].image_slot_mm >= 62
    assert marked(built.folder / "brochure.pdf", chapter.first_page) > 20


@pytest.mark.slow
def test_the_credit_stands_beside_the_photo_and_among_the_credits(built: BuildOutcome) -> None:
    book = built.folder / "brochure.pdf"
    for chapter in built.fitted.chapters:
        assert f"Bild © {CREDIT}" in words_of(book, chapter.first_page)
    imprint = built.fitted.page_of("imprint")
    assert imprint is not None
    assert words_of(book, imprint - 1).count(f"© {CREDIT}") == len(SHAPES)


@pytest.mark.slow
def test_a_sheet_shows_the_photo_where_its_picture_can_spare_the_room(built: BuildOutcome) -> None:
    shown = {sheet.slug: marked(built.folder / "sheets" / f"{sheet.slug}.pdf", 0) > 20 for sheet in built.fitted.sheets}
    assert shown == {sheet.slug: sheet.photo_mm > 0 for sheet in built.fitted.sheets}
    assert {"dachau", "lippe", "potsdam-mittelmark"} <= {slug for slug, is_shown in shown.items() if is_shown}
    for sheet in built.fitted.sheets:
        text = words_of(built.folder / "sheets" / f"{sheet.slug}.pdf", 0)
        assert (f"Bild: © {CREDIT}" in text) == shown[sheet.slug]
        assert sheet.picture_mm >= 60


@pytest.mark.slow
def test_photos_have_their_description_and_no_pixels_to_spare(built: BuildOutcome) -> None:
    with pikepdf.open(built.folder / "brochure.pdf") as document:
        described = [str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        images = [
            one for one in document.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
        assert described.count("Ein „graues“ Bild") == len(SHAPES)
        assert len(images) == len(SHAPES)
        for image in images:
            assert image.Filter == "/DCTDecode"
            assert not image.get("/Interpolate", False)
            # 300 dpi over the 216 mm of the slot, or over its height where the picture is a panorama.
            assert image.Width <= 2552 or image.Height <= 1300
    assert (built.folder / "brochure.pdf").stat().st_size < 1_500_000


@pytest.mark.slow
def test_pages_with_photos_pass_both_norms(
    built: BuildOutcome, verapdf: Callable[[Sequence[Path], str], dict[Path, bool]]
) -> None:
    files = [built.folder / name for name in built.files if name.endswith(".pdf")]
    for flavour in ("3a", "ua1"):
        assert all(verapdf(files, flavour).values())


def long_text(paragraphs: int) -> str:
    return "\n\n".join(
        ["Der Landkreis hat mit den Menschen in den Gemeinden gesprochen und viel gelernt. " * 9] * paragraphs
    )


@pytest.mark.slow
@pytest.mark.parametrize(("paragraphs", "quote"), [(13, None), (13, "viel gelernt"), (16, "viel gelernt"), (11, None)])
def test_a_text_over_several_pages_gives_the_photo_a_page_or_says_that_it_cannot(
    tmp_path: Path, paragraphs: int, quote: str | None
) -> None:
    dachau = {"approach": long_text(paragraphs), "quote": quote, "links": None, "sheet_pages": 2}
    root = with_photos(tmp_path, {"dachau": (2700, 4000)}, dachau=dachau)
    done = pipeline.build(root, options=BuildOptions(sheets=False))
    chapter = done.fitted.chapters[0]
    told = [one for one in done.diagnostics if one.code == "photo-left-out"]
    assert chapter.arrangement == "flowing"
    pages = [index for index in range(done.fitted.total_pages) if marked(done.folder / "brochure.pdf", index) > 20]
    shown = [
        chapter_page.last_number - 1 for chapter_page in chapter.following_pages if chapter_page.image_slot == "photo"
    ]
    assert pages == shown
    assert bool(told) != bool(shown)
    assert not [one for one in done.diagnostics if one.code.startswith("page-")]


@pytest.mark.slow
def test_what_is_said_to_shorten_makes_room_for_a_photo_left_out(tmp_path: Path) -> None:
    root = with_photos(tmp_path / "whole", SIZE, ravensburg={"links": None, "quote": None})
    done = pipeline.build(root, options=BuildOptions(sheets=False))
    (told,) = (one for one in done.diagnostics if one.code == "photo-left-out")
    assert not done.fitted.chapters[0].has_photo
    assert done.fitted.chapters[0].following_pages[0].image_slot != "photo"
    (needed,) = done.fitted.chapters[0].photo_needs
    assert f"shorten {needed.section} by about {needed.characters} characters" in told.fix
    # Nobody is named for a picture that is not there.
    assert "page-orphan-credit" not in {one.code for one in done.diagnostics}
    assert CREDIT not in pypdfium2.PdfDocument(done.folder / "brochure.pdf")[1].get_textpage().get_text_range()
    # What is said of the pages is in the manifest as well, in the order in which the build says it.
    manifest = json.loads((done.folder / "manifest.json").read_text(encoding="utf-8"))
    assert [one["problem"] for one in manifest["diagnostics"]] == [one.problem for one in done.diagnostics]
    assert told.problem in {one["problem"] for one in manifest["diagnostics"]}
    assert needed.section == "approach"
    text = pipeline.check(root).records[0].district.approach
    shorter = text[: len(text) - needed.characters].rsplit(" ", 1)[0]
    again = with_photos(tmp_path / "shorter", SIZE, ravensburg={"approach": shorter, "links": None, "quote": None})
    assert pipeline.build(again, options=BuildOptions(sheets=False)).fitted.chapters[0].has_photo


@pytest.mark.slow
def test_a_photo_of_too_few_pixels_stops_the_build_with_its_place(tmp_path: Path) -> None:
    root = with_photos(tmp_path, {"dachau": (1000, 700)})
    with pytest.raises(BuildError) as raised:
        pipeline.build(root, options=BuildOptions(sheets=False))
    (told,) = (one for one in raised.value.diagnostics if one.code == "photo-resolution")
    assert told.severity is Severity.ERROR
    assert told.source_line.strip() == "file: dachau.jpg"
    assert not (root / "output").exists() or not list((root / "output").rglob("*.pdf"))


def test_a_photo_without_a_description_is_refused(tmp_path: Path) -> None:
    root = project(tmp_path, {"dachau": {"photo": {"file": "a.jpg", "credit": CREDIT}}}, keep=["dachau"])
    with pytest.raises(InputError) as raised:
        pipeline.check(root)
    assert "photo-without-alt" in {one.code.replace("_", "-") for one in raised.value.diagnostics}
