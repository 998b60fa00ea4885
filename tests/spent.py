"""Time that work takes, for tests that it grows as its input does, whatever else the machine does."""

import gc
from collections.abc import Callable
from time import process_time


def processor_time(work: Callable[[], object], *, tries: int = 1) -> float:
    """Return the least processor time of some tries, in seconds.

    Python looks for garbage before and not meanwhile: in a large run of the tests, one look at all that they
    hold costs as much as the long input, and the short one needs none.
    """
    spent = []
    for _ in range(tries):
        gc.collect()
        gc.disable()
        try:
            begun = process_time()
            work()
            spent.append(process_time() - begun)
        finally:
            gc.enable()
    return min(spent)
