"""The motion in a BVH file is that of `limber trace`: bvh.py LIMBER SOURCE WORK.

A reader of its own places the joints by the file alone: offsets and rotations, as Meredith and
Maddock describe the format (Motion Capture File Formats Explained, Sheffield 2001)."""
import json
import math
import os
import subprocess
import sys

limber, source, work = sys.argv[1:]
os.makedirs(work, exist_ok=True)
os.environ.update(HOME=work, LIMBER_DATA=source)


def read(path):
    words = open(path).read().split()
    joints, stack, at = [], [], 0
    while words[at] != "MOTION":
        if words[at] in ("ROOT", "JOINT"):
            joints.append({"name": words[at + 1], "parent": stack[-1] if stack else None})
            stack.append(len(joints) - 1)
        elif words[at] == "End":
            stack.append(None)
        elif words[at] == "OFFSET" and stack[-1] is not None:
            joints[stack[-1]]["offset"] = [float(word) for word in words[at + 1 : at + 4]]
        elif words[at] == "CHANNELS":
            count = int(words[at + 1])
            joints[stack[-1]]["channels"] = words[at + 2 : at + 2 + count]
        elif words[at] == "}":
            stack.pop()
        at += 1
    assert not stack and words[at + 1] == "Frames:" and words[at + 3 : at + 5] == ["Frame", "Time:"]
    numbers = [float(word) for word in words[at + 6 :]]
    width = sum(len(joint["channels"]) for joint in joints)
    assert len(numbers) == width * int(words[at + 2])
    frames = [numbers[i : i + width] for i in range(0, len(numbers), width)]
    return joints, frames, float(words[at + 5])


def turned(axis, degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return {"X": [[1, 0, 0], [0, c, -s], [0, s, c]],
            "Y": [[c, 0, s], [0, 1, 0], [-s, 0, c]],
            "Z": [[c, -s, 0], [s, c, 0], [0, 0, 1]]}[axis]


def times(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(3)) for j in range(3)] for i in range(3)]


def place(joints, frame):
    values, placed, found = iter(frame), [], {}
    for joint in joints:
        offset, turn = list(joint["offset"]), turned("X", 0)
        for channel in joint["channels"]:
            value = next(values)
            if channel.endswith("position"):
                offset["XYZ".index(channel[0])] += value
            else:
                turn = times(turn, turned(channel[0], value))
        at, facing = placed[joint["parent"]] if joint["parent"] is not None else ([0, 0, 0], turned("X", 0))
        here = [at[i] + sum(facing[i][k] * offset[k] for k in range(3)) for i in range(3)]
        placed.append((here, times(facing, turn)))
        found[joint["name"]] = here
    return found


def jumps(joints, frames):
    """No channel goes round while the joint hardly moves."""
    return max(abs(a - b) for before, after in zip(frames, frames[1:]) for a, b in zip(before, after))


for name in ("seated_cat_cow", "hip_flexor_half_kneel", "thread_needle"):
    path = os.path.join(work, name + ".bvh")
    subprocess.run([limber, "export", name, "--out", path, "--fps", "4"], check=True)
    joints, frames, seconds = read(path)
    assert seconds == 0.25 and len(joints) == 28, (seconds, len(joints))
    lines = subprocess.run([limber, "trace", name, "--every", "250"], check=True, capture_output=True, text=True)
    traces = [json.loads(line) for line in lines.stdout.splitlines()]
    sides = set()
    assert len(traces) - 1 <= len(frames) <= len(traces), (len(frames), len(traces))
    for number in range(0, len(frames), 3):
        found = place(joints, frames[number])
        sides.add(traces[number]["side"])
        for joint, at in traces[number]["joints"].items():
            off = math.dist(at, found[joint])
            assert off < 0.0001, f"{name} frame {number}: {joint} is {off * 1000:.3f} mm off"
    assert jumps(joints, frames) < 180, name
    assert sides >= ({"both"} if name == "seated_cat_cow" else {"left", "right"}), sides
print("good")
