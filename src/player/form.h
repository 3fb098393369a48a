/* A page that asks: lines that are ticked, whose value is chosen, or that do something.
 *
 * It is steered as the menu is (menu.h): one line is lit, left and right go through all of them, up
 * and down by rows; taking a line ticks it, goes on to its next value, or ends the page. Whoever
 * has but one button lets the light walk. */
#ifndef LIMBER_PLAYER_FORM_H
#define LIMBER_PLAYER_FORM_H

#include "player/menu.h"

enum form_kind {
    FORM_TICK,  /* value 0 or 1 */
    FORM_VALUE, /* one of `count`, in a circle */
    FORM_WORDS, /* what is typed */
    FORM_LEAD,  /* ends the page as a deed does, and stands among the others: to another page */
    FORM_DEED   /* ends the page */
};

enum { FORM_LINES_MOST = 32, FORM_DIGITS = 9, FORM_OPEN = -2, FORM_OUT = -1, FORM_WORDS_SIZE = 41 };

struct form_line {
    enum form_kind kind;
    int value, count;
};

/* Starts zeroed but for `taken`: see form_open. */
struct form {
    struct form_line lines[FORM_LINES_MOST];
    int count, lit;
    int columns;      /* of the lines in front of the first deed; set by whoever shows it */
    bool numbered;    /* the digits 1 to 9 take the first lines */
    int64_t scan_ms;  /* 0: the light stays */
    int64_t still_ms; /* since it moved or something was pressed */
    int taken;        /* FORM_OPEN; FORM_OUT; or the deed or lead that ended it */
    char words[FORM_WORDS_SIZE]; /* of the line that is typed: there is one at most */
    bool suggested;              /* they stand there until something is typed or rubbed out */
};

void form_open(struct form *form, int64_t scan_ms);

/* One more line; returns its place. What there is no room for is left out: -1. */
int form_add(struct form *form, enum form_kind kind, int value, int count);

/* Lines in front of the first deed. */
int form_asked(const struct form *form);

/* MENU_OUT and MENU_LEAVE end the page without taking anything. */
void form_do(struct form *form, enum menu_command command);

/* Lights, or takes, a line; with scanning a press anywhere takes the lit one. Places that are not
 * there are ignored. */
void form_point(struct form *form, int place);
void form_press(struct form *form, int place);

/* The digit 1..9 takes its line, with scanning the lit one; false where lines have no numbers. */
bool form_digit(struct form *form, int digit);

/* Adds what was typed (UTF-8), or takes the last character away, where the lit line is typed; false
 * where it is not. A line that has no room takes nothing. */
bool form_type(struct form *form, const char *text);
bool form_rub_out(struct form *form);

/* Lets `elapsed_ms` >= 0 go by. */
void form_pass(struct form *form, int64_t elapsed_ms);

#endif
