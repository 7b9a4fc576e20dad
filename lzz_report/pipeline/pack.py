"""Pack: a funder's name in, the report of its folder with everything the funder asks for, and a manifest, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as calendar
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lzz_report.diagnostics.catalogue.funders import GrantMissing, PackTooLarge, PartSize
from lzz_report.diagnostics.catalogue.languages import LanguageUnknown
from lzz_report.diagnostics.catalogue.requests import DayUnreadable, ReportAbsent, ReportsSeveral
from lzz_report.diagnostics.catalogue.themes import ThemeUnknown
from lzz_report.diagnostics.diagnostic import Diagnostic, in_reading_order, with_visible_controls
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.documents.annex_pages import Letter
from lzz_report.errors import InputError, OutputError, UsageError
from lzz_report.load import load_funders
from lzz_report.pipeline.attach_sheets import attach_sheets
from lzz_report.pipeline.check import check
from lzz_report.pipeline.options import (
    FULL_DPI,
    AnnexOptions,
    AnnexOutcome,
    PackOptions,
    PackOutcome,
    Progress,
    Selection,
    WriteLetter,
    silent,
)
from lzz_report.publish import edition_lock
from lzz_report.records.funder import Funder, Funders
from lzz_report.records.record import ValidEdition
from lzz_report.rules.choosing import Choice, choose
from lzz_report.sourcefile.source import SourceFile
from lzz_report.theming import known_languages, known_themes
from lzz_report.validate import validate_funders

if TYPE_CHECKING:
    from lzz_report.pipeline.edition_inputs import EditionInputs

WAIT_SECONDS = 300.0
MB = 1_000_000
# Photos are reduced in these steps until the file is small enough, never below what the preset allows.
STEPS_DPI = (FULL_DPI, 220, 150, 110, 72)
UNSAFE = re.compile(r"[^\w.-]+")
MAX_NAMED = 3


def pack(
    project: Path,
    funder_key: str,
    options: PackOptions | None = None,
    *,
    edition_id: str | None = None,
    progress: Progress = silent,
    on_wait: Progress = silent,
) -> PackOutcome:
    """Make what a funder of data/funders.yaml asks for, and put it into output/<edition>-<funder> in the project.

    Raises what `attach_sheets` raises, InputError for what is wrong with or missing in data/funders.yaml, LzzError when
    the file stays larger than the funder takes. Whatever happens, the last good output stays.
    """
    options = options or PackOptions()
    progress("validate")
    preset = _preset(project, funder_key)
    funder = preset.funder.model_copy(update={"grant": options.grant or preset.funder.grant})
    valid = check(project, edition_id, language=funder.language, theme=funder.theme)
    _refuse_missing(funder, preset)
    date = _date(options.date, valid)
    report = options.report or _report(project, funder, valid.edition.id)
    folder = options.output or project / "output" / f"{valid.edition.id}-{funder.key}"
    with edition_lock(folder, WAIT_SECONDS, on_wait):
        outcome = _Packer(project, valid, funder, replace(options, date=date), progress).pack(report, folder)
    diagnostics = in_reading_order((*preset.notices, *outcome.annexes.diagnostics))
    return replace(outcome, annexes=replace(outcome.annexes, diagnostics=diagnostics))


@dataclass(frozen=True, slots=True)
class _Preset:
    """A funder, the file it stands in and its number there, and what there is to say of the file."""

    funder: Funder
    source: SourceFile
    index: int
    notices: tuple[Diagnostic, ...]


class _Packer:
    """Makes the file of one funder, smaller and smaller until it fits."""

    def __init__(
        self, project: Path, valid: ValidEdition, funder: Funder, options: PackOptions, progress: Progress
    ) -> None:
        self._project = project
        self._valid = valid
        self._funder = funder
        self._options = options
        self._progress = progress

    def pack(self, report: Path, folder: Path) -> PackOutcome:
        from lzz_report.pipeline.pack_folder import publish_pack

        name = file_name(self._funder, self._valid.edition.id, self._options.date or "")
        with TemporaryDirectory() as scratch:
            made, dpi = self._small_enough(report, Path(scratch), name)
            files = publish_pack(self._project, self._valid, self._funder, report, made, folder)
        result = made.result
        annex = folder / result.annex.name if result.annex else None
        placed = replace(made, result=replace(result, output=folder / result.output.name, annex=annex))
        return PackOutcome(self._funder.key, folder, files, report, dpi, placed)

    def _small_enough(self, report: Path, scratch: Path, name: str) -> tuple[AnnexOutcome, int]:
        """Return the first attempt that is small enough; LzzError names the biggest parts when none is."""
        cap = self._funder.max_mb
        if cap is not None and report.is_file() and report.stat().st_size > cap * MB:
            raise OutputError(self._too_large(report.stat().st_size, report, {}))
        floor = self._funder.min_dpi
        step, *smaller = dict.fromkeys([FULL_DPI, *(step for step in STEPS_DPI if step > floor), floor])
        while True:
            made = self._made(report, scratch, name, step)
            size = max(path.stat().st_size for path in written(made))
            if cap is None or size <= cap * MB:
                return made, step
            if not smaller or not made.has_photos:
                raise OutputError(self._too_large(size, report, made.sizes))
            step = smaller.pop(0)

    def _made(self, report: Path, scratch: Path, name: str, dpi: int) -> AnnexOutcome:
        place = scratch / str(dpi)
        place.mkdir()
        edition_id = self._valid.edition.id
        options = self._annex_options(dpi)
        return attach_sheets(
            self._project, report, place / name, options, edition_id=edition_id, progress=self._progress
        )

    def _annex_options(self, dpi: int) -> AnnexOptions:
        funder = self._funder
        return AnnexOptions(
            selection=Selection(funder.districts, funder.topics, funder.advisers, funder.states),
            attach_as=funder.attach_as,
            records=funder.records,
            audience=funder.audience,
            language=funder.language,
            theme=funder.theme,
            heading=funder.heading,
            letter=self._letter() if funder.letter else None,
            disclosed=funder.told_facts if funder.letter else (),
            stamp=funder.stamp.text,
            stamp_place=funder.stamp.model_dump(include={"place", "side_mm", "edge_mm"}, exclude_none=True),
            max_dpi=dpi,
            attach_options=replace(
                self._options.attach_options, fit_pages=funder.fit_pages, raise_level=funder.raise_level
            ),
        )

    def _letter(self) -> WriteLetter:
        date = self._options.date or self._valid.edition.as_of

        def write(inputs: EditionInputs) -> Letter:
            from lzz_report.pipeline.cover_letter import write_letter

            return write_letter(inputs, self._funder, date)

        return write

    def _too_large(self, size: int, report: Path, sizes: dict[str, int]) -> PackTooLarge:
        funder = self._funder
        parts = [(report.stat().st_size, PartSize("report", report.name, _mb(report.stat().st_size)))]
        parts += [(count, PartSize("annex", name, _mb(count))) for name, count in sizes.items()]
        parts.sort(key=lambda part: -part[0])
        return PackTooLarge(
            mb=_mb(size),
            funder=funder.name,
            max_mb=funder.max_mb or 0,
            min_dpi=funder.min_dpi,
            biggest=tuple(part for _, part in parts[:MAX_NAMED]),
        )


def _mb(count: int) -> str:
    return f"{count / MB:.2f}"


def written(made: AnnexOutcome) -> Iterator[Path]:
    """Yield the files of an outcome: a signed report and its annexes are two."""
    yield made.result.output
    if made.result.annex:
        yield made.result.annex


def file_name(funder: Funder, edition_id: str, date: str) -> str:
    """Return the name of the finished file; what no file name may hold becomes a hyphen."""
    values = {"funder": funder.key, "grant": funder.grant or "", "edition": edition_id, "date": date}
    safe = {name: UNSAFE.sub("-", value).strip("-.") for name, value in values.items()}
    name = funder.file_name.format(**safe)
    return name if name.lower().endswith(".pdf") else f"{name}.pdf"


def _preset(project: Path, key: str) -> _Preset:
    """Return what data/funders.yaml says of a funder; UsageError where it names none of this key."""
    file, problems = load_funders(project)
    funders: Funders = validate_funders(file, problems)
    known = [one.key for one in funders.funders]
    choices = [Choice(one.key, (one.name,)) for one in funders.funders]
    index = known.index(choose(key, choices, "funder", file.source.path))
    preset = _Preset(funders.funders[index], file.source, index, problems)
    if unknown := tuple(_unknown_names(project, preset)):
        raise InputError(unknown)
    return preset


def _unknown_names(project: Path, preset: _Preset) -> Iterator[Diagnostic]:
    """Yield the theme and the language of a preset, where there is none of the name."""
    funder, place = preset.funder, f"funders[{preset.index}]"
    themes, languages = known_themes(project), known_languages(project)
    if funder.theme is not None and funder.theme not in themes:
        yield preset.source.diagnostic(f"{place}.theme", ThemeUnknown(known=themes))
    if funder.language is not None and funder.language not in languages:
        near = nearest(funder.language, languages)
        fault = LanguageUnknown(language=funder.language, known=languages, near=near)
        yield preset.source.diagnostic(f"{place}.language", fault)


def _refuse_missing(funder: Funder, preset: _Preset) -> None:
    """Raise InputError for what the file's name or the letter needs and nobody has written down."""
    if funder.grant is None and ("{grant}" in funder.file_name or funder.letter):
        place = f"funders[{preset.index}]"
        span = preset.source.values.get(f"{place}.key")
        raise InputError((preset.source.diagnostic(f"{place}.grant", GrantMissing(), span=span),))


def _date(given: str | None, valid: ValidEdition) -> str:
    """Return the date of the pack, never the clock's; UsageError when the one that is given is none."""
    if given is None:
        return valid.edition.as_of
    try:
        return calendar.fromisoformat(given).isoformat()
    except ValueError as error:
        raise UsageError(DayUnreadable(text=with_visible_controls(given))) from error


def _report(project: Path, funder: Funder, edition_id: str) -> Path:
    """Return the only report in the folder of the preset."""
    folder = project / funder.report_folder.format(funder=funder.key, edition=edition_id)
    where = folder.relative_to(project).as_posix()
    found = sorted(path for path in folder.glob(funder.report_name) if path.is_file() and not path.name.startswith("."))
    if not found:
        raise UsageError(ReportAbsent(name=funder.report_name, folder=where))
    if len(found) > 1:
        names = tuple(path.name for path in found[:MAX_NAMED])
        raise UsageError(ReportsSeveral(folder=where, count=len(found), names=names))
    return found[0]
