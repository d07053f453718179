"""Numbers and text to bytes, and bytes to immutable files: what every file of the index is written with."""

import base64
import zlib
from collections.abc import Iterable
from hashlib import sha256

LOW_BITS = 0x7F


def varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; the top bit says that more follow."""
    return varints((number,))


def varints(numbers: Iterable[int]) -> bytes:
    out = bytearray()
    for number in numbers:
        rest = number
        while rest > LOW_BITS:
            out.append(rest & LOW_BITS | LOW_BITS + 1)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def gaps(ascending: Iterable[int]) -> list[int]:
    """The first number, then the distance of each from the one before."""
    out, last = [], 0
    for number in ascending:
        out.append(number - last)
        last = number
    return out


def columns(*parts: bytes) -> bytes:
    """The parts after one another, behind their number and lengths."""
    return varints((len(parts), *(len(part) for part in parts))) + b"".join(parts)


def deflated(data: bytes) -> bytes:
    """Raw deflate, which browsers undo with DecompressionStream."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def file_name(letter: str, data: bytes) -> str:
    """A name that tells the content: eight characters of its hash, so that the file may be cached for ever."""
    return f"{letter}-{digest(data)}.bin"


def digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(data).digest()[:6]).decode()
