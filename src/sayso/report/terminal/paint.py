"""Paint: how wide and in which colours to write; bold, faint and coloured words, or plain ones."""

from dataclasses import dataclass

_COLOURS = (36, 33, 35, 32, 34, 31)  # cyan, yellow, magenta, green, blue, red


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a writer may need to know: terminal width, colour, and whether several articles are expected.

    `details` asks the text form for all that is known of each statement, `layers` for times, numbers and
    places, where a form does not hold them anyway, and `weak` for weak statements in forms for people; the
    others hold them all.
    """

    width: int = 100
    colour: bool = False
    several: bool = False
    layers: bool = False
    weak: bool = False
    details: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts colour on text that is already safe and padded; does nothing unless `on`."""

    on: bool

    def bold(self, text: str) -> str:
        """Return the text in bold."""
        return self._put("1", text)

    def faint(self, text: str) -> str:
        """Return the text in faint."""
        return self._put("2", text)

    def speaker(self, row: int | None, text: str) -> str:
        """Return the text in the colour of the speaker in that row; None has none."""
        return text if row is None else self._put(str(_COLOURS[row % len(_COLOURS)]), text)

    def warn(self, text: str) -> str:
        """Return the text as something to look at twice."""
        return self._put("1;31", text)

    def _put(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text.strip() else text
