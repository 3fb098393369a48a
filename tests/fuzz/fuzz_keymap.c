/* Any bytes as a person's keys.conf. */
#include "fuzz/fuzz.h"
#include "player/keymap.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    struct keymap keymap = {.count = 0};
    problems_open(&problems, &memory_heap);
    keymap_read(&keymap, (struct text){(const char *)data, size}, "keys.conf", &problems);
    PROMISE(keymap.count >= 0 && keymap.count <= KEYMAP_BINDINGS_MOST);
    for (int i = 0; i < keymap.count; i++) {
        PROMISE(memchr(keymap.bindings[i].key, '\0', KEYMAP_KEY_LENGTH) != NULL);
        PROMISE(keymap.bindings[i].command >= COMMAND_NONE);
        PROMISE(keymap.bindings[i].command < COMMAND_COUNT);
    }
    check_problems(&problems);
    problems_close(&problems);
    return 0;
}
