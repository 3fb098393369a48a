#include "player/note.h"

#include <string.h>

#include "base/ease.h"
#include "base/text.h"

void note_tell(struct note *note, const char *words)
{
    const struct text all = text_of(words);
    if (all.length == 0)
        return;
    size_t length = all.length < NOTE_SIZE ? all.length : NOTE_SIZE - 1;
    while (length < all.length && ((unsigned char)words[length] & 0xC0) == 0x80)
        length--;
    memcpy(note->words, words, length);
    note->words[length] = '\0';
    note->left_ms = NOTE_MS;
}

void note_drop(struct note *note)
{
    note->left_ms = 0;
}

void note_pass(struct note *note, int64_t elapsed_ms)
{
    note->left_ms = greater(note->left_ms - lesser(elapsed_ms, note->left_ms), 0);
}

float note_presence(const struct note *note)
{
    if (note->left_ms >= NOTE_FADE_MS)
        return 1;
    const int64_t step = (note->left_ms * NOTE_STEPS + NOTE_FADE_MS - 1) / NOTE_FADE_MS;
    return (float)step / NOTE_STEPS;
}
