/* What limber asks the person themselves, in the window before the menu or from it: the page about
 * them, and how it was after the last time.
 *
 * Nobody is asked in a kiosk, with --no-record, or where nobody sees the display. What they tick
 * holds at once, even where it cannot be written. */
#ifndef LIMBER_COMMAND_PERSON_H
#define LIMBER_COMMAND_PERSON_H

#include "command/keep.h"
#include "command/material.h"
#include "stage/display.h"
#include "stage/inquiry.h"

struct person {
    struct material *material; /* its problems, folders and keep */
    struct options *options;   /* changed where the profile is */
    const struct options *plain;
    struct arena *arena; /* of values of options */
    struct display *display;
    const struct theme *theme;
    const struct keymap *keymap;
    struct service *service;
    int64_t patience_ms; /* inquiry.patience_ms */
};

/* Whether they are asked at all. */
bool person_is_there(const struct person *person);

/* The first start: the page about them, unless they have a profile. True when settings were
 * changed by it. */
bool person_begin(const struct person *person);

/* The page about them, as the menu leads to it. True when settings were changed. */
bool person_ask_profile(const struct person *person, bool first);

/* Who it is, of those who have a profile here, or somebody new. True when it is another person: the
 * options and the keep are theirs now, and they were asked what a first start asks. */
bool person_choose(const struct person *person);

/* The page of their week, until a key. */
void person_show_week(const struct person *person);

/* How it was, or is today, if that is to be asked now. True: they answered. */
bool person_ask_felt(const struct person *person);

/* Tells something on a page of its own, until a key. */
void person_tell(const struct person *person, const char *title, const char *words);

#endif
