#!/usr/bin/env python3
"""Playing a routine beside playing its film: bench/against-mpv.py LIMBER [--rounds N] [--json]

`limber bench` runs this at its end. Three scenes are filmed at 1920x1080 and 30 frames a second,
with their sound: one in which the figure moves all the time; one of a routine made of holds, as
much of it held as of that whole routine, which is told, too; and, without a goal, one of short
holds between slow movements. Film and routine are then shown in turn on a display of their own,
the film by `mpv --vo=x11`, the routine by `limber --painter soft` at 60 frames a second; sound is
mixed and goes nowhere. Told are medians of the rounds:

- processor time a shown second, start left out: of the program, and with the display's work;
- peak memory (VmHWM);
- from fork to the first pixel on the display (read in its memory, not told by the program). The
  first round of either is as slow as a first start: what it caches (mpv's fonts, limber's solved
  movements) the others find;
- processor instructions a frame, by callgrind: of libavcodec decoding the film on one thread, and
  of limber drawing the same seconds, program start and first frames subtracted. Each has frames of
  its own: the film 30 a second, limber 60, as it shows them.
- limber alone at 3840x2160 and 60 frames a second, on one core and without a GPU: processor time a
  shown second of the scenes whose frames take longest, and frames that came late, of all. Both are
  true only where nothing else runs.

Needs Xvfb, mpv and ffmpeg; valgrind for the instructions.
"""
import argparse
import collections
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

SIZE, LARGE, FILM_MS = "1920x1080", "3840x2160", 33
FILM_RATE, RATE = 30, 60
# In seconds; instructions are counted from `counted` on, in the scene, for `counted_for`.
Scene = collections.namedtuple("Scene", "name routine start seconds goal counted counted_for")
SCENES = (Scene("moving", "lower_back_short", 170, 8, 0.5, 0, 3),
          Scene("with holds", "legs_all_round", 33.7, 25, 0.25, 10.7, 5),
          Scene("short holds", "lower_back_short", 19, 25, None, 3, 5))
LARGE_SCENES = (Scene("moving", "lower_back_short", 170, 8, None, None, None),
                Scene("lying, camera glides", "flexion_sensitive", 139, 7, None, None, None))
SETTLED_S = 0.5  # after the first frame
MEMORY_GOAL, FIRST_GOAL, DECODING_GOAL, LARGE_GOAL = 0.3, 0.25, 0.5, 0.7
NEEDED = {"Xvfb": "xvfb", "mpv": "mpv", "ffmpeg": "ffmpeg"}
TICK = os.sysconf("SC_CLK_TCK")


def run(*command, **keys):
    return subprocess.run([str(word) for word in command], check=True, **keys)


class Display:
    """An Xvfb whose picture lies in a file."""

    def __init__(self, folder, size):
        there, told = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", size + "x24", "-br", "-nolisten",
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
        first = step // 2 // 4 * 4
        return [self.picture[at:at + 3] for at in range(first, len(self.picture), step)]

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


def play(limber, scene, size, stats):
    return (limber, "play", scene.routine, "--at", round(scene.start * 1000), "--size", size,
            "--painter", "soft", "--stats", stats)


def stats_of(path):
    with open(path) as file:
        return json.load(file)


def frames_a_second(stats):
    """Turns of limber's loop; a machine that is too busy leaves some out, which costs nothing."""
    return stats["frames"] * 1000 / stats["played_ms"]


def held(limber, scene):
    """The shares of holds: of what is measured of a scene, and of its whole routine."""
    told = run(limber, "timeline", scene.routine, "--json", capture_output=True, text=True).stdout
    plan = json.loads(told)
    begin, end = (scene.start + SETTLED_S) * 1000, (scene.start + scene.seconds) * 1000
    holds = [part for part in plan["segments"] if part["phase"] == "hold"]
    within = sum(max(0, min(end, part["end_ms"]) - max(begin, part["start_ms"])) for part in holds)
    whole = sum(part["end_ms"] - part["start_ms"] for part in holds)
    return within / (end - begin), whole / plan["duration_ms"]


def film(limber, folder, scene):
    seconds = scene.seconds + 4
    pixels, sound = os.path.join(folder, "pixels"), os.path.join(folder, scene.routine + ".wav")
    path = os.path.join(folder, scene.name.replace(" ", "_") + ".mp4")
    os.mkfifo(pixels)
    if not os.path.exists(sound):
        run(limber, "export", scene.routine, "--out", sound, stdout=subprocess.DEVNULL)
    encoder = subprocess.Popen(
        ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pixel_format", "bgr0", "-video_size",
         SIZE, "-framerate", str(FILM_RATE), "-i", pixels, "-ss", str(scene.start), "-t",
         str(seconds), "-i", sound, "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt",
         "yuv420p", "-c:a", "aac", "-b:a", "128k", path], stdin=subprocess.DEVNULL)
    run(limber, "bench", scene.routine, "--at", round(scene.start * 1000), "--every", FILM_MS,
        "--frames", seconds * FILM_RATE, "--size", SIZE, "--out", pixels)
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
    return lambda frames: ("ffmpeg", "-v", "error", "-threads", "1", "-ss", scene.counted, "-i",
                           path, "-map", "0:v", "-frames:v", frames, "-f", "null", "-")


