/* The file of a voice: texts and their clips.
 *
 * "limbvoic", then 32-bit numbers: version 1, rate in Hz, number of entries; per entry, in
 * ascending order of text: bytes of text, samples, the text with one or two NULs after it, so that
 * all lies at even places; after the last entry the samples of all clips in the same order, 16 bit.
 * Nothing follows. Numbers lie as the machine that built it has them: a bank belongs to its build.
 */
#ifndef LIMBER_SOUND_BANK_H
#define LIMBER_SOUND_BANK_H

#include "sound/sound.h"

#include <stdio.h>

enum {
    BANK_VERSION = 1,
    BANK_MAGIC_BYTES = 8,
    BANK_HEAD_BYTES = BANK_MAGIC_BYTES + 12,
    BANK_ENTRY_BYTES = 8,
    BANK_ENTRIES_MOST = 20000,
    BANK_TEXT_MOST = 1000, /* bytes */
    BANK_FILE_MOST = 128 << 20
};

#define BANK_MAGIC "limbvoic"

struct bank_entry {
    const char *text;
    struct clip clip;
};

/* Reads a bank out of `content`, which must be aligned for 16 bit and outlive the entries: texts
 * and clips lie in it, the list in `arena`. Returns NULL when all is well, else what is wrong with
 * it, in plain words. */
const char *bank_read(struct text content, struct arena *arena, const struct bank_entry **entries,
                      int *count);

/* Sorts `entries` by text and writes them; all clips must have the rate `rate`. False when an entry
 * breaks the limits above, a text is there twice, or writing failed. */
bool bank_write(FILE *to, struct bank_entry *entries, int count, int rate);

#endif
