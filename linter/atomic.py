"""Replacing a file in one step."""

from __future__ import annotations

import os
from contextlib import suppress


def replace(path: str, content: bytes) -> None:
    """Give a file new content: whoever reads it meanwhile, or after a crash, has the old one or the new one whole.

    A symbolic link stays one, and a file keeps its mode. Raises OSError.
    """
    path = os.path.realpath(path)
    temporary = f"{path}.{os.urandom(4).hex()}"  # beside it: a rename across file systems is not one step
    try:
        with open(temporary, "xb") as stream:
            stream.write(content)
        with suppress(FileNotFoundError):
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.remove(temporary)
        raise
