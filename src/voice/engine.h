/* Engines that turn text into speech: flite, which limber is built with, or any program.
 *
 * An engine is asked for one text at a time, by one thread at a time, and answers the same text
 * with the same samples. Opening one is cheap: what it needs (a library, a program) is looked for
 * when it first speaks, and only then does its absence show.
 *
 * flite keeps its voices, and the noise that it shapes them from (libc's rand()), once for the
 * whole process: of all flite engines only one may be speaking at any time, and nothing else may
 * call rand() meanwhile. */
#ifndef LIMBER_VOICE_ENGINE_H
#define LIMBER_VOICE_ENGINE_H

#include "base/arena.h"
#include "sound/sound.h"

enum {
    ENGINE_TEXT_MOST = 1000, /* bytes of a text; no bank holds longer ones either */
    ENGINE_SPEECH_MOST_MS = 120000
};

/* Whether what is being said is still wanted; asked again and again while an engine works, on its
 * thread. `asked` NULL: it always is. */
struct stop {
    bool (*asked)(void *context);
    void *context;
};
bool stop_asked(struct stop stop);

struct engine {
    /* What it is, with version or command line: two of the same name say the same. Valid until
     * close. */
    const char *name;

    /* Speaks one text: the raw clip lies in `arena`, silence round it, loudness as it comes (see
     * sound/prepare.h), at a rate that a clip may have. Returns NULL, or why nothing was said, in
     * plain words that are good as long as `arena` is: the engine is missing, it failed, took too
     * long, or it was stopped. */
    const char *(*say)(void *context, const char *text, struct stop stop, struct arena *arena,
                       struct clip *out);
    void (*close)(void *context);
    void *context;
};

void engine_close(struct engine engine);

/* One of flite's voices: "awb", "rms" or "slt". A long text is spoken a few sentences at a time, so
 * that a stop takes effect within the time one sentence takes, a tenth of a second or two. False
 * for another name, or when memory ran out. A limber built without flite has these engines, too:
 * they tell so when they are asked to speak. */
bool engine_flite(const struct memory *memory, const char *voice, struct engine *out);

/* Any program that reads a text (UTF-8, one line) on its standard input and writes a WAV file to
 * its standard output: `espeak-ng --stdout`. It is run anew for each text, without a shell, and
 * killed with all it started when it is stopped or takes more than 30 s. What it writes to standard
 * error is thrown away, but for the first line when it failed. Mixed to mono; rates other than a
 * clip's are brought to the next one above.
 *
 * `line` is the program and its arguments as words between blanks. 'Single quotes' keep all as it
 * stands; "double quotes" keep blanks, and \" and \\ in them mean " and \; outside of quotes a
 * backslash keeps the character after it. Nothing else is special: no variables, no wildcards, no
 * pipes. A program named without a slash is looked for in PATH.
 *
 * Returns NULL when all is well, else what is wrong with the line, in plain words. */
const char *engine_command(const struct memory *memory, const char *line, struct engine *out);

#endif
