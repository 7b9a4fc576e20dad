"""What hunspell does not know, and what it would write instead."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cached_property

# The first that is installed is asked; of another language the one of its own country, as fr_FR.
DICTIONARIES = {"de": ("de_DE", "de_DE_frami"), "en": ("en_GB", "en_US")}
SECONDS = 20


class Hunspell:
    """The spelling program of this machine, if there is one with a dictionary of the language.

    It is started anew for each question: that takes a tenth of a second, while a listed word costs nothing and a
    suggestion as much as a start.
    """

    def __init__(self, language: str) -> None:
        base = language.partition("-")[0]
        self._dictionaries = list(DICTIONARIES.get(base, (f"{base}_{base.upper()}", base)))

    @cached_property
    def _program(self) -> str | None:
        return shutil.which("hunspell")

    def unknown(self, words: Iterable[str]) -> frozenset[str] | None:
        """Return the words that are in no dictionary; None where nobody can be asked."""
        told = self._ask("-l", sorted(set(words)))
        return None if told is None else frozenset(told.split())

    def suggestions(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Return what each word might mean, the likeliest first."""
        # The mark keeps a word from being read as a command.
        told = self._ask("-a", [f"^{word}" for word in words]) or ""
        answers = (line[2:].partition(": ") for line in told.splitlines() if line.startswith("& "))
        return {
            head.split()[0]: [one for one in tail.split(", ") if "-" not in {one[0], one[-1]}]
            for head, _, tail in answers
        }

    def _ask(self, option: str, lines: list[str]) -> str | None:
        while self._program and self._dictionaries:
            command = [self._program, "-d", self._dictionaries[0], "-i", "utf-8", option]
            try:
                told = subprocess.run(  # noqa: S603  words go to its input, never to the command
                    command,
                    input="\n".join([*lines, ""]).encode(),
                    capture_output=True,
                    timeout=SECONDS,
                    check=True,
                    env=os.environ | {"LC_ALL": "C.UTF-8"},
                )
            except (subprocess.SubprocessError, OSError):
                del self._dictionaries[0]
                continue
            return told.stdout.decode("utf-8", "replace")
        return None
