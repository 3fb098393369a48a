#!/usr/bin/env python3
"""Playing a routine beside playing its film: bench/against-mpv.py LIMBER [--rounds N] [--json]

`limber bench` runs this at its end. Two scenes of lower_back_short are filmed at 1920x1080 and 30
frames a second, with their sound: one in which the figure moves all the time, and one with as much
holding as the whole routine. Film and routine are then shown in turn on a display of their own, the
film by `mpv --vo=x11`, the routine by `limber --painter soft` at 60 frames a second; sound is mixed
and goes nowhere. Told are medians of the rounds:

- processor time a shown second, start left out: of the program, and with the display's work;
- peak memory (VmHWM);
- from fork to the first pixel on the display (read in its memory, not told by the program). The
  first round of either is as slow as a first start: what it caches (mpv's fonts, limber's solved
  movements) the others find;
- processor instructions a frame, by callgrind: of libavcodec decoding the film on one thread, and
  of limber drawing the same seconds, program start and first frames subtracted. Each has frames of
  its own: the film 30 a second, limber 60, as it shows them.

Needs Xvfb, mpv and ffmpeg; valgrind for the instructions.
"""
import argparse
import json
import mmap
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUTINE, SIZE, FILM_MS = "lower_back_short", "1920x1080", 33
FILM_RATE, RATE = 30, 60
SCENES = (("moving", 170, 8), ("with holds", 19, 25))  # name, from second, seconds
COUNTED = {"moving": (0, 3), "with holds": (3, 5)}  # from, for; seconds of the scene
SETTLED_S = 0.5  # after the first frame
GOALS = {"moving": 0.5, "with holds": 0.25, "memory": 0.3, "first frame": 0.25, "decoding": 0.5}
NEEDED = {"Xvfb": "xvfb", "mpv": "mpv", "ffmpeg": "ffmpeg"}
TICK = os.sysconf("SC_CLK_TCK")


def run(*command, **keys):
    return subprocess.run([str(word) for word in command], check=True, **keys)