def draw(limber, scene):
    start = round((scene.start + scene.counted) * 1000)
    return lambda frames: (limber, "bench", scene.routine, "--at", start, "--frames", frames,
                           "--size", SIZE)


def count(folder, path, limber, scene):
    """Millions of instructions a frame: of the film, of limber."""
    return (per_frame(folder, decode(path, scene), scene.counted_for * FILM_RATE),
            per_frame(folder, draw(limber, scene), scene.counted_for * RATE))


def median(rounds, who, what):
    return statistics.median(each[who][what] for each in rounds)


def beside(limber, folder, display, scene, rounds, note):
    """All figures of a scene: {(scene, what): (mpv's, limber's)}."""
    name, stats = scene.name, os.path.join(folder, "stats")
    note("filming and playing: " + name)
    path = film(limber, folder, scene)
    mpv = ("mpv", "--no-config", "--fs", "--hwdec=no", "--vo=x11", "--ao=null", path)
    shown, rates = [], []
    for _ in range(rounds):
        shown.append((show(display, mpv, scene.seconds),
                      show(display, play(limber, scene, SIZE, stats), scene.seconds)))
        rates.append(frames_a_second(stats_of(stats)))
    figures = {(name, what): (median(shown, 0, what), median(shown, 1, what))
               for what in ("cpu", "cpu_display", "mb", "first")}
    figures[name, "rate"] = FILM_RATE, statistics.median(rates)
    figures[name, "held"] = held(limber, scene)
    if shutil.which("valgrind"):
        note("counting instructions: " + name)
        figures[name, "instructions"] = count(folder, path, limber, scene)
    return figures


def large(limber, folder, display, scene):
    """On one core: processor time, the same with the display's, and the share of late frames."""
    stats = os.path.join(folder, "stats")
    command = ("taskset", "-c", "1" if os.cpu_count() > 1 else "0")
    shown = show(display, command + play(limber, scene, LARGE, stats), scene.seconds)
    told = stats_of(stats)
    return shown["cpu"], shown["cpu_display"], told["late_frames"] / told["frames"]


def compare(limber, rounds, note):
    """All figures: {(scene, what): (mpv's, limber's)}."""
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder, SIZE)
        try:
            for scene in SCENES:
                figures.update(beside(limber, folder, display, scene, rounds, note))
        finally:
            display.close()
        display = Display(folder, LARGE)
        try:
            for scene in LARGE_SCENES:
                note("playing at " + LARGE + ": " + scene.name)
                figures[scene.name, "large"] = large(limber, folder, display, scene)
        finally:
            display.close()
    return figures


def lines(figures):
    """(what, unit, mpv's, limber's, goal) for each figure."""
    names = [scene.name for scene in SCENES]
    for scene in SCENES:
        name = scene.name
        yield "processor, " + name, "s/s", *figures[name, "cpu"], scene.goal
        yield "  with the display's work", "s/s", *figures[name, "cpu_display"], None
        yield "  frames a second (the film's; limber's)", "", *figures[name, "rate"], None
        yield "  held (of the routine; of the scene)", "", *reversed(figures[name, "held"]), None
    for what, unit, key, times in (("peak memory", "MiB", "mb", 1),
                                   ("first frame", "ms", "first", 1000)):
        pair = [max(figures[name, key][i] for name in names) * times for i in (0, 1)]
        yield what, unit, *pair, MEMORY_GOAL if key == "mb" else FIRST_GOAL
    for scene in SCENES:
        if (scene.name, "instructions") in figures:
            yield ("millions of instructions a frame, " + scene.name, "",
                   *figures[scene.name, "instructions"],
                   DECODING_GOAL if scene.goal is not None else None)


def large_lines(figures):
    """The same at the largest size, without mpv: here the goal is one of limber's own figure."""
    for scene in LARGE_SCENES:
        alone, displayed, late = figures[scene.name, "large"]
        yield LARGE + " on one core, " + scene.name, "s/s", None, alone, LARGE_GOAL
        yield "  with the display's work", "s/s", None, displayed, None
        yield "  late frames, of all", "", None, late, None


def told_number(value):
    return "%9s" % "" if value is None else "%9.3f" % value


def tell(figures, rounds, limber):
    print("beside mpv --vo=x11 with the same scene as a film, medians of %d" % rounds)
    print("  %-46s %9s %9s %7s %6s" % ("", "mpv", "limber", "ratio", "goal"))
    for what, unit, theirs, ours, goal in [*lines(figures), *large_lines(figures)]:
        print("  %-46s %s %s %7s %6s" % (
            what + (" (" + unit + ")" if unit else ""), told_number(theirs), told_number(ours),
            "%.3f" % (ours / theirs) if theirs else "", "" if goal is None else "%.2f" % goal))
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
    length = sum(scene.seconds for scene in SCENES)
    print("%d rounds beside mpv take about %d minutes; --rounds 0 leaves them out" % (
        given.rounds, 3 + round(given.rounds * length * 2 / 60)), file=sys.stderr)
    figures = compare(given.limber, given.rounds, lambda what: print(what, file=sys.stderr))
    if given.json:
        print(json.dumps([dict(zip(("what", "unit", "mpv", "limber", "goal"), line))
                          for line in [*lines(figures), *large_lines(figures)]]))
    else:
        tell(figures, given.rounds, given.limber)


main()
