/* Plates that are drawn without fonts, a painter for them, and how many of them are wished. */
#ifndef LIMBER_TESTS_PLATES_EASEL_H
#define LIMBER_TESTS_PLATES_EASEL_H

#include <stdlib.h>
#include <string.h>

#include "paint/paint.h"
#include "plates/plate.h"

static struct plates plates;
static struct soft_painter *painter; /* texts are bars: it needs no fonts */

static inline int easel_open(void **state)
{
    (void)state;
    painter = soft_open(NULL);
    return plates_open(&plates) && painter != NULL ? 0 : -1;
}

static inline int easel_close(void **state)
{
    (void)state;
    soft_close(painter);
    plates_close(&plates);
    return 0;
}

/* Whether the environment variable says so. */
static inline bool easel_wish(const char *variable, const char *word)
{
    const char *wish = getenv(variable);
    return wish != NULL && strcmp(wish, word) == 0;
}

#endif
