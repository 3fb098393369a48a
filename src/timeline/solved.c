#include "timeline/solved.h"

#include "body/motion_pack.h"

enum { FILE_MOST = 4 << 20 };

struct hoard *solved_open(const struct world *world, struct arena *arena)
{
    int why;
    const char *folder = hoard_folder(arena, "motions");
    return folder ? hoard_open(world, folder, ".motion", SOLVED_BYTES_MOST, &why) : NULL;
}

static const struct motion *recall(struct hoard *hoard, uint64_t key,
                                   const struct motion_plan *plan, struct arena *arena)
{
    struct arena scratch;
    struct text bytes;
    arena_open(&scratch, arena->memory, 2 * (size_t)FILE_MOST);
    const struct motion *motion = hoard_find(hoard, key, FILE_MOST, &scratch, &bytes)
                                      ? motion_unpack(bytes, plan, arena)
                                      : NULL;
    arena_close(&scratch);
    return motion;
}

static void keep(struct hoard *hoard, uint64_t key, const struct motion_plan *plan,
                 const struct motion *motion, const struct memory *memory)
{
    struct arena scratch;
    struct text bytes;
    arena_open(&scratch, memory, 2 * (size_t)FILE_MOST);
    if (motion_pack(motion, plan, &scratch, &bytes) && bytes.length <= FILE_MOST) {
        hoard_keep(hoard, key, bytes);
    }
    arena_close(&scratch);
}

const struct motion *solved_motion(struct hoard *hoard, const struct motion_plan *plan,
                                   struct arena *arena, struct problems *problems)
{
    if (!hoard) {
        return motion_build(plan, arena, problems);
    }
    const uint64_t key = motion_plan_sum(plan);
    const struct motion *motion = recall(hoard, key, plan, arena);
    if (motion) {
        return motion;
    }
    const int told = problems->count;
    motion = motion_build(plan, arena, problems);
    if (motion && problems->count == told) {
        keep(hoard, key, plan, motion, arena->memory);
    }
    return motion;
}
