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
    const char *view;
    int ms;
    enum spread spread;
};

static const char *const themes[] = {"dark", "light", "high_contrast"};
static const int shapes[][2] = {{960, 540}, {720, 540}, {540, 960}};

enum { THEMES = 3, FORMS = 3 };

static const struct row rows[] = {
    {"play", "figure_four", "own", 40000, ALL},
    {"paused", "figure_four", "own", 40000, ALL},
    {"count_in", "figure_four", "own", 40000, SCREENS},
    {"menu", "page", "own", 0, ALL},
    {"help", "page", "own", 0, SCREENS},
    {"closing", "page", "own", 43000, SCREENS},
    {"closing", "page", "own+known", 29000, SCREENS},
    {"safety", "page", "own", 0, SCREENS},
    {"profile", "page", "own", 2, SCREENS},
    {"profile", "page", "own+far", 14, SHAPES},
    {"felt", "page", "own", 0, SCREENS},
    {"too_much", "page", "own", 12, SHAPES},
    {"limits", "page", "own", 2, SHAPES},
    {"people", "page", "own", 0, SHAPES},
    {"people", "page", "own", 1, SHAPES},
    {"week", "page", "own", 1, SCREENS},
    {"week", "page", "own+far", 1, SHAPES},
    {"today", "page", "own", 0, SHAPES},
    {"play", "hip_flexor_half_kneel", "own+range", 1500, SHAPES},
    {"play", "hip_flexor_half_kneel", "own+tempo", 4500, SHAPES},
    {"play", "hip_flexor_half_kneel", "own+muted+note", 30000, SHAPES},
    {"play", "cat_cow", "mirror+calm+muted", 16900, SHAPES},
    {"play", "cat_cow", "own+note", 26000, SHAPES},
    {"closing", "page", "own+note", 75000, SHAPES},
    {"help", "page", "own", 1, SHAPES},
    {"help", "page", "own+note", 2, SHAPES},
    {"play", "hip_flexor_half_kneel", "own+far", 30000, SHAPES},
    {"menu", "page", "own+far", 0, SHAPES},
    {"safety", "page", "own+far", 0, SHAPES},
    {"play", "knee_to_chest", "own", 6000, SHAPES},
    {"play", "cat_cow", "own", 6000, ONE},
    {"easing", "figure_four", "own", 48500, SHAPES},
    {"pain", "figure_four", "own", 48500, SCREENS},
    {"offer", "figure_four", "own", 48500, SHAPES},
    {"rest", "figure_four", "own", 48500, SHAPES},
    {"alarm", "figure_four", "own", 48500, SCREENS},
    {"info", "figure_four", "own", 48500, SHAPES},
    {"film", "seated_cat_cow", "own", 20000, SHAPES},
    {"film", "knee_to_chest", "own+above", 40000, SHAPES},
    {"closing", "page", "own+guest", 43000, SHAPES},
    {"play", "one_minute", "own", 7200, ONE},
    {"play", "one_minute", "own", 30000, ONE},
    {"play", "lower_back_short", "own", 61000, ONE},
    {"play", "cat_cow", "own", 20000, ONE},
    {"play", "hamstring_supine", "own", 90000, ONE},
    {"play", "knee_to_chest", "own", 75000, ONE},
    {"play", "calf_wall", "front", 30000, ONE},
    {"play", "seated_twist", "front", 25000, ONE},
    {"play", "seated_twist", "side", 25000, ONE},
    {"play", "seated_twist", "three_quarter", 25000, ONE},
    {"play", "seated_twist", "back", 25000, ONE},
    {"play", "seated_twist", "above", 25000, ONE},
    {"play", "seated_twist", "mirror", 25000, ONE},
    {"play", "seated_twist", "calm", 25000, ONE},
    /* every exercise in its stretch */
    {"play", "bridge", "own", 14900, ONE},
    {"play", "butterfly", "own", 41500, ONE},
    {"play", "calf_wall", "own", 39500, ONE},
    {"play", "cat_cow", "own", 16900, ONE},
    {"play", "childs_pose", "own", 41500, ONE},
    {"play", "chin_tuck", "own", 13900, ONE},
    {"play", "crook_rest", "own", 12000, ONE},
    {"play", "cross_body_deltoid", "own", 34000, ONE},
    {"play", "doorway_chest", "own", 39500, ONE},
    {"play", "double_knee_to_chest", "own", 37000, ONE},
    {"play", "figure_four", "own", 48500, ONE},
    {"play", "hamstring_seated", "own", 31000, ONE},
    {"play", "hamstring_supine", "own", 45500, ONE},
    {"play", "hand_behind_back", "own", 31000, ONE},
    {"play", "hip_flexor_half_kneel", "own", 42500, ONE},
    {"play", "knee_to_chest", "own", 40000, ONE},
    {"play", "neck_side_bend", "own", 30000, ONE},
    {"play", "outer_thigh_standing", "own", 33000, ONE},
    {"play", "outer_thigh_strap", "own", 39000, ONE},
    {"play", "overhead_triceps", "own", 39000, ONE},
    {"play", "partial_knee_raise", "own", 20900, ONE},
    {"play", "partial_rock", "own", 16900, ONE},
    {"play", "pelvic_tilt", "own", 14900, ONE},
    {"play", "piriformis_cross", "own", 45500, ONE},
    {"play", "press_up", "own", 17900, ONE},
    {"play", "quad_side_lying", "own", 47500, ONE},
    {"play", "quad_standing", "own", 38000, ONE},
    {"play", "rock_back", "own", 34000, ONE},
    {"play", "seated_cat_cow", "own", 15900, ONE},
    {"play", "seated_figure_four", "own", 36000, ONE},
    {"play", "seated_forward_fold", "own", 34000, ONE},
    {"play", "seated_twist", "own", 31000, ONE},
    {"play", "sphinx", "own", 41500, ONE},
    {"play", "standing_extension", "own", 13900, ONE},
    {"play", "standing_side_bend", "own", 30000, ONE},
    {"play", "supine_twist", "own", 35000, ONE},
    {"play", "thoracic_extension_chair", "own", 15900, ONE},
    {"play", "thread_needle", "own", 39000, ONE},
    {"play", "wrist_forearm", "own", 23500, ONE},
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
