#include <stdio.h>

#include "plates/golden.h"

/* What of themes, styles and shapes of screen there is of a row. */
enum spread {
    ONE,     /* the dark theme, solid, wide */
    SHAPES,  /* the same in each shape */
    SCREENS, /* each theme and shape: what shows no figure */
    ALL
};

struct row {
    const char *screen, *what;
    int ms;
    const char *view;
    enum spread spread;
};

static const char *const themes[] = {"dark", "light", "high_contrast"};
static const int shapes[][2] = {{480, 270}, {360, 270}, {270, 480}};

enum { THEMES = 3, FORMS = 3 };

static const struct row rows[] = {
    {"play", "figure_four", 40000, "own", ALL},
    {"paused", "figure_four", 40000, "own", ALL},
    {"count_in", "figure_four", 40000, "own", ALL},
    {"menu", "page", 0, "own", ALL},
    {"help", "page", 0, "own", SCREENS},
    {"closing", "page", 43000, "own", SCREENS},
    {"safety", "page", 0, "own", SCREENS},
    {"play", "hip_flexor_half_kneel", 1500, "own+range", SHAPES},
    {"play", "hip_flexor_half_kneel", 4500, "own+tempo", SHAPES},
    {"play", "hip_flexor_half_kneel", 30000, "own+muted+note", SHAPES},
    {"play", "cat_cow", 16900, "mirror+calm+muted", SHAPES},
    {"play", "cat_cow", 26000, "own+note", SHAPES},
    {"closing", "page", 75000, "own+note", SHAPES},
    {"play", "one_minute", 7200, "own", ONE},
    {"play", "one_minute", 30000, "own", ONE},
    {"play", "lower_back_short", 61000, "own", ONE},
    {"play", "cat_cow", 20000, "own", ONE},
    {"play", "hamstring_supine", 90000, "own", ONE},
    {"play", "knee_to_chest", 75000, "own", ONE},
    {"play", "calf_wall", 30000, "front", ONE},
    {"play", "seated_twist", 25000, "front", ONE},
    {"play", "seated_twist", 25000, "side", ONE},
    {"play", "seated_twist", 25000, "three_quarter", ONE},
    {"play", "seated_twist", 25000, "back", ONE},
    {"play", "seated_twist", 25000, "above", ONE},
    {"play", "seated_twist", 25000, "mirror", ONE},
    {"play", "seated_twist", 25000, "calm", ONE},
    /* every exercise in its stretch */
    {"play", "bridge", 14900, "own", ONE},
    {"play", "butterfly", 41500, "own", ONE},
    {"play", "calf_wall", 39500, "own", ONE},
    {"play", "cat_cow", 16900, "own", ONE},
    {"play", "childs_pose", 41500, "own", ONE},
    {"play", "chin_tuck", 13900, "own", ONE},
    {"play", "crook_rest", 12000, "own", ONE},
    {"play", "cross_body_deltoid", 34000, "own", ONE},
    {"play", "doorway_chest", 39500, "own", ONE},
    {"play", "double_knee_to_chest", 37000, "own", ONE},
    {"play", "figure_four", 48500, "own", ONE},
    {"play", "hamstring_seated", 31000, "own", ONE},
    {"play", "hamstring_supine", 45500, "own", ONE},
    {"play", "hand_behind_back", 31000, "own", ONE},
    {"play", "hip_flexor_half_kneel", 42500, "own", ONE},
    {"play", "knee_to_chest", 40000, "own", ONE},
    {"play", "neck_side_bend", 30000, "own", ONE},
    {"play", "outer_thigh_standing", 33000, "own", ONE},
    {"play", "outer_thigh_strap", 39000, "own", ONE},
    {"play", "overhead_triceps", 39000, "own", ONE},
    {"play", "partial_knee_raise", 20900, "own", ONE},
    {"play", "partial_rock", 16900, "own", ONE},
    {"play", "pelvic_tilt", 14900, "own", ONE},
    {"play", "piriformis_cross", 45500, "own", ONE},
    {"play", "press_up", 17900, "own", ONE},
    {"play", "quad_side_lying", 47500, "own", ONE},
    {"play", "quad_standing", 38000, "own", ONE},
    {"play", "rock_back", 34000, "own", ONE},
    {"play", "seated_cat_cow", 15900, "own", ONE},
    {"play", "seated_figure_four", 36000, "own", ONE},
    {"play", "seated_forward_fold", 34000, "own", ONE},
    {"play", "seated_twist", 31000, "own", ONE},
    {"play", "sphinx", 41500, "own", ONE},
    {"play", "standing_extension", 13900, "own", ONE},
    {"play", "standing_side_bend", 30000, "own", ONE},
    {"play", "supine_twist", 35000, "own", ONE},
    {"play", "thoracic_extension_chair", 15900, "own", ONE},
    {"play", "thread_needle", 39000, "own", ONE},
    {"play", "wrist_forearm", 23500, "own", ONE},
};

enum { ROWS = sizeof rows / sizeof *rows };

static int count_of(enum spread spread)
{
    switch (spread) {
    case SHAPES:
        return FORMS;
    case SCREENS:
        return FORMS * THEMES;
    case ALL:
        return FORMS * THEMES * STYLE_COUNT;
    case ONE:
        break;
    }
    return 1;
}

int golden_count(void)
{
    int count = 0;
    for (int i = 0; i < ROWS; i++)
        count += count_of(rows[i].spread);
    return count;
}

void golden_plate(int i, struct plate *out)
{
    const struct row *row = rows;
    for (; i >= count_of(row->spread); row++)
        i -= count_of(row->spread);
    const int form = i % FORMS, theme = i / FORMS % THEMES, style = i / FORMS / THEMES;
    *out = (struct plate){.ms = row->ms, .width = shapes[form][0], .height = shapes[form][1]};
    snprintf(out->screen, PLATE_WORD, "%s", row->screen);
    snprintf(out->what, PLATE_WORD, "%s", row->what);
    snprintf(out->theme, PLATE_WORD, "%s", themes[theme]);
    snprintf(out->style, PLATE_WORD, "%s", style_name((enum figure_style)style));
    snprintf(out->view, PLATE_WORD, "%s", row->view);
}
