"""Take back what builds have made."""

import shutil
from pathlib import Path

from .output import publish
from .workplace import Workplace, as_write_errors


def clean(output: Path, cache: Path) -> tuple[Path, ...]:
    """Empty `output` of what builds wrote, and remove the hidden folder beside it and the cache; the folders that there were.

    What others have put into `output` is refused as by a build: WriteError.
    """
    place = Workplace(output, sources=())
    removed = []
    if place.hidden.exists():
        publish(output, ())
        removed.append(place.site)
    with as_write_errors(place.site):
        for folder in (place.hidden, cache):
            if folder.is_dir():
                shutil.rmtree(folder)
                removed.append(folder)
    return tuple(folder for folder in removed if folder != place.hidden)
