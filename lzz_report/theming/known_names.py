"""The themes and languages a project can choose, and which of them a word means."""

from __future__ import annotations

from pathlib import Path

from lzz_report.records.fields import is_language_tag
from lzz_report.rules.choosing import Choice, choose, matching
from lzz_report.sourcefile.yaml_file import parse_yaml
from lzz_report.theming.theme_folders import find, layout_roots

STRINGS = "shared/strings"
# The languages somebody may say the name of a language in, beside that language itself.
NAMING_LANGUAGES = ("de", "en")


def known_themes(project: Path) -> tuple[str, ...]:
    """Return the names of all themes a project can choose."""
    return tuple(sorted({file.parent.name for root in layout_roots(project) for file in root.glob("*/theme.yaml")}))


def known_languages(project: Path) -> tuple[str, ...]:
    """Return the languages there are fixed words in, of the project's own or shipped, by their tags."""
    tags = {file.stem for root in layout_roots(project) for file in (root / STRINGS).glob("*.yaml")}
    return tuple(sorted(filter(is_language_tag, tags)))


def theme_named(project: Path, word: str) -> str:
    """Return the theme a word means: its folder's name, or the one its theme.yaml gives; else UsageError."""
    folders = known_themes(project)
    if word in folders:
        return word
    return choose(word, [Choice(name, (theme_title(project, name),)) for name in folders], "theme")


def language_named(project: Path, word: str) -> str:
    """Return the tag of the language a word means, by tag or by name; else UsageError with the way to add one."""
    choices = [Choice(tag) for tag in known_languages(project)]
    if meant := matching(word, choices):
        return meant[0]
    named = [Choice(tag.name, language_names(tag.name)) for tag in choices]
    return choose(word, named, "language", new_file=f"layouts/{STRINGS}/fr.yaml")


def theme_title(project: Path, name: str) -> str:
    """Return the name a theme gives itself; that of its folder where nothing can be read."""
    path = find(layout_roots(project), f"{name}/theme.yaml")
    data = parse_yaml(path.read_bytes(), name, "theme")[0].data if path else None
    title = data.get("name") if isinstance(data, dict) else None
    return title if isinstance(title, str) else name


def language_names(tag: str) -> tuple[str, ...]:
    """Return what a language is called: in itself, then in German and English."""
    # It brings the calendars of all languages with it.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ()
    names = (locale.get_display_name(language) for language in (tag, *NAMING_LANGUAGES))
    return tuple(dict.fromkeys(name for name in names if name))
