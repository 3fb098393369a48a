#include "voice/narrator.h"

#include <string.h>

enum { BYTES_MOST = 128 << 20, TEXTS_MOST = 4096 };

/* A speech's context is constant to those who ask it; ours takes notes. */
struct listener {
    struct narrator *narrator;
};

struct narrator {
    const struct world *world;
    struct listener listener;
    struct voice_bank *layer;
    struct hirer hirer;
    struct studio *studio; /* NULL: nobody speaks */
    struct cache *recalls; /* what `engine` said before */
    const char *engine;
    struct arena arena; /* clips that were recalled, and the notes */
    const char **noted; /* texts that had no clip when they were asked for */
    int noted_count, noted_room;
    int expected; /* so many, the first of them, may have to be said at any moment */
};

struct narrator *narrator_open(const struct world *world, const struct voice_bank *bank,
                               struct hirer hirer)
{
    const struct memory *memory = world->memory;
    struct narrator *narrator = memory->get(memory->context, sizeof *narrator);
    if (!narrator)
        return NULL;
    *narrator = (struct narrator){.world = world, .listener = {narrator}, .hirer = hirer};
    arena_open(&narrator->arena, memory, BYTES_MOST);
    narrator->layer = voice_bank_layer(world, bank);
    if (narrator->layer)
        return narrator;
    narrator_close(narrator);
    return NULL;
}

void narrator_close(struct narrator *narrator)
{
    if (!narrator)
        return;
    const struct memory *memory = narrator->world->memory;
    voice_bank_close(narrator->layer);
    studio_close(narrator->studio);
    cache_close(narrator->recalls);
    arena_close(&narrator->arena);
    memory->give(memory->context, narrator);
}

void narrator_hire(struct narrator *narrator, struct engine engine, struct cache *keeps,
                   struct cache *recalls)
{
    narrator->engine = arena_copy(&narrator->arena, engine.name, strlen(engine.name));
    narrator->recalls = recalls;
    narrator->studio = studio_open(narrator->world, engine, keeps);
}

static bool has_clip(const struct narrator *narrator, const char *text)
{
    return voice_bank_clip(narrator->layer, text).count > 0;
}

/* The old list is left to the arena. */
static bool make_room(struct narrator *narrator)
{
    if (narrator->noted_count < narrator->noted_room)
        return true;
    const int room = 2 * narrator->noted_room + 64;
    const char **list = arena_take(&narrator->arena, (size_t)room, sizeof *list);
    if (!list)
        return false;
    if (narrator->noted_count > 0)
        memcpy(list, narrator->noted, (size_t)narrator->noted_count * sizeof *list);
    narrator->noted = list;
    narrator->noted_room = room;
    return true;
}

static void insert(struct narrator *narrator, int place, const char *text)
{
    const char **at = narrator->noted + place;
    memmove(at + 1, at, (size_t)(narrator->noted_count - place) * sizeof *at);
    *at = text;
    narrator->noted_count++;
}

/* What cannot be kept in mind for want of memory stays unspoken. */
static void note(struct narrator *narrator, const char *text, bool expected)
{
    for (int i = 0; i < narrator->noted_count; i++)
        if (strcmp(narrator->noted[i], text) == 0)
            return;
    const char *copy = arena_copy(&narrator->arena, text, strlen(text));
    if (copy && narrator->noted_count < TEXTS_MOST && make_room(narrator))
        insert(narrator, expected ? narrator->expected++ : narrator->noted_count, copy);
}

/* True when the engine said it before. */
static bool recall(struct narrator *narrator, const char *text)
{
    struct clip clip;
    return narrator->engine &&
           cache_find(narrator->recalls, narrator->engine, text, &narrator->arena, &clip) &&
           voice_bank_add(narrator->layer, text, clip);
}

static void look_for(struct narrator *narrator, const char *text, bool expected)
{
    const struct hirer hirer = narrator->hirer;
    narrator->hirer.hire = NULL;
    if (hirer.hire)
        hirer.hire(hirer.context, narrator);
    if (narrator->studio && !recall(narrator, text))
        note(narrator, text, expected);
}

static int64_t speech_ms(const void *context, const char *text)
{
    struct narrator *narrator = ((const struct listener *)context)->narrator;
    const struct speech plain = voice_bank_speech(narrator->layer);
    if (text[0] && !has_clip(narrator, text))
        look_for(narrator, text, false);
    return plain.duration_ms(plain.context, text);
}

struct speech narrator_speech(struct narrator *narrator)
{
    return (struct speech){speech_ms, &narrator->listener};
}

void narrator_expect(struct narrator *narrator, const char *text)
{
    if (text[0] && !has_clip(narrator, text))
        look_for(narrator, text, true);
}

const struct voice_bank *narrator_bank(const struct narrator *narrator)
{
    return narrator->layer;
}

bool narrator_misses(const struct narrator *narrator)
{
    for (int i = 0; i < narrator->noted_count; i++)
        if (!has_clip(narrator, narrator->noted[i]))
            return true;
    return false;
}

/* Adds those of the cues, and of the notes, that have no clip. */
static int list_cues(const struct narrator *narrator, const struct cue *cue, int cues,
                     const char **list, int count)
{
    for (int i = 0; i < cues; i++)
        if (cue[i].text[0] && !has_clip(narrator, cue[i].text))
            list[count++] = cue[i].text;
    return count;
}

static int list_notes(const struct narrator *narrator, int from, int to, const char **list,
                      int count)
{
    for (int i = from; i < to; i++)
        if (!has_clip(narrator, narrator->noted[i]))
            list[count++] = narrator->noted[i];
    return count;
}

static int list_missing(const struct narrator *narrator, const struct timeline *timeline,
                        int64_t from_ms, const char **list)
{
    int cues, soon, count;
    const struct cue *cue = timeline_cues(timeline, from_ms, INT64_MAX, &cues);
    (void)timeline_cues(timeline, from_ms, from_ms + NARRATOR_SOON_MS, &soon);
    count = list_cues(narrator, cue, soon, list, 0);
    count = list_notes(narrator, 0, narrator->expected, list, count);
    count = list_cues(narrator, cue + soon, cues - soon, list, count);
    return list_notes(narrator, narrator->expected, narrator->noted_count, list, count);
}

void narrator_ask(struct narrator *narrator, const struct timeline *timeline, int64_t from_ms)
{
    const struct memory *memory = narrator->world->memory;
    const size_t most = (size_t)timeline->cue_count + (size_t)narrator->noted_count + 1;
    const char **list = narrator->studio ? memory->get(memory->context, most * sizeof *list) : NULL;
    if (!list)
        return;
    const int count = list_missing(narrator, timeline, from_ms, list);
    if (count > 0)
        (void)studio_ask(narrator->studio, list, count);
    memory->give(memory->context, (void *)list);
}

static void take_over(void *context, const char *text, struct clip clip)
{
    struct narrator *narrator = context;
    (void)voice_bank_add(narrator->layer, text, clip);
}

int narrator_collect(struct narrator *narrator)
{
    return narrator->studio ? studio_collect(narrator->studio, take_over, narrator) : 0;
}

bool narrator_wait(struct narrator *narrator, int64_t most_ms)
{
    return !narrator->studio || studio_wait(narrator->studio, most_ms);
}

int narrator_left(struct narrator *narrator)
{
    return narrator->studio ? studio_state(narrator->studio).left : 0;
}

void narrator_tell(struct narrator *narrator, struct problems *problems)
{
    if (narrator->studio)
        studio_tell(narrator->studio, problems);
}
