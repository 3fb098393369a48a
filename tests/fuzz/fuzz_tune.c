/* Any bytes as a piece of music: what is read can be laid under a plan of any length and played. */
#include "fuzz/fuzz.h"
#include "sound/music.h"

#include <math.h>

static void check_note(const struct tune *tune, const struct tune_note *note)
{
    PROMISE(note->bar >= 0 && note->bar < tune->bar_count && note->last_bar >= note->bar);
    PROMISE(note->last_bar - note->bar <= tune->reach);
    PROMISE(note->from >= 0 && note->from < 1 && note->to > 0 && note->to <= 1);
    PROMISE(note->last_bar > note->bar || note->to > note->from);
    PROMISE(note->key >= 0 && note->key < 128 && note->weight > 0 && note->weight <= 1);
    PROMISE(note->instrument >= 0 && note->instrument < tune->instrument_count);
}

static void check_tune(const struct tune *tune)
{
    PROMISE(tune->bar_count >= 1 && tune->note_count >= 1 && tune->instrument_count >= 1);
    PROMISE(tune_bar_ms(tune) > 0 && isfinite(tune_bar_ms(tune)));
    PROMISE(tune->first[0] == 0 && tune->first[tune->bar_count] == tune->note_count);
    for (int i = 0; i < tune->note_count; i++) {
        const struct tune_note *note = &tune->notes[i];
        check_note(tune, note);
        PROMISE(i >= tune->first[note->bar] && i < tune->first[note->bar + 1]);
    }
    for (int i = 0; i < tune->instrument_count; i++) {
        const struct instrument *instrument = &tune->instruments[i];
        PROMISE(instrument->gain > 0 && instrument->gain <= 1 && fabsf(instrument->pan) <= 1);
        PROMISE(instrument->ring > 0 && instrument->ring <= 60);
        PROMISE(instrument->echo >= 0 && instrument->echo < 1);
    }
}

/* Somewhere in it, and where it ends. */
static void play(const struct tune *tune)
{
    static const int64_t places[] = {0, 40, 1171, 1172};
    const struct timeline timeline = {.duration_ms = 12500};
    struct arena arena;
    struct music music;
    arena_open(&arena, &memory_heap, 1 << 16);
    PROMISE(music_lay(tune, &timeline, &arena, &music));
    PROMISE(music_bar_start(&music, 1) > 0);
    for (int i = 0; i < 4; i++) {
        float left[SYNTH_CHUNK], right[SYNTH_CHUNK];
        music_chunk(&music, places[i] * SYNTH_CHUNK, left, right);
        for (int k = 0; k < SYNTH_CHUNK; k++)
            PROMISE(isfinite(left[k]) && isfinite(right[k]));
    }
    arena_close(&arena);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    static const char *const folders[] = {"a"};
    const struct paper paper = {"a/music/x.yaml", size ? (const char *)data : "", size};
    const struct papers papers = {&paper, 1};
    const struct world world = papers_world(&papers, &memory_heap);
    struct library library;
    problems_open(&problems, &memory_heap);
    PROMISE(library_load(&library, &world, folders, 1, &problems));
    check_problems(&problems);
    const struct tune *tune = library_tune(&library, "x");
    PROMISE(tune || problems.count > 0);
    if (tune) {
        check_tune(tune);
        play(tune);
    }
    library_close(&library);
    problems_close(&problems);
    return 0;
}
