/* The person's settings: what the command line leaves open.
 *
 * settings.conf in $XDG_CONFIG_HOME/limber, or else ~/.config/limber, has lines "NAME = VALUE". The
 * names are those of the long options that are marked as settings in option_table.h;
 * `-`, `_` and `.` are the same in them. What is switched on or off takes yes or no. `#` at the
 * beginning of a line or after a space begins a comment. `~/` before a folder is the home folder.
 * A mistake is told with its place and a suggestion, as a warning, and its line is skipped. */
#ifndef LIMBER_COMMAND_SETTINGS_H
#define LIMBER_COMMAND_SETTINGS_H

#include "base/world.h"
#include "command/options.h"

/* NULL when the variable is not set. */
typedef const char *settings_variable(const char *name);

/* Where the file lies, if there is one; in the arena. NULL when there is no home, or no memory. */
const char *settings_path(settings_variable *variable, struct arena *arena);

/* The same of another file beside it: "keys.conf". */
const char *settings_beside(settings_variable *variable, const char *name, struct arena *arena);

/* Takes the lines of a file's content into options that were read from the command line, which
 * wins. Values are kept in the arena, `file` is borrowed. `home` may be NULL. */
void settings_take(struct options *options, struct text content, const char *file, const char *home,
                   struct arena *arena, struct problems *problems);

/* The same for a profile: only the lines that record/profile.h names settings are looked at, and
 * they win over what settings.conf says. */
void settings_take_profile(struct options *options, struct text content, const char *file,
                           struct arena *arena, struct problems *problems);

/* settings_take with the person's file. No file: nothing happens. */
void settings_read(struct options *options, const struct world *world, settings_variable *variable,
                   struct arena *arena, struct problems *problems);

/* A kiosk's, from the file of --config or else kiosk.conf beside settings.conf, which is not read:
 * no person's settings are a kiosk's. False, told as an error, when the named file cannot be read.
 */
bool settings_read_kiosk(struct options *options, const struct world *world,
                         settings_variable *variable, struct arena *arena,
                         struct problems *problems);

#endif
