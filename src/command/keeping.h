/* Where the record and the profile of the person are that the options name. */
#ifndef LIMBER_COMMAND_KEEPING_H
#define LIMBER_COMMAND_KEEPING_H

#include "base/world.h"
#include "command/options.h"
#include "record/profile.h"
#include "record/record.h"

/* In $XDG_DATA_HOME/limber, or else ~/.local/share/limber. As record_open; where there is no home,
 * it is in memory only. The options must outlive it. */
struct record *keeping_open(const struct options *options, struct problems *problems);

/* The same for those who change nothing there, and keep nothing (record_wish.reads_only). */
struct record *keeping_look(const struct options *options, struct problems *problems);

/* Where the profile of the options' person is, or will be. False where there is no home. */
enum { KEEPING_PATH = 4300 };
bool keeping_profile_path(const struct options *options, char path[KEEPING_PATH]);

/* What stands in the profile of the options' person, in the arena; FILE_MISSING: they never said
 * anything. It is profile.conf, or profile-NAME.conf for one with a name, beside the settings. */
enum file_result keeping_profile_text(const struct options *options, struct arena *arena,
                                      struct text *content);

/* Writes it whole or not at all; its folder is made if need be. False, told, when it cannot be. */
bool keeping_profile_write(const struct options *options, struct text content,
                           struct problems *problems);

/* Takes the settings in it into options that were read from command line and settings.conf; the
 * command line wins, then the profile. Values are kept in the arena. */
void keeping_settings(struct options *options, struct arena *arena, struct problems *problems);

/* The names of those who have a profile of their own, in the arena; at most `most`. Returns how
 * many. */
int keeping_people(const char **names, int most, struct arena *arena);

/* What the person said about themselves there. Mistakes in it are told as warnings. One that is
 * there but cannot be read may say anything: then bending hurts both ways, and so is ticked what
 * was when the entries were made; told, and false. */
bool keeping_profile(const struct options *options, struct entries entries, struct profile *profile,
                     struct problems *problems);

/* The flags that were ticked at the last entry that says what was; 0: none says it. */
unsigned keeping_ticked(struct entries entries);

/* Tells all that is wrong in a profile: the file at `path`, or, at NULL, the person's, if there is
 * one. Values are read into the arena. */
void keeping_check(const struct options *options, const char *path, struct arena *arena,
                   struct problems *problems);

#endif
