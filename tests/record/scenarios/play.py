#!/usr/bin/env python3
"""Plays a table of days against the real program, from outside, and checks what it makes of them.

    play.py LIMBER DATA TABLE WORK

A table is read line by line; `#` begins a comment. A line that begins with a time happens on the
day set before it, on the clock of the zone set before it, and LIMBER_NOW tells the program so:

    zone Europe/Berlin           flags FLEX KNEE           file much.yaml
    profile over_65 = yes; flags = KNEE                    its lines, for what follows
    day 2026-03-02               the day of the lines that follow
    days 2026-03-02 2026-03-21   the indented lines that follow happen on each of these days

    08:00:00 did childs_pose hold 30 at 0.6      a phase that ended then; `right`, `left`, `skipped`,
                                                 `broken off`, `hurt` may follow
    08:01:00 done                                the routine came to its end; a new session follows
    08:01:00 pain childs_pose sharp              untold, pull, sharp, tingling or alarm
    08:01:00 too much childs_pose
    08:02:00 felt fine                           how it felt the day after
    08:02:00 answers fine                        the same, told to `limber today --felt`
    08:02:00 too_much calf_wall                  said to `limber today --felt`
    08:02:00 ticked FLEX KNEE                    the next session begins with these flags
    08:02:00 confirmed                           and to `limber today --confirmed`
    23:59:58.5 plays short.yaml                  played by the program in real time
    02:30:00/2 ...                               the second 02:30 of a day on which clocks go back

    08:03:00 expect comfort flexion 0.35         what `limber history --json` says then
    08:03:00 expect today 30                     seconds; so do `day 2026-03-01 30`, `streak 2`,
                                                 `load low_back 18`, `sum 2026-03-01 2026-03-02 60`
    08:03:00 expect locked flexion 2026-03-04T08:00:00+01:00     or `until confirmed`
    08:03:00 expect free flexion                 and `rests low_back`, `ready low_back`,
                                                 `far_days low_back 6`, `exercise cat_cow 0.5`
    08:03:00 expect clock 2026-03-02T08:03:00+01:00
    08:03:00 expect shown daily_sixty cat_cow 0.6 0.7            range and most, of `limber today
                                                 NAME --json`; `dose NAME EXERCISE 20 1`
    08:03:00 expect absent daily_sixty cat_cow   `unsuited NAME`, `changes NAME WORDS`, `advice NAME
                                                 WORDS`, `silent NAME`, `rather NAME OTHER`
    08:03:00 expect planned cat_cow              in `limber today`; `unplanned`, `asks`, `silence`
"""

import datetime
import json
import os
import shutil
import subprocess
import sys
import zoneinfo

COLUMNS = ("at kind exercise side phase routine stretched_ms range rhythmic ended felt session "
           "families main_group other_groups").split()
ENDINGS = {"skipped": "skipped", "off": "broken_off", "hurt": "hurt"}
SIDES = ("right", "left")
FAMILIES = "flexion extension rotation side hips legs shoulders neck"


class Wrong(Exception):
    """What is said of a line that does not hold."""


class Refused(Exception):
    """The program did not do what a table needs: what follows would mean nothing."""


def near(found, wanted, least=0.0005):
    if abs(float(found) - float(wanted)) > least:
        raise Wrong(f"it is {found}")


def hold(truth, found):
    if not truth:
        raise Wrong(f"it is {found}")


def to_the_second(moment):
    return moment[:19] + moment[-6:]


