/* The article's tour on the stage, laid out before all tests of a program: it has every exercise
 * that the article names. */
#ifndef LIMBER_TESTS_PICTURE_TOUR_H
#define LIMBER_TESTS_PICTURE_TOUR_H

#include "library/shipped.h"
#include "stage_set.h"

static struct library library;
static struct timeline *tour;

static inline int open_tour(void **state)
{
    (void)state;
    struct problems problems;
    if (shipped_open(&library, &problems)) {
        const struct timeline_wish wish = timeline_wish_default();
        tour = timeline_build(&world_machine, library_routine(&library, "article_tour"), &wish,
                              &problems);
    }
    problems_print(&problems, stderr);
    problems_close(&problems);
    return tour != NULL ? 0 : -1;
}

static inline int close_tour(void **state)
{
    (void)state;
    timeline_free(tour);
    library_close(&library);
    return 0;
}

static inline void build(const struct stage_set *set, struct picture *out)
{
    picture_build(&set->view, &set_ruler, out);
}

static inline bool is_held(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE && segment->holds && segment->exercise != NULL;
}

/* But for two pixels. */
static inline bool is_inside(const struct box *box, const struct box *stage)
{
    const float slack = 2;
    return box->x >= stage->x - slack && box->y >= stage->y - slack &&
           box->x + box->width <= stage->x + stage->width + slack &&
           box->y + box->height <= stage->y + stage->height + slack;
}

#endif
