"""How a command ends: what is wrong on the error stream and exit code 1, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

import click

from webapp.errors import PocketleafError

P = ParamSpec("P")
R = TypeVar("R")


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Let a command end with what is wrong and exit code 1 instead of a traceback.

    That is the words of a PocketleafError, or the file that the system does not let us use.
    """

    @wraps(command)
    def run(*arguments: P.args, **options: P.kwargs) -> R:
        try:
            return command(*arguments, **options)
        except PocketleafError as error:
            fail(str(error))
        except OSError as error:
            if error.filename is None:
                raise
            fail(f"{error.filename}: {error.strerror}")

    return run


def fail(text: str) -> NoReturn:
    """End the command with a text and exit code 1."""
    click.echo(text, err=True)
    sys.exit(1)


def refuse_source(name: str) -> NoReturn:
    """End the command that was given the language of the originals to translate into."""
    fail(f'"{name}" is the language of the pages themselves; name one that they are translated into')


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it has to be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
