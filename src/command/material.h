/* What a subcommand works on: the library, and one routine of it laid out in time. */
#ifndef LIMBER_COMMAND_MATERIAL_H
#define LIMBER_COMMAND_MATERIAL_H

#include "command/fit.h"
#include "command/folders.h"
#include "command/options.h"
#include "library/library.h"
#include "library/stature.h"
#include "library/theme.h"
#include "sound/sound.h"
#include "voice/narrator.h"

/* What limber ends with. */
enum exit_code { EXIT_DONE = 0, EXIT_PROBLEMS = 1, EXIT_USAGE = 2, EXIT_NOWHERE = 69 };

struct material {
    const struct world *world;
    const struct options *options;
    struct arena arena;
    struct folders folders;
    struct library library;
    bool begun, library_open;
    struct hoard *solved;             /* motions solved before; NULL: all are solved anew */
    const char *language;             /* "en": texts as written */
    struct stature stature;           /* of the figure, where no option says otherwise */
    struct fit fit;                   /* of exercises to a person with limits */
    struct problems library_problems; /* of the files; not told unless they matter */
    struct problems problems;         /* of this command */
    struct problems voice_problems;   /* why a voice, or part of it, was not to be had */
    const struct routine *routine;
    struct keep *keep; /* borrowed; its person's comfort is what is laid out; NULL: the whole arc */
    struct voice_bank *bank;   /* what was spoken when limber was built; NULL: nothing */
    struct narrator *narrator; /* speaks from the bank, and what that has not */
    struct engine engine;      /* not hired yet */
    bool engine_open;
    struct timeline *timeline;
    const struct tune *tune; /* of music; NULL: none */
};

/* Each step returns EXIT_DONE, or what to end with, the reason being in `problems`. */

/* Starts with nothing; material_close is due in any case. */
void material_open(struct material *material, const struct world *world,
                   const struct options *options);

/* For those who wait for the first picture: motions that were solved at an earlier start are not
 * solved again. */
void material_recall(struct material *material);

/* Folders and language; material_load calls it, unless it has been. The process's language is of
 * all threads: it is set here while there is one. */
enum exit_code material_begin(struct material *material);

/* Folders, language and library. */
enum exit_code material_load(struct material *material);

/* The language asked for by option, settings or environment, and its catalogue; material_load calls
 * it. What has no translation stays English. */
enum exit_code material_language(struct material *material);

/* The catalogue alone, for pages of help; where there is none they are English, and nothing is
 * told.
 */
void material_language_early(const struct world *world, const struct options *options);

/* `stature` from the figure file that was asked for; material_load calls it. */
enum exit_code material_figure(struct material *material);

/* In what language files are read. */
struct language material_texts(const struct material *material);

/* `routine` from a name, or from a file, which is then read. Files with mistakes that it would have
 * used are told (faults.h), and do not keep it from being played. */
enum exit_code material_choose(struct material *material, const char *name);

/* `routine` is the library's routine or exercise of this id; false, and nothing is told, when there
 * is none. */
bool material_find(struct material *material, const char *id);

/* `narrator`, with the voice of the options. One that cannot speak is missed only by those who
 * would hear it: see material_tell_voice. */
enum exit_code material_voice(struct material *material);
void material_close_voice(struct material *material); /* another may be opened after it */

/* Whether the name is that of a file rather than an id. */
bool material_is_file(const struct material *material, const char *name);

/* That there is nothing of this name; and what is wrong in the library's files, since one that
 * could not be read may be the one that is missed. */
void material_tell_unknown(const struct material *material, const char *name,
                           struct problems *problems);

/* `fit` for a body of these limits; NULL: there are none. */
struct fit *material_fit(struct material *material, const struct turn_limits *limits);

/* `routine` as it suits the person of `keep`; nothing changes without one. What was exchanged is
 * told. Not EXIT_DONE when nothing of it suits. */
enum exit_code material_suit(struct material *material);

/* What of a routine may be seen in the menu, in the arena; NULL: nothing of it suits. */
const struct routine *material_preview(struct material *material, struct arena *arena,
                                       const struct routine *routine);

/* `timeline` for the options' range, tempo and side, spoken by the voice; again for another
 * routine, if there is one. */
enum exit_code material_lay_out(struct material *material);

/* How it is laid out. Without a voice yet, the length of speech is estimated. */
struct timeline_wish material_wish(const struct material *material);

/* `piece` as the options or else the routine want it, or the one that suits any routine. A routine
 * whose piece is missing is told and plays without. */
enum exit_code material_music(struct material *material);

/* Lays out anew until all that can be spoken is spoken; on a terminal it tells, when it takes long.
 */
enum exit_code material_wait_for_voice(struct material *material);

/* Warns, after all is done, when a voice is damaged or could not speak: for those who would hear
 * it.
 */
void material_tell_voice(struct material *material);

/* Loads, chooses and lays out what the command line names. */
enum exit_code material_plan(struct material *material);

/* The theme and the style of the options; `usual` names the theme when they ask for none, NULL
 * being the built-in one. */
enum exit_code material_theme(struct material *material, const char *usual, struct theme *theme);

/* Whether the options ask for a theme. */
bool material_has_theme(const struct material *material);

/* material_plan and material_theme: what is needed to show something. */
enum exit_code material_plan_shown(struct material *material, struct theme *theme);

/* What to do about a wrong value that was told: settings are skipped, a command line is not run. */
enum exit_code material_after_wrong(const struct written *written);

/* Prints the problems to stderr, closes everything and returns `code`. */
enum exit_code material_close(struct material *material, enum exit_code code);

#endif
