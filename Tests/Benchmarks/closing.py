"""How the programs for Pykka end: with a line, and without waiting for threads that idle."""

import os
import threading

_done = threading.Event()
_line = ""


def close(line):
    """Called by an actor: the program is over, and this is its closing line."""
    global _line
    _line = line
    _done.set()


def wait():
    """Called by the main thread, last."""
    _done.wait()
    print(_line, flush=True)
    os._exit(0)
