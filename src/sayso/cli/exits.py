"""Exit codes: what a script can rely on."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    SOME_UNREAD = 1
    USAGE = 2
    NOTHING = 3
    STORE = 4
    LANGUAGE = 5
    FAULT = 6
    INTERRUPTED = 130


MEANINGS = {
    Exit.DONE: "all that was asked was done, and something was found",
    Exit.SOME_UNREAD: "done, but some of the input could not be read; each was told",
    Exit.USAGE: "the command line or the config file asks for what there is not; nothing was done",
    Exit.NOTHING: (
        "nothing was found: no input that can be read, no hit of `search` or `list`, nobody of `who`, "
        "no claim of `trail` or of what `claims` is asked for, no article of `show`; or what was asked "
        "cannot be done, and one line tells why"
    ),
    Exit.STORE: "trouble with the store, or it is not whole; what stood in it is unchanged",
    Exit.LANGUAGE: "a language is not supported, under --strict",
    Exit.FAULT: "a fault of sayso: of one input, which was told and left out, or of the whole command",
    Exit.INTERRUPTED: "stopped with Ctrl-C; what was finished is kept",
}
