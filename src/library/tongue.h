/* The translations a file carries: texts are written in English, and a file may say beside them how
 * they read in other languages, each text as a whole:
 *
 *     translations:
 *       de:
 *         Seated twist: Drehung im Sitzen
 *         "Sit tall, feet flat.": "Sitz aufrecht, Füße flach auf dem Boden."
 *
 * They are exchanged while the file is read, so that nothing behind the library knows of languages.
 * A text without a translation stays as it was written. Texts of the left side are derived from
 * those of the right in every language: see text_other_side. */
#ifndef LIMBER_LIBRARY_TONGUE_H
#define LIMBER_LIBRARY_TONGUE_H

#include "library/fields.h"

/* Takes up what a file, or an exercise within one, carries for the reader's language; without any
 * it goes on with that of the file around it. Returns what was there before, for tongue_leave. */
struct tongue tongue_enter(struct reader *reader, const struct node *map);

/* Warns of translations that translated nothing, for the text they are of has changed or never was,
 * and goes back. */
void tongue_leave(struct reader *reader, struct tongue before);

/* The translation of a text that stands at `value`, `written` being tidied; NULL when there is
 * none, which is warned of if that was wished. */
const struct node *tongue_find(struct reader *reader, const struct node *value,
                               const char *written);

/* For tables: checks all languages' form; takes nothing. */
field_reader read_translations;

#endif
