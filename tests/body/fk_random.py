#!/usr/bin/env python3
"""Writes fk_random.csv: where the joints are in 40 random poses, worked out with rotation matrices
from the tables of reference/kinematics.md section 1 by a program that shares nothing with src/body.

Columns: pose, then per joint (order of enum joint) three clinical angles in degrees and x, y, z of
the joint as a fraction of stature. The root stands at 0, 0, 0.
"""
import numpy as np

rng = np.random.default_rng(2026)


def rot(axis, degrees):
    a = np.radians(degrees)
    c, s = np.cos(a), np.sin(a)
    return {"x": np.array([[1, 0, 0], [0, c, -s], [0, s, c]]),
            "y": np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]]),
            "z": np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])}[axis]


# joint: parent, offset, turn from its three clinical angles
SPINE = lambda f, b, t: rot("z", -f) @ rot("x", b) @ rot("y", -t)
BALL = lambda f, a, r: rot("z", f) @ rot("x", -a) @ rot("y", r)
TRUNK = [
    ("pelvis", None, (0, 0, 0), lambda f, b, t: rot("y", -t) @ rot("x", -b) @ rot("z", -f)),
    ("lumbar1", "pelvis", (-.006, .055, 0), SPINE),
    ("lumbar2", "lumbar1", (0, .105 / 2, 0), SPINE),
    ("thorax1", "lumbar2", (0, .105 / 2, 0), SPINE),
    ("thorax2", "thorax1", (0, .128 / 3, 0), SPINE),
    ("thorax3", "thorax2", (0, .128 / 3, 0), SPINE),
    ("neck", "thorax3", (0, .128 / 3, 0), SPINE),
    ("head", "neck", (.012, .056, 0), SPINE),
]
LIMBS = [
    ("clavicle", "thorax3", (.012, .128 / 3 - .004, .016), lambda e, p, _: rot("y", p) @ rot("x", -e)),
    ("shoulder", "clavicle", (-.006, -.004, .094), BALL),
    ("elbow", "shoulder", (0, -.186, 0), lambda f, *_: rot("z", f)),
    ("forearm", "elbow", (0, 0, 0), lambda p, *_: rot("y", p)),
    ("wrist", "forearm", (0, -.146, 0), lambda f, d, _: rot("x", f) @ rot("z", d)),
    ("fingers", "wrist", (0, -.054, 0), lambda f, *_: rot("x", f)),
    ("hip", "pelvis", (0, 0, .052), BALL),
    ("knee", "hip", (0, -.245, 0), lambda f, *_: rot("z", -f)),
    ("ankle", "knee", (0, -.246, 0), lambda d, i, _: rot("z", d) @ rot("x", i)),
    ("toes", "ankle", (.076, -.030, 0), lambda e, *_: rot("z", e)),
]
AXES = {"clavicle": 2, "wrist": 2, "ankle": 2, "elbow": 1, "forearm": 1, "fingers": 1, "knee": 1, "toes": 1}
MIRROR = np.diag([1, 1, -1])


def joints():
    for name, parent, offset, turn in TRUNK:
        yield name, parent, np.array(offset, float), turn
    for side in ("left", "right"):
        for name, parent, offset, turn in LIMBS:
            up = parent if parent in ("thorax3", "pelvis") else f"{side}_{parent}"
            if side == "left":
                yield (f"left_{name}", up, MIRROR @ np.array(offset, float),
                       lambda a, b, c, turn=turn: MIRROR @ turn(a, b, c) @ MIRROR)
            else:
                yield f"right_{name}", up, np.array(offset, float), turn


print("# made by fk_random.py")
for pose in range(40):
    at, facing, row = {}, {}, [str(pose)]
    for name, parent, offset, turn in joints():
        kind = name.split("_")[-1]
        angles = [round(float(a), 1) for a in rng.uniform(-80, 80, 3)]
        angles = [a if i < AXES.get(kind, 3) else 0.0 for i, a in enumerate(angles)]
        at[name] = np.zeros(3) if parent is None else at[parent] + facing[parent] @ offset
        facing[name] = (np.eye(3) if parent is None else facing[parent]) @ turn(*angles)
        row += [f"{a:g}" for a in angles] + [f"{v:.7f}" for v in at[name]]
    print(",".join(row))
