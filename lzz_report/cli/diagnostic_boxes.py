"""Show: diagnostics in, their boxes out, in colour where the reader is a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

from lzz_report.diagnostics.diagnostic import Diagnostic, count_line, is_error, text_lines, with_visible_controls

SOURCE = "  │ "
FIX = "  fix:"


def diagnostic_boxes(diagnostics: Iterable[Diagnostic], *, colour: bool) -> str:
    """Return the boxes of all diagnostics, an empty line between two of them."""
    return "\n\n".join("\n".join(_box(one, colour=colour)) for one in diagnostics)


def count(diagnostics: Iterable[Diagnostic]) -> str:
    """Return "2 errors, 1 warning", or "no warnings" where there is nothing."""
    return count_line(diagnostics) or "no warnings"


def _box(diagnostic: Diagnostic, *, colour: bool) -> list[str]:
    head, *rest = [with_visible_controls(line) for line in text_lines(diagnostic)]
    if not colour:
        return [head, *rest]
    severity = "red" if is_error(diagnostic) else "yellow"
    word, _, place = head.partition(" ")
    return [f"{click.style(word, fg=severity, bold=True)} {click.style(place, bold=True)}", *_styled(rest, severity)]


def _styled(lines: Iterable[str], severity: str) -> list[str]:
    styled = []
    for line in lines:
        if line.startswith(SOURCE):
            is_carets = not line.removeprefix(SOURCE).strip(" ^")
            styled.append(click.style(line, fg=severity if is_carets else "bright_black"))
        elif line.startswith(FIX):
            styled.append(click.style(FIX, fg="green") + line.removeprefix(FIX))
        else:
            styled.append(line)
    return styled
