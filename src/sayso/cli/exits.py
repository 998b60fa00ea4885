"""Exit codes: what a script can rely on."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    SOME_UNREAD = 1  # done, but some input could not be read
    USAGE = 2
    NOTHING = 3  # nothing usable
    STORE = 4  # store trouble
    LANGUAGE = 5  # language not supported, under --strict
    FAULT = 6  # a fault of sayso: of one input, which was left out, or of the whole command
    INTERRUPTED = 130
