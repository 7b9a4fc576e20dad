"""Which of several things a word means, whatever its capitals, umlauts and hyphens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lzz_report.diagnostics.catalogue.requests import ChoiceKind, NameAmbiguous, NameUnknown
from lzz_report.diagnostics.diagnostic import with_visible_controls
from lzz_report.diagnostics.near_miss import nearest
from lzz_report.errors import UsageError
from lzz_report.rules.collation import din5007_key

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be asked for: by its name, or by what people call it besides."""

    name: str
    other_names: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """The name itself, then the others."""
        return (self.name, *self.other_names)


def choose(
    word: str,
    choices: Iterable[Choice],
    kind: ChoiceKind,
    place: str = "",
    *,
    new_file: str = "",
    lists_all: bool = True,
) -> str:
    """Return the name of the choice that `word` means.

    Raises UsageError where there is none, or where several are called so. `kind` and `place` say of what and in what,
    `new_file` which file would add one.
    """
    known = tuple(choices)
    meant = matching(word, known)
    if len(meant) == 1:
        return meant[0]
    shown = with_visible_controls(word)
    if meant:
        raise UsageError(NameAmbiguous(kind=kind, name=shown, place=place, meant=meant))
    names = tuple(sorted(choice.name for choice in known))
    raise UsageError(
        NameUnknown(
            kind=kind,
            name=shown,
            place=place,
            # Of names that differ in capitals alone the first is proposed.
            near=nearest(word, (name for choice in known for name in reversed(choice.all_names))),
            known=names if lists_all else (),
            has_none=not known,
            new_file=new_file,
        )
    )


def matching(word: str, choices: Iterable[Choice]) -> tuple[str, ...]:
    """Return the names of the choices that a word means: of one alone where it is that one's very name."""
    known = tuple(choices)
    spelt = _spellings(word)
    by_name = tuple(choice.name for choice in known if not spelt.isdisjoint(_spellings(choice.name)))
    if by_name:
        return by_name
    return tuple(
        choice.name for choice in known if any(not spelt.isdisjoint(_spellings(name)) for name in choice.other_names)
    )


def completed(begun: str, choice: Choice) -> str:
    """Return a name of a choice, without space, that begins so; its first where only a spelling does, else ""."""
    exact = (name for name in choice.all_names if name.startswith(begun) and " " not in name)
    folded = any(
        whole.startswith(part) for name in choice.all_names for whole in _spellings(name) for part in _spellings(begun)
    )
    return next(exact, choice.name if folded else "")


def holds(word: str, names: Iterable[str]) -> bool:
    """Tell whether a word is part of one of the names."""
    spelt = _spellings(word)
    return any(part in whole for name in names for whole in _spellings(name) for part in spelt)


def _spellings(name: str) -> frozenset[str]:
    """Return what a name is compared by: bare letters and digits, umlauts as one letter and as two."""
    texts = (name, name.casefold().translate(_WRITTEN_OUT))
    return frozenset(din5007_key(text)[0].replace(" ", "") for text in texts)
