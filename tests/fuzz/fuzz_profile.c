/* Any bytes as a person's profile.conf: read, and with ticks changed on its page. */
#include "fuzz/fuzz.h"
#include "record/profile_edit.h"

static struct profile read_profile(struct text content, struct problems *problems)
{
    struct profile profile = {0};
    profile_read(&profile, content, "profile.conf", problems);
    return profile;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    struct arena arena;
    const struct text content = {size > 0 ? (const char *)data : "", size};
    const unsigned ticked = 1U << FLAG_FLEX | 1U << FLAG_BALANCE;
    problems_open(&problems, &memory_heap);
    arena_open(&arena, &memory_heap, (size_t)1 << 24);
    const struct profile profile = read_profile(content, &problems);
    PROMISE(profile.flags < 1U << FLAG_COUNT);
    PROMISE(problems.errors == 0);
    check_problems(&problems);
    const struct text edited = profile_set_flags(content, ticked, &arena);
    PROMISE(edited.at);
    PROMISE(!text_is_utf8(content) || read_profile(edited, &problems).flags == ticked);
    PROMISE(text_is(profile_get(profile_set(edited, "voice", "awb", &arena), "voice"), "awb"));
    arena_close(&arena);
    problems_close(&problems);
    return 0;
}
