#!/usr/bin/env python3
"""Playing a routine against playing its film: tests/film-check.py LIMBER [ROUNDS] [LENGTH_S]

Not part of the tests: it needs Xvfb, mpv and ffmpeg. It films the first seconds of one_minute at
1920x1080 and 30 frames a second, shows film and routine in turn on a display of their own, and
prints processor seconds a shown second and peak memory, medians of the rounds, then what ffmpeg
needs to decode a frame, by callgrind where valgrind is there. The display's own work is not in it.
"""
import os
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time

SIZE, RATE, ROUTINE = "1920x1080", 30, "one_minute"
DISPLAY = ":177"


def film(limber, folder, seconds):
    name = os.path.join(folder, "%05d.png")
    for i in range(seconds * RATE):
        at = str(round(i * 1000 / RATE))
        subprocess.run([limber, "shot", ROUTINE, "--at", at, "--size", SIZE, "--out", name % i],
                       check=True, stdout=subprocess.DEVNULL)
    path = os.path.join(folder, "film.mp4")
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-r", str(RATE), "-i", name, "-c:v", "libx264",
                    "-preset", "veryfast", "-pix_fmt", "yuv420p", path], check=True)
    return path


def peak_mb(pid, before):
    try:
        with open("/proc/%d/status" % pid) as status:
            return max(before, int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024)
    except (OSError, AttributeError):
        return before


def play(command, seconds):
    """Processor seconds a second, start included, and peak MiB."""
    environment = dict(os.environ, DISPLAY=DISPLAY, SDL_VIDEODRIVER="x11", SDL_AUDIODRIVER="dummy")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    end, peak = time.monotonic() + seconds, 0.0
    while time.monotonic() < end and process.poll() is None:
        peak = peak_mb(process.pid, peak)
        time.sleep(0.05)
    process.terminate()
    process.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent / seconds, peak


def decoding(path, folder):
    """Million instructions to decode a frame."""
    def instructions(frames):
        out = subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + folder + "/callgrind",
             "ffmpeg", "-v", "error", "-threads", "1", "-i", path, "-frames:v", str(frames), "-f",
             "null", "-"], capture_output=True, text=True, check=True).stderr
        return int(re.search(r"Collected : (\d+)", out).group(1))
    return (instructions(100) - instructions(40)) / 60 / 1e6


def main():
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    limber = sys.argv[1]
    rounds, length = (int(sys.argv[i]) if len(sys.argv) > i else number
                      for i, number in ((2, 5), (3, 12)))
    display = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", SIZE + "x24", "-nolisten", "tcp"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = film(limber, folder, length)
            film_player = ["mpv", "--no-config", "--fs", "--hwdec=no", "--vo=x11", "--ao=null",
                           path]
            routine = [limber, ROUTINE, "--size", SIZE, "--painter", "soft"]
            results = [(play(film_player, length), play(routine, length)) for _ in range(rounds)]
            for i, name in enumerate(("mpv, 30 frames a second", "limber, 60 frames a second")):
                print("%-28s %.3f s/s  %.0f MiB" % (
                    name, statistics.median(r[i][0] for r in results),
                    statistics.median(r[i][1] for r in results)))
            print("decoding a frame: %.1f million instructions" % decoding(path, folder))
    finally:
        display.terminate()
        display.wait()


main()
