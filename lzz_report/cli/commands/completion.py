"""Complete: a shell's name in, the lines that teach it to complete lzz-report out."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from lzz_report.cli.options import COMPLETE_VARIABLE, PROGRAM, without_project
from lzz_report.cli.wrong_use import WrongUseError
from lzz_report.diagnostics.catalogue.requests import ShellUnknown

EXAMPLES = """\b
Write the line of your shell into its file:
  bash   eval "$(lzz-report completion bash)"       ~/.bashrc
  zsh    eval "$(lzz-report completion zsh)"        ~/.zshrc
  fish   lzz-report completion fish | source        ~/.config/fish/config.fish
"""


@click.command(epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@without_project
def completion(shell: str) -> None:
    """Teach your shell to complete words.

    Commands, options, editions and districts are then completed with the tab key.
    """
    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover  Click knows all three
        raise WrongUseError(ShellUnknown(name=shell))
    from lzz_report.cli.program import program

    click.echo(complete(program, {}, PROGRAM, COMPLETE_VARIABLE).source())
