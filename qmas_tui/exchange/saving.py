"""Files for others: written whole or not at all, for their owner only."""

from __future__ import annotations

import os
from pathlib import Path

from qmas_tui.errors import DataError
from qmas_tui.files import create_file, replace_file


def save_file(path: Path, content: str | bytes, force: bool = False) -> None:
    """Write a file of mode 0600 whole or not at all; over another only by `force`.

    A text is written as UTF-8. Raises DataError when there is a file already or it
    cannot be written.
    """
    target = Path(os.path.realpath(path)) if force else path
    try:
        data = content.encode() if isinstance(content, str) else content
        if os.path.lexists(target):
            if not force:
                raise FileExistsError
            if not target.is_file():
                raise DataError(f"{path} is not a file that could be written over.")
        if force:
            replace_file(target, data)
        else:
            create_file(target, data)
    except FileExistsError:
        raise DataError(
            f"{path} exists already; name another file, or use --force on the "
            "command line to write over it."
        ) from None
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError(f"{path} cannot be written: {why}.") from None
    except UnicodeEncodeError as error:
        raise DataError(f"{path} cannot be written as UTF-8: {error.reason}.") from None