class Program:
    """The program, in a home of its own."""

    def __init__(self, limber, data, work):
        shutil.rmtree(work, ignore_errors=True)
        os.makedirs(os.path.join(work, ".config", "limber"))
        self.limber, self.work = limber, work
        self.environment = {"PATH": os.environ["PATH"], "HOME": work, "XDG_RUNTIME_DIR": work,
                            "LIMBER_DATA": data, "LC_ALL": "C.UTF-8",
                            "SDL_VIDEODRIVER": "offscreen", "SDL_AUDIODRIVER": "dummy",
                            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", ""),
                            "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", "")}
        self.told = {}
        self.exercises = {}
        for exercise in json.loads(self.run("list", "--json"))["exercises"]:
            self.exercises[exercise["id"]] = exercise

    def run(self, *words, codes=(0,)):
        done = subprocess.run([self.limber, *words], cwd=self.work, env=self.environment,
                              capture_output=True, text=True, timeout=120, check=False)
        if done.returncode not in codes:
            raise Refused(f"limber {' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return done.stdout

    def profile(self, text):
        path = os.path.join(self.work, ".config", "limber", "profile.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def ask(self, *words, codes=(0,)):
        """What it answers as JSON; the same question at the same moment is asked once."""
        if words not in self.told:
            self.told[words] = json.loads(self.run(*words, "--json", codes=codes))
        return self.told[words]

    def forget(self):
        self.told = {}


class Table:
    """The days as they go by."""

    def __init__(self, program):
        self.program = program
        self.zone = zoneinfo.ZoneInfo("UTC")
        self.profile = []
        self.day = None
        self.moment = None
        self.session = None
        self.pending = []
        self.written = 0

    # moments

    def go_to(self, clock):
        clock, _, pass_of = clock.partition("/")
        moment = datetime.datetime.fromisoformat(f"{self.day} {clock}")
        self.moment = moment.replace(tzinfo=self.zone, fold=1 if pass_of == "2" else 0)
        now = f"@{self.ms()}"
        if self.program.environment.get("LIMBER_NOW") != now:
            self.program.forget()
        self.program.environment.update(LIMBER_NOW=now, TZ=self.zone.key)

    def ms(self):
        return round(self.moment.timestamp() * 1000)

    def written_moment(self):
        kind = "milliseconds" if self.moment.microsecond else "seconds"
        return self.moment.isoformat(timespec=kind)

    # what is done

    def add(self, kind, exercise="", **more):
        known = self.program.exercises.get(exercise, {"families": [], "groups": []})
        if exercise and "rhythmic" not in known:
            raise Wrong(f"there is no exercise {exercise}")
        if self.session is None:
            self.session = self.ms()
        line = dict.fromkeys(COLUMNS, "")
        line.update(at=self.written_moment(), kind=kind, exercise=exercise, side="both",
                    routine="table", stretched_ms=0, range=0, ended="done", session=self.session,
                    rhythmic="yes" if known.get("rhythmic") else "no",
                    families=" ".join(known["families"]), main_group="".join(known["groups"][:1]),
                    other_groups=" ".join(known["groups"][1:]))
        line.update(more)
        self.pending.append(",".join(str(line[name]) for name in COLUMNS))

    def did(self, exercise, phase, seconds, at, share, *more):
        if at != "at":
            raise Wrong("it must be: did EXERCISE PHASE SECONDS at RANGE")
        side = next((word for word in more if word in SIDES), "both")
        ended = next((ENDINGS[word] for word in more if word in ENDINGS), "done")
        self.add("phase", exercise, phase=phase, side=side, ended=ended,
                 stretched_ms=round(float(seconds) * 1000), range=round(float(share) * 1000))

    def done(self):
        self.add("done")
        self.session = None

    def pain(self, exercise, felt):
        self.add("pain", exercise, felt=felt)
        self.session = None if felt != "pull" else self.session

    def too(self, _much, exercise):
        self.add("too_much", exercise, felt="too_much")

    def felt(self, how):
        session = self.session
        self.add("day_after", felt=how, families=FAMILIES)
        self.session = session

    def ticked(self, *flags):
        self.add("ticked", phase=" ".join(flags))

    def answers(self, how):
        self.flush()
        self.program.run("today", "--felt", how)

    def confirmed(self):
        self.flush()
        self.program.run("today", "--confirmed")

    def too_much(self, exercise):
        self.flush()
        self.program.run("today", exercise, "--felt", "too_much", codes=(0, 1))

    def copy(self, file):
        shutil.copy(os.path.join(os.path.dirname(__file__), file), self.program.work)

    def plays(self, file):
        self.flush()
        self.copy(file)
        self.program.run(file, "--mute", "--size", "320x180")

    def flush(self):
        """What was done goes into the record."""
        self.program.forget()
        if not self.pending:
            return
        path = os.path.join(self.program.work, f"done-{self.written}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join([",".join(COLUMNS), *self.pending, ""]))
        said = self.program.run("history", "--import", path)
        if not said.startswith(f"{len(self.pending)} entries"):
            raise Refused(f"of {len(self.pending)} entries: {said}")
        self.written += 1
        self.pending = []

    # what is expected

    def expect(self, what, *words):
        if self.pending:
            self.flush()
        getattr(self, "expect_" + what)(*words)

    def history(self):
        return self.program.ask("history")

    def standing(self, kind, name):
        key = {"families": "family", "groups": "group", "exercises": "exercise"}[kind]
        return next(one for one in self.history()[kind] if one[key] == name)

    def seconds_of(self, day):
        return sum(one["stretched_ms"] for one in self.history()["days"] if one["day"] == day) / 1000

    def expect_clock(self, moment):
        now = self.history()["now"]
        hold(to_the_second(now) == moment, now)

    def expect_comfort(self, family, share):
        near(self.standing("families", family)["range"], share)

    def expect_today(self, seconds):
        near(self.history()["today"]["stretched_ms"] / 1000, seconds)

    def expect_day(self, day, seconds):
        near(self.seconds_of(day), seconds)

    def expect_sum(self, one, other, seconds):
        hold(self.seconds_of(one) > 0 and self.seconds_of(other) > 0, self.history()["days"])
        near(self.seconds_of(one) + self.seconds_of(other), seconds)

    def expect_streak(self, days):
        near(self.history()["today"]["streak_days"], days)

    def expect_load(self, group, seconds):
        near(self.standing("groups", group)["load_today_ms"] / 1000, seconds)

    def expect_rests(self, group, *until):
        standing = self.standing("groups", group)
        hold(standing["rests"] and (not until or to_the_second(standing["until"]) == until[0]),
             standing)

    def expect_far_days(self, group, days):
        near(self.standing("groups", group)["far_days"], days)

    def expect_exercise(self, name, share):
        near(self.standing("exercises", name)["range"], share)

    def expect_ready(self, group):
        hold(not self.standing("groups", group)["rests"], "resting")

    def expect_locked(self, family, *until):
        lock = self.standing("families", family)
        confirmed = until == ("until", "confirmed")
        hold(lock["locked"] and lock["until_confirmed"] == confirmed and
             (confirmed or to_the_second(lock["until"]) == until[0]), lock)

    def expect_free(self, family):
        lock = self.standing("families", family)
        hold(not lock["locked"], lock)

    def suited(self, routine):
        return self.program.ask("today", routine, codes=(0, 1))

    def step(self, routine, exercise):
        return next((step for step in self.suited(routine)["steps"] if step["exercise"] == exercise),
                    None)

    def shown_step(self, routine, exercise):
        step = self.step(routine, exercise)
        hold(step is not None, self.suited(routine))
        return step

    def expect_shown(self, routine, exercise, share, most):
        step = self.shown_step(routine, exercise)
        near(step["range"], share)
        near(step["most"], most)

    def expect_dose(self, routine, exercise, seconds, repeats):
        step = self.shown_step(routine, exercise)
        near(step["hold_ms"] / 1000, seconds)
        near(step["repeats"], repeats)

    def expect_absent(self, routine, exercise):
        hold(self.step(routine, exercise) is None, "shown")

    def expect_unsuited(self, routine):
        hold(not self.suited(routine)["suits"], "shown")

    def expect_changes(self, routine, *words):
        found = self.suited(routine)["changes"]
        hold(" ".join(words) in found, found)

    def expect_advice(self, routine, *words):
        found = self.suited(routine)["advice"]
        hold(" ".join(words) in found, found)

    def expect_silent(self, routine):
        found = self.suited(routine)
        hold(found["changes"] == [] and found["advice"] == [] and found["rather"] == "", found)

    def expect_rather(self, routine, other):
        hold(self.suited(routine)["rather"] == other, self.suited(routine)["rather"])

    def planned(self):
        return [step["exercise"] for step in self.program.ask("today", "--minutes", "30")["steps"]]

    def expect_planned(self, exercise):
        hold(exercise in self.planned(), self.planned())

    def expect_unplanned(self, exercise):
        hold(exercise not in self.planned(), self.planned())

    def expect_asks(self):
        hold(self.program.ask("today")["asks_how_it_felt"], "not asked")

    def expect_silence(self):
        hold(not self.program.ask("today")["asks_how_it_felt"], "asked")

    # lines

    def take(self, words):
        if words[0] == "zone":
            self.zone = zoneinfo.ZoneInfo(words[1])
        elif words[0] == "flags":
            self.program.profile(f"flags = {' '.join(words[1:])}\n")
            self.program.forget()
        elif words[0] == "profile":
            self.program.profile("\n".join(" ".join(words[1:]).split("; ")) + "\n")
            self.program.forget()
        elif words[0] == "file":
            self.copy(words[1])
        elif words[0] == "day":
            self.day = words[1]
        else:
            self.go_to(words[0])
            getattr(self, words[1])(*words[2:])


def days_between(first, last):
    day = datetime.date.fromisoformat(first)
    while day <= datetime.date.fromisoformat(last):
        yield day.isoformat()
        day += datetime.timedelta(1)


def unrolled(lines):
    """(number, words) of each line, those of `days` once for each day."""
    at = 0
    while at < len(lines):
        words = lines[at].split("#")[0].split()
        number, at = at + 1, at + 1
        if not words:
            continue
        if words[0] != "days":
            yield number, words
            continue
        block = []
        while at < len(lines) and lines[at][:1] in (" ", ""):
            block.append((at + 1, lines[at].split("#")[0].split()))
            at += 1
        for day in days_between(*words[1:]):
            yield number, ["day", day]
            yield from ((n, inner) for n, inner in block if inner)


def main():
    limber, data, table, work = (os.path.abspath(path) for path in sys.argv[1:])
    with open(table, encoding="utf-8") as file:
        lines = file.read().split("\n")
    days = Table(Program(limber, data, work))
    faults = expected = 0
    for number, words in unrolled(lines):
        at = f"{table}:{number}: {days.day} {' '.join(words)}"
        expected += "expect" in words
        try:
            days.take(words)
        except Wrong as wrong:
            faults += 1
            print(f"{at}: {wrong}")
        except Refused as refused:
            sys.exit(f"{at}: {refused}")
    print(f"{os.path.basename(table)}: {expected} expectations, {faults} wrong")
    return 1 if faults or not expected else 0


if __name__ == "__main__":
    sys.exit(main())
