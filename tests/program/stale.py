#!/usr/bin/env python3
"""stale.py WINDOW: something is dragged over the program with this window by a window that is gone
again. SDL 2 answers that one, and the X server refuses what it sends."""
import ctypes
import sys

CLIENT_MESSAGE = 33

Word = ctypes.c_ulong


class Message(ctypes.Structure):
    """XClientMessageEvent of Xlib.h, as large as the union XEvent."""

    _fields_ = [
        ("type", ctypes.c_int), ("serial", Word), ("sent", ctypes.c_int), ("display", ctypes.c_void_p),
        ("window", Word), ("kind", Word), ("format", ctypes.c_int), ("words", ctypes.c_long * 5),
        ("pad", ctypes.c_long * 24),
    ]


def main():
    window = int(sys.argv[1])
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = Word
    display = ctypes.c_void_p(x.XOpenDisplay(None))
    if not display:
        sys.exit("there is no display")
    gone = window + 0x1234  # of the program's own numbers one that it has not given out
    kind = x.XInternAtom(display, b"XdndPosition", 0)
    message = Message(CLIENT_MESSAGE, 0, 1, display, window, kind, 32, (gone, 0, 0, 0, 0))
    if not x.XSendEvent(display, Word(window), 0, Word(0), ctypes.byref(message)):
        sys.exit("it cannot be sent")
    x.XCloseDisplay(display)


main()
