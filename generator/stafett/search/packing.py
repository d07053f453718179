"""Numbers and text to bytes, and bytes to immutable files: what every file of the index is written with."""

import base64
import zlib
from collections.abc import Iterable, Sequence
from hashlib import sha256

import numpy as np

from stafett.search.lists import Lists, Numbers

LOW_BITS = 7
LONG = 100  # bytes that are worth codes of their own
MORE = 1 << LOW_BITS


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the top bit says that more follow."""
    return varints([number])


def varints(numbers: Sequence[int] | Numbers) -> bytes:
    left = np.asarray(numbers, np.uint64)
    most = int(left.max(initial=0))
    if most < MORE:
        return left.astype(np.uint8).tobytes()
    if most < 1 << 32:
        left = left.astype(np.uint32)  # half the work
    rest = left[:, None] >> np.arange(0, most.bit_length(), LOW_BITS, dtype=left.dtype)
    digits = rest.astype(np.uint8) & np.uint8(MORE - 1) | (rest >= MORE).astype(np.uint8) << np.uint8(LOW_BITS)
    is_said = rest > 0
    is_said[:, 0] = True
    return digits[is_said].tobytes()


def ascending(lists: Lists, span: int) -> bytes:
    """Lists of ascending numbers below `span`: the gaps between them in Golomb-Rice codes, which suit numbers spread at random."""
    codes = _gaps(lists)
    counts = np.maximum(lists.counts, 1)
    widths = np.repeat(np.frexp(np.maximum(7 * span // (10 * counts), 1))[1] - 1, lists.counts)
    ends = np.cumsum((codes >> widths) + 1 + widths)
    bits = np.zeros(ends[-1] if len(ends) else 0, np.uint8)
    bits[ends - 1 - widths] = 1
    for place in range(widths.max(initial=0)):
        has = widths > place
        bits[ends[has] - 1 - place] = codes[has] >> place & 1
    return np.packbits(bits).tobytes()


def _gaps(lists: Lists) -> Numbers:
    """Of each list its first number, then how many lie between each one and the one before."""
    found = np.diff(lists.values.astype(np.int64), prepend=0) - 1
    starts = lists.starts[:-1][lists.counts > 0]
    found[starts] = lists.values[starts]
    return found


def columns(*parts: bytes) -> list[bytes]:
    """The parts, behind their number and lengths."""
    return [varints([len(parts), *(len(part) for part in parts)]), *parts]


def deflated(parts: Iterable[bytes], strategy: int = zlib.Z_DEFAULT_STRATEGY) -> bytes:
    """Raw deflate, which browsers undo with DecompressionStream; each part that is long gets codes of its own."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, strategy)
    packed = []
    for part in parts:
        packed.append(packer.compress(part))
        if len(part) > LONG:
            packed.append(packer.flush(zlib.Z_PARTIAL_FLUSH))
    return b"".join([*packed, packer.flush()])


def digest(data: bytes) -> str:
    """A name that tells the content: eight characters of its hash, so that the file may be cached for ever."""
    return base64.urlsafe_b64encode(sha256(data).digest()[:6]).decode()
