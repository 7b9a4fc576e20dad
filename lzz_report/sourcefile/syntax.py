"""Word: what the YAML parser stumbled over in, a sentence a record's author understands out."""

from __future__ import annotations

import re


def syntax_wording(text: str, place: int, opened: int, said: str, another: str) -> tuple[int, str, str]:
    """Return where to point, what is wrong and how to mend it.

    `place` is where the parser stopped, `opened` where the construct began, `said` its own words (ruamel.yaml);
    `another` is a file that is right.
    """
    line_start = text.rfind("\n", 0, place) + 1
    line = text[line_start : (text + "\n").index("\n", line_start)]
    if "mapping values are not allowed" in said:
        return place, *_stray_colon(line)
    if "expected <block end>" in said:
        return place, *_out_of_step(line, said)
    if "could not find expected ':'" in said:
        start = opened + len(text[opened:]) - len(text[opened:].lstrip())
        return (
            start,
            "a line without a field's name",
            "indent it if it belongs to the text above, else write name: value",
        )
    for words, at_opening, problem, fix in _WORDINGS:
        if words in said:
            return (opened if at_opening else place), problem, fix
    return place, f"this is no valid YAML ({said or 'unknown reason'})", f"compare the line with {another}"


# What the parser says, whether the place where the construct opened helps more, what is wrong, how to mend it.
_WORDINGS = (
    (
        "found unexpected",
        True,
        "the quotation mark that opens this text is never closed",
        "close it, or put no quotes at all",
    ),
    ("cannot start any token", False, "a text must not begin with this sign", "put the whole text in quotes"),
    ("escape", False, "a backslash in double quotes begins a special sign", "use single quotes, or write \\\\"),
    ("hexadecimal", False, "a backslash in double quotes begins a special sign", "use single quotes, or write \\\\"),
    (
        "expected ',' or",
        True,
        "the bracket that opens here is not closed in order",
        "close it, or put the whole text in quotes",
    ),
    (
        "chomping or indentation",
        False,
        "after | or > nothing may follow in the line",
        "begin the text in the next line, indented",
    ),
)


def _stray_colon(line: str) -> tuple[str, str]:
    value = re.match(r"\s*(?:- )?(\w+): *(.*: .*|.*:)$", line)
    if value and not value[2].startswith(("'", '"')):
        shown = value[2] if len(value[2]) <= 50 else value[2][:50].rsplit(" ", 1)[0] + " …"
        return "a text with a colon and a space needs quotes", f'put the text in quotes: {value[1]}: "{shown}"'
    return "a field begins where none may stand", "check the indent: fields of one level begin in the same column"


def _out_of_step(line: str, said: str) -> tuple[str, str]:
    if re.match(r"""\s*(- )?\w+: *(["']).*\2\s*\S""", line):
        return "text after the closing quotation mark", "put the whole text inside the quotes"
    if "'-'" in said or line.lstrip().startswith("- "):
        return "an item of a list where none may stand", "indent it like the items above it"
    return "this line is indented otherwise than those before", "begin fields of one level in the same column"
