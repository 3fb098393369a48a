/* The program's own sentences in the person's language, by gettext: they are written in English
 * where they are used, and assets/po/CODE.po says how they read elsewhere.
 *
 * The catalogue is the C library's, one for the whole process: it is chosen once, before there is a
 * second thread. Until then, and where a sentence is not translated, English it is. Texts of
 * exercises and routines carry their translations in their own files: see library/tongue.h. */
#ifndef LIMBER_BASE_TR_H
#define LIMBER_BASE_TR_H

#include <stdbool.h>

/* Marks a sentence that is kept in a constant; tr() translates it where it is used. */
#define TR(english) english

/* Constant for as long as the program runs. A sentence with values stays a format for printf with
 * the same values in the same order. "" stays "". */
const char *tr(const char *english) __attribute__((format_arg(1)));

/* The same for a word whose translation depends on what it is said of: `context` tells translators,
 * and is never shown. At most 120 bytes both. */
const char *tr_in(const char *context, const char *english) __attribute__((format_arg(2)));

/* Whether no catalogue is open: what is put together by the rules of English can be said. */
bool tr_is_english(void);

/* From now on sentences are translated into the language of `code` ("de") by the catalogue
 * FOLDER/CODE/LC_MESSAGES/limber.mo. False, and nothing changes, when there is none. */
bool tr_open(const char *code, const char *folder);

enum { TR_CODE_SIZE = 16 };

/* The language that a person's environment asks for: of LC_ALL, LC_MESSAGES and LANG, as `variable`
 * tells them, the first that is set, "de" for "de_DE.UTF-8"; unless that is "C" the first of
 * LANGUAGE ("de:en") goes before it. "en" when nothing is asked for. Returns `code`. */
const char *tr_wanted(const char *(*variable)(const char *name), char code[TR_CODE_SIZE]);

#endif
