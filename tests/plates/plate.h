/* A plate: one screen of limber as it is drawn for a test, told in full by its name.
 *
 * "play/figure_four-40000.dark.solid.own.480x270.png": the screen, the exercise or routine and its
 * millisecond, theme, style, view and size. A view is words joined by +: a sight ("own", "front"),
 * "mirror", "calm", what may stand in the HUD ("muted", "range", "tempo", "note"), "known" for what
 * is known of the person, and "far" for letters as large as there is room for. Screens without a
 * figure have "page" for an exercise; the millisecond is then the page of help, or what was
 * stretched today. */
#ifndef LIMBER_TESTS_PLATES_PLATE_H
#define LIMBER_TESTS_PLATES_PLATE_H

#include "library/library.h"
#include "picture/menu.h"
#include "picture/view.h"
#include "picture/week.h"
#include "stage/scene.h"

enum { PLATE_WORD = 48, PLATE_NAME = 256, PLATE_TIMELINES = 96 };

struct plate {
    char screen[PLATE_WORD]; /* "play", "paused", "count_in", "help", "closing", "menu", "safety",
                                 "profile" (ms: the lit line), "felt", "today",
                                 "people" (ms 1: typing), "too_much", "limits", "week" (ms 0: an
                                empty one) */
    char what[PLATE_WORD];
    int64_t ms;
    char theme[PLATE_WORD], style[PLATE_WORD], view[PLATE_WORD];
    int width, height;
};

struct plates {
    struct library library;
    struct problems problems;
    struct keymap keymap;
    struct scene_help help;
    struct {
        const char *id; /* in the library's arena */
        const struct routine *routine;
        struct timeline *timeline;
    } known[PLATE_TIMELINES];
    int count;
    struct theme theme; /* of the picture last built, which borrows them all */
    struct kept_inset kept;
    struct kept_map map;
    struct menu_stills stills;
    struct week_figures week;
};

/* Reads what is shipped. False with problems told; plates_close is due in either case. */
bool plates_open(struct plates *plates);
void plates_close(struct plates *plates);

/* The same with the files' texts in a language; the program's own are those of tr_open. */
bool plates_open_in(struct plates *plates, const char *code);

/* The timeline of an exercise or a routine as written, kept until the plates are closed; NULL when
 * there is none. */
const struct timeline *plates_timeline(struct plates *plates, const char *id);

/* What a plate's figure shows; an empty name is a page's. False for anything else. */
bool plate_read(const char *name, struct plate *out);
void plate_name(const struct plate *plate, char out[PLATE_NAME]);

/* Builds the picture, which lives until the next one is built. False when the plate names something
 * that there is not. */
bool plate_build(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                 struct picture *out);

/* The same of a page that asks (plate_form.c). */
bool plate_form(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                struct picture *out);

/* Wished size of letters, as in a view. */
float plate_em(const struct plate *plate);

/* A view has the word. */
bool plate_has(const struct plate *plate, const char *word);

#endif
