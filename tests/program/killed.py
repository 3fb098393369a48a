#!/usr/bin/env python3
"""Kills the program at any moment, again and again, and looks at what it has recorded.

    killed.py LIMBER DATA WORK ROUNDS [AT_ONCE]

Each round plays killed.yaml in a home of its own and kills it with -9 at a moment drawn by chance
from those that follow the opening of its record: most die in a later phase, or while one is being
written. The record must then open without a word, hold the phases in their order without a gap,
each whole, and miss none that was over: what is under way may be lost, and nothing else. 500
rounds, eight at once, take about six minutes:

    tests/program/killed.py build/limber . /tmp/killed 500 8
"""

import concurrent.futures
import datetime
import json
import os
import random
import shutil
import subprocess
import sys
import time

BEGUN = "2026-06-01T12:00:00+00:00"
PHASES = ["cow", "cat"] * 3
PHASE_MS = 1000
WRITTEN_MS = 500  # so long the disk of a busy machine may take
OPENED_S = 60     # after so long it will not open its record any more
FIRST_S = 2.0     # of the moments to be killed at, from the opening of the record
LAST_S = 8.5      # the routine is over by then


def environment(home, data):
    return {"PATH": os.environ["PATH"], "HOME": home, "XDG_RUNTIME_DIR": home, "LIMBER_DATA": data,
            "LC_ALL": "C.UTF-8", "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy",
            "LIMBER_NOW": BEGUN}


def milliseconds(moment):
    begun = datetime.datetime.fromisoformat(BEGUN)
    return (datetime.datetime.fromisoformat(moment) - begun).total_seconds() * 1000


def opened_at(home):
    """When the program opened its record, just after it first looked at the clock."""
    try:
        return os.stat(os.path.join(home, ".local/share/limber")).st_mtime
    except FileNotFoundError:
        return None


def play_and_kill(limber, home, known, after):
    begun = time.time()
    with subprocess.Popen([limber, os.path.join(os.path.dirname(__file__), "killed.yaml"), "--mute",
                           "--size", "320x180"], env=known, cwd=home, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as program:
        while opened_at(home) is None and time.time() < begun + OPENED_S:
            time.sleep(0.005)
        time.sleep(max(0, (opened_at(home) or time.time()) + after - time.time()))
        killed = time.time()
        program.kill()
    return killed


def complaint(limber, home, known, killed):
    """What is wrong with the record, and how many phases it holds."""
    opened = opened_at(home)
    asked = subprocess.run([limber, "history", "--json"], env=known, cwd=home, capture_output=True,
                           text=True, timeout=60, check=False)
    if asked.returncode != 0 or asked.stderr != "":
        return f"history ended with {asked.returncode}: {asked.stderr}", 0
    entries = json.loads(asked.stdout)["entries"]
    phases = [entry for entry in entries if entry["kind"] == "phase"]
    if [entry["phase"] for entry in phases] != PHASES[:len(phases)]:
        return f"phases are missing between: {[entry['phase'] for entry in phases]}", 0
    if any(entry["stretched_ms"] != PHASE_MS or entry["ended"] != "done" for entry in phases):
        return f"a phase is not whole: {phases}", 0
    if 0 < len(phases) < len(PHASES) and opened is not None:
        lasted = (killed - opened) * 1000 - milliseconds(phases[-1]["at"])
        if lasted > PHASE_MS + WRITTEN_MS:
            return f"the phase after {len(phases)} was over, {lasted:.0f} ms after it", 0
    return "", len(phases)


def play_round(limber, data, work, number):
    home = os.path.join(work, str(number))
    os.makedirs(home)
    known = environment(home, data)
    after = random.uniform(FIRST_S, LAST_S)
    killed = play_and_kill(limber, home, known, after)
    wrong, phases = complaint(limber, home, known, killed)
    if wrong:
        print(f"round {number}, killed after {after:.2f} s ({home}): {wrong}")
    else:
        shutil.rmtree(home)
    return bool(wrong), phases


def main():
    limber, data, work = (os.path.abspath(path) for path in sys.argv[1:4])
    rounds, at_once = int(sys.argv[4]), int(sys.argv[5]) if len(sys.argv) > 5 else 3
    shutil.rmtree(work, ignore_errors=True)
    with concurrent.futures.ThreadPoolExecutor(at_once) as pool:
        played = list(pool.map(lambda number: play_round(limber, data, work, number),
                               range(rounds)))
    wrong = sum(one for one, _ in played)
    held = [phases for _, phases in played]
    print(f"{rounds} rounds, {wrong} wrong; phases recorded: "
          f"{', '.join(f'{n}: {held.count(n)}' for n in range(len(PHASES) + 1))}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
