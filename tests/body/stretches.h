/* Stretches for the tests of solver and motion, after reference/contact-poses.yaml: on all fours,
 * lying, sitting, standing; feet that lift, hands that take hold of a leg or of the other arm. */
#ifndef LIMBER_TESTS_BODY_STRETCHES_H
#define LIMBER_TESTS_BODY_STRETCHES_H

#include "body/written.h"

enum { STRETCH_KEYS = 6, STRETCH_WAYS = 10 };

struct stretch_key {
    const char *name;
    int from; /* -1: nothing */
    const char *text;
};

struct stretch {
    const char *name;
    enum stance stance;
    int key_count, way_count;
    struct stretch_key key[STRETCH_KEYS];
    struct motion_way way[STRETCH_WAYS];
    struct motion_arc arc;
};

#define TABLE                                                                                      \
    {                                                                                              \
        "start", -1,                                                                               \
            "pelvis -9; hips 81; knees 90; ankles -53; shoulders 88; elbows 5; forearms 70;"       \
            "wrists -72; neck -12; hand floor; knee floor; toes floor"                             \
    }
#define HOOK                                                                                       \
    {                                                                                              \
        "start", -1,                                                                               \
            "hips 50 3; knees 105; ankles -15; shoulders 5 18; elbows 12; forearms 80; neck 5;"    \
            "buttock floor slides; ribs floor slides; back_of_head floor slides; foot floor;"      \
            "hand floor slides"                                                                    \
    }

static const struct stretch stretches[] = {
    {"cat and cow",
     STANCE_PRONE,
     3,
     4,
     {TABLE,
      {"cow", 0, "pelvis 12; lumbar -22; thoracic -13; neck -35; clavicles 0 -10"},
      {"cat", 0,
       "pelvis -45; hips 50; lumbar 42; thoracic 24; neck 32; shoulders 70;"
       "clavicles 0 18"}},
     {{0, 0}, {0, 1}, {1, 2}, {2, 0}},
     {2, 0}},
    {"rocking back",
     STANCE_PRONE,
     2,
     3,
     {TABLE, {"end", 0, "root_x -0.25; pelvis -14; hips 112; knees 124; lumbar 20; neck 5"}},
     {{0, 1}, {1, 1}, {1, 0}},
     {1, 0}},
    {"knee to chest",
     STANCE_SUPINE,
     3,
     5,
     {HOOK,
      {"lift", 0,
       "right_hip 100 4; right_knee 115; right_ankle 0; shoulders 50 15 10; elbows 50;"
       "forearms 40; fingers 35; right_foot none; hand none;"
       "right_hand right_shin 0.20 50 back; left_hand right_shin 0.26 -50 across"},
      {"end", 1, "pelvis -12; lumbar 12; right_hip 120 5; right_knee 130; elbows 75"}},
     {{0, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 0}},
     {2, 1}},
    {"hamstring",
     STANCE_SUPINE,
     4,
     7,
     {HOOK,
      {"reach", 0,
       "right_hip 84; right_knee 95; right_ankle 0; shoulders 70 6; elbows 20; forearms 0;"
       "right_foot none; hand none"},
      {"grab", 1,
       "right_hip 90; shoulders 60 8; elbows 40; fingers 35; right_hand right_thigh 0.70 150;"
       "left_hand right_thigh 0.70 210"},
      {"end", 2, "right_hip 92; right_knee 24; right_ankle 8"}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 3}, {3, 2}, {2, 1}, {1, 0}},
     {3, 2}},
    {"sitting cat",
     STANCE_UPRIGHT,
     2,
     3,
     {{"start", -1,
       "hips 88 6; knees 90; shoulders 35 5; elbows 50; forearms 60; sitting_bone seat; foot floor;"
       "hand thigh 0.82 10 down"},
      {"end", 0, "pelvis -22; lumbar 35; thoracic 24; neck 40; clavicles 0 15"}},
     {{0, 1}, {1, 1}, {1, 0}},
     {1, 0}},
    {"overhead",
     STANCE_UPRIGHT,
     3,
     5,
     {{"start", -1, "hips 0 4; knees 3; shoulders 0 8; elbows 10; forearms 20; foot floor"},
      {"raise", 0, "shoulders 155 10; elbows 40; clavicles 15"},
      {"end", 1,
       "right_shoulder 165 0 15; right_elbow 140; right_forearm 20; right_clavicle 20;"
       "left_shoulder 150 25 60; left_elbow 95; left_clavicle 20;"
       "left_hand right_upper_arm 0.94 90"}},
     {{0, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 0}},
     {2, 1}},
    {"thigh, standing",
     STANCE_UPRIGHT,
     4,
     7,
     {{"start", -1, "hips 0 2; knees 3; shoulders 0 8; elbows 10; foot floor"},
      {"lift", 0,
       "right_hip 45; right_knee 90; right_ankle -5; right_shoulder 10 10; right_elbow 15;"
       "right_foot none"},
      {"grab", 1,
       "right_hip 12; right_knee 138; lumbar 0 14; thoracic 0 14; right_shoulder -40 8; "
       "right_fingers 40;"
       "right_ankle -20; right_hand right_shin 0.95 30"},
      {"end", 2, "right_hip 5; right_knee 138"}},
     {{0, 1}, {1, 2}, {2, 3}, {3, 3}, {3, 2}, {2, 1}, {1, 0}},
     {3, 2}},
};

struct stretch_plan {
    struct rig rig;
    struct key keys[STRETCH_KEYS];
    struct motion_plan plan;
};

static inline void stretch_plan(const struct stretch *stretch, float stature, float range,
                                struct stretch_plan *out)
{
    out->rig = rig_of_stature(stature);
    for (int k = 0; k < stretch->key_count; k++) {
        const struct stretch_key *key = &stretch->key[k];
        out->keys[k] = key_of(key->name, key->from < 0 ? NULL : &out->keys[key->from], key->text);
        out->keys[k].stance = stretch->stance;
    }
    out->plan = (struct motion_plan){
        .rig = &out->rig,
        .keys = out->keys,
        .key_count = stretch->key_count,
        .ways = stretch->way,
        .way_count = stretch->way_count,
        .arcs = &stretch->arc,
        .arc_count = 1,
        .range = range,
    };
}

#endif
