"""QR codes as vector paths, thousands of them at the price of one.

For addresses of one length, with version and mask fixed, a code is an affine function of the bits of the text over
GF(2): Reed-Solomon is linear, the rest is a fixed pattern. So the code of an address is that of another one, XORed
with what each changed bit changes. segno draws the codes from which this is learned; nothing else is known here of
how a QR code is made. The first few codes are drawn by segno itself, so that a single page waits for nothing.
"""

from collections.abc import Iterator

import segno

_LEVEL = "m"
_BITS_OF_ASCII = 7
_LEARN_AFTER = 12


class QrSeries:
    """Codes of addresses `before` + `length` ASCII signs + `after`."""

    def __init__(self, before: str, after: str, length: int) -> None:
        self._before, self._after, self._length = before, after, length
        sample = segno.make(self._address("0" * length), error=_LEVEL, micro=False, boost_error=False)
        self._version, self._mask = sample.version, sample.mask
        self.modules = len(sample.matrix)
        self._row = -(-self.modules // 8)
        self._drawn = 0
        self._origin = 0
        self._changes: list[dict[str, int]] = []

    def path(self, middle: str) -> bytes:
        """Return the dark modules as rectangles of one path, in modules, the origin at the lower left.

        `middle` must be ASCII of the length that the series was made for.
        """
        self._drawn += 1
        if self._drawn > _LEARN_AFTER:
            return self._rectangles(self._computed(middle))
        return self._rectangles(self._drawn_by_segno(self._address(middle)))

    def _computed(self, middle: str) -> int:
        if not self._changes:
            self._learn()
        code = self._origin
        for changes, sign in zip(self._changes, middle, strict=True):
            code ^= changes[sign]
        return code

    def _learn(self) -> None:
        """Ask segno what each bit of each place changes, and keep the sum for every sign."""
        zero = "0" * self._length
        self._origin = self._drawn_by_segno(self._address(zero))
        for place in range(self._length):
            bits = []
            for bit in range(_BITS_OF_ASCII):
                sign = chr(ord("0") ^ (1 << bit))
                other = zero[:place] + sign + zero[place + 1 :]
                bits.append(self._drawn_by_segno(self._address(other)) ^ self._origin)
            self._changes.append(
                {chr(sign): _sum(bits, sign ^ ord("0")) for sign in range(1 << _BITS_OF_ASCII)}
            )

    def _address(self, middle: str) -> str:
        return f"{self._before}{middle}{self._after}"

    def _drawn_by_segno(self, address: str) -> int:
        made = segno.make(
            address,
            error=_LEVEL,
            mode="byte",
            version=self._version,
            mask=self._mask,
            micro=False,
            boost_error=False,
        )
        code = 0
        for row in made.matrix:
            bits = int("".join("1" if module else "0" for module in row), 2)
            code = code << 8 * self._row | bits << 8 * self._row - self.modules
        return code

    def _rectangles(self, code: int) -> bytes:
        data = code.to_bytes(self._row * self.modules)
        return b"".join([row[byte] for row, byte in zip(_table(self.modules), data, strict=True)])


def _sum(bits: list[int], chosen: int) -> int:
    total = 0
    for number, bit in enumerate(bits):
        if chosen >> number & 1:
            total ^= bit
    return total


_TABLES: dict[int, list[list[bytes]]] = {}


def _table(modules: int) -> list[list[bytes]]:
    """Return the rectangles of every value that a byte of the code can have, for each place."""
    if modules not in _TABLES:
        row = -(-modules // 8)
        places = [divmod(place, row) for place in range(row * modules)]
        _TABLES[modules] = [[_byte(place, value, modules) for value in range(256)] for place in places]
    return _TABLES[modules]


def _byte(place: tuple[int, int], value: int, modules: int) -> bytes:
    row, column = place
    return b"".join(
        b"%d %d %d 1 re\n" % (8 * column + start, modules - 1 - row, length) for start, length in _runs(value)
    )


def _runs(value: int) -> Iterator[tuple[int, int]]:
    """Yield (start, length) of the dark runs of a byte, the highest bit first."""
    start = None
    for column in range(9):
        dark = column < 8 and value >> 7 - column & 1  # noqa: PLR2004 - bits of a byte
        if dark and start is None:
            start = column
        elif not dark and start is not None:
            yield start, column - start
            start = None