class Display:
    """An Xvfb whose picture lies in a file."""

    def __init__(self, folder):
        there, told = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", SIZE + "x24", "-br", "-nolisten",
             "tcp", "-fbdir", folder], pass_fds=(told,), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(told)
        with os.fdopen(there) as pipe:
            number = pipe.readline().strip()
        if not number:
            sys.exit("limber: error: Xvfb does not start")
        self.name = ":" + number
        with open(os.path.join(folder, "Xvfb_screen0"), "rb") as file:
            self.picture = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.dark = self.look()

    def look(self):
        """A pixel in each of 64 places."""
        step = len(self.picture) // 64 // 4 * 4
        return [self.picture[at:at + 3] for at in range(step // 2 // 4 * 4, len(self.picture), step)]

    def is_lit(self):
        return self.look() != self.dark

    def close(self):
        self.process.terminate()
        self.process.wait()


def processor_s(pid):
    with open("/proc/%d/stat" % pid) as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def peak_mb(pid):
    with open("/proc/%d/status" % pid) as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) / 1024


def show(display, command, seconds):
    """What it costs to show so many seconds."""
    environment = dict(os.environ, DISPLAY=display.name, SDL_VIDEODRIVER="x11",
                       SDL_AUDIODRIVER="dummy", XDG_CONFIG_HOME="/nonexistent")
    began = time.monotonic()
    process = subprocess.Popen([str(word) for word in command], env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not display.is_lit():
            if process.poll() is not None or time.monotonic() - began > 20:
                sys.exit("limber: error: nothing was shown by: " + " ".join(map(str, command)))
            time.sleep(0.001)
        first = time.monotonic() - began
        time.sleep(SETTLED_S)
        before, behind, at = processor_s(process.pid), processor_s(display.process.pid), \
            time.monotonic()
        time.sleep(seconds - SETTLED_S)
        spent = processor_s(process.pid) - before
        drawn = processor_s(display.process.pid) - behind
        lasted = time.monotonic() - at
        return {"cpu": spent / lasted, "cpu_display": (spent + drawn) / lasted,
                "mb": peak_mb(process.pid), "first": first}
    finally:
        process.terminate()
        process.wait()
        while display.is_lit():
            time.sleep(0.01)


def frames_a_second(path):
    """Turns of limber's loop; a machine that is too busy leaves some out, which costs nothing."""
    with open(path) as file:
        stats = json.load(file)
    return stats["frames"] * 1000 / stats["played_ms"]


def film(limber, folder, scene):
    name, start, seconds = scene
    pixels, sound = os.path.join(folder, "pixels"), os.path.join(folder, "sound.wav")
    path = os.path.join(folder, name.replace(" ", "_") + ".mp4")
    os.mkfifo(pixels)
    if not os.path.exists(sound):
        run(limber, "export", ROUTINE, "--out", sound, stdout=subprocess.DEVNULL)
    encoder = subprocess.Popen(
        ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pixel_format", "bgr0", "-video_size",
         SIZE, "-framerate", str(FILM_RATE), "-i", pixels, "-ss", str(start), "-t", str(seconds + 4), "-i",
         sound, "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-c:a", "aac",
         "-b:a", "128k", path], stdin=subprocess.DEVNULL)
    run(limber, "bench", ROUTINE, "--at", start * 1000, "--every", FILM_MS, "--frames",
        (seconds + 4) * FILM_RATE, "--size", SIZE, "--out", pixels)
    if encoder.wait() != 0:
        sys.exit("limber: error: ffmpeg could not make the film")
    os.unlink(pixels)
    return path


def instructions(folder, *command):
    told = run("valgrind", "--tool=callgrind", "--callgrind-out-file=" + folder + "/callgrind",
               *command, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", told).group(1))


def per_frame(folder, command, frames, few=10):
    counts = [instructions(folder, *command(count)) for count in (few, few + frames)]
    return (counts[1] - counts[0]) / frames / 1e6


def decode(path, scene):
    start = COUNTED[scene[0]][0]
    return lambda frames: ("ffmpeg", "-v", "error", "-threads", "1", "-ss", start, "-i", path,
                           "-map", "0:v", "-frames:v", frames, "-f", "null", "-")


def draw(limber, scene):
    start = (scene[1] + COUNTED[scene[0]][0]) * 1000
    return lambda frames: (limber, "bench", ROUTINE, "--at", start, "--frames", frames, "--size",
                           SIZE)


def count(folder, path, limber, scene):
    """Millions of instructions a frame: of the film, of limber."""
    seconds = COUNTED[scene[0]][1]
    return (per_frame(folder, decode(path, scene), seconds * FILM_RATE),
            per_frame(folder, draw(limber, scene), seconds * RATE))


def median(rounds, who, what):
    return statistics.median(each[who][what] for each in rounds)


def compare(limber, rounds, note):
    """All figures: {what: (mpv's, limber's)}."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        try:
            for scene in SCENES:
                name, start, seconds = scene
                note("filming and playing: " + name)
                path = film(limber, folder, scene)
                mpv = ("mpv", "--no-config", "--fs", "--hwdec=no", "--vo=x11", "--ao=null", path)
                stats = os.path.join(folder, "stats")
                ours = (limber, "play", ROUTINE, "--at", start * 1000, "--size", SIZE, "--painter",
                        "soft", "--stats", stats)
                shown, rates = [], []
                for _ in range(rounds):
                    shown.append((show(display, mpv, seconds), show(display, ours, seconds)))
                    rates.append(frames_a_second(stats))
                figures[name, "rate"] = FILM_RATE, statistics.median(rates)
                for what in ("cpu", "cpu_display", "mb", "first"):
                    figures[name, what] = median(shown, 0, what), median(shown, 1, what)
                if shutil.which("valgrind"):
                    note("counting instructions: " + name)
                    figures[name, "instructions"] = count(folder, path, limber, scene)
        finally:
            display.close()
    return figures


def lines(figures):
    """(what, unit, mpv's, limber's, goal) for each figure."""
    names = [scene[0] for scene in SCENES]
    for name in names:
        yield "processor, " + name, "s/s", *figures[name, "cpu"], GOALS[name]
        yield "  with the display's work", "s/s", *figures[name, "cpu_display"], None
        yield "  frames a second (the film's; limber's)", "", *figures[name, "rate"], None
    for what, unit, key, times in (("peak memory", "MiB", "mb", 1),
                                   ("first frame", "ms", "first", 1000)):
        pair = [max(figures[name, key][i] for name in names) * times for i in (0, 1)]
        yield what, unit, *pair, GOALS["memory" if key == "mb" else "first frame"]
    for name in names:
        if (name, "instructions") in figures:
            yield ("millions of instructions a frame, " + name, "", *figures[name, "instructions"],
                   GOALS["decoding"])


def tell(figures, rounds, limber):
    print("beside mpv --vo=x11 with the same scene as a film, medians of %d" % rounds)
    print("  %-42s %9s %9s %7s %6s" % ("", "mpv", "limber", "ratio", "goal"))
    for what, unit, theirs, ours, goal in lines(figures):
        print("  %-42s %9.3f %9.3f %7.3f %6s" % (
            what + (" (" + unit + ")" if unit else ""), theirs, ours, ours / theirs,
            "" if goal is None else "%.2f" % goal))
    if not shutil.which("valgrind"):
        print("  instructions a frame need valgrind: apt install valgrind")
    print("again: %s %s --rounds %d" % (os.path.abspath(__file__), limber, rounds))


def main():
    words = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    words.add_argument("limber")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--json", action="store_true")
    given = words.parse_args()
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing:
        print("to measure beside a film player: apt install %s, and again" % " ".join(missing))
        return
    length = sum(scene[2] for scene in SCENES)
    print("%d rounds beside mpv take about %d minutes; --rounds 0 leaves them out" % (
        given.rounds, 2 + round(given.rounds * length * 2 / 60)), file=sys.stderr)
    figures = compare(given.limber, given.rounds, lambda what: print(what, file=sys.stderr))
    if given.json:
        print(json.dumps([dict(zip(("what", "unit", "mpv", "limber", "goal"), line))
                          for line in lines(figures)]))
    else:
        tell(figures, given.rounds, given.limber)


main()
