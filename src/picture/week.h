/* The page of the person's week: the body with the muscles lit that were stretched most, how much
 * each group had, and seven days against the sixty seconds of each. */
#ifndef LIMBER_PICTURE_WEEK_H
#define LIMBER_PICTURE_WEEK_H

#include "library/group.h"
#include "picture/pen.h"

enum { WEEK_COLUMNS = 7 };

struct week_page {
    const struct theme *theme;
    int width, height;
    float em; /* wished size of letters, as in a view */
    int day_seconds[WEEK_COLUMNS];
    const char *day_names[WEEK_COLUMNS]; /* short; the last one is today */
    int group_seconds[GROUP_COUNT];      /* of load, in the order of `groups` */
    const char *leave;                   /* key that leaves it; "" for none */
};

/* The figures of such a page; must outlive the picture. */
struct week_figures {
    struct figure figure[2];
};

void week_picture(const struct week_page *page, const struct ruler *ruler,
                  struct week_figures *figures, struct picture *out);

#endif
