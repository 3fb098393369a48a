/* The captions of all that is shipped: read back, in order, apart, short enough to be read, and
 * nothing heard that is not written, nothing written that is not heard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export/caption_file.h"
#include "library/shipped_once.h"

/* Who shows a sound in the picture, beside the captions on the screen: the twin of each cue. */
static const struct {
    enum cue_kind kind;
    enum chime chime;
    const char *caption, *shown;
} twins[] = {
    {CUE_BREATH_IN, CHIME_NONE, "[breathe in]", "the disc of the breath grows"},
    {CUE_BREATH_OUT, CHIME_NONE, "[breathe out]", "the disc of the breath shrinks"},
    {CUE_CHIME, CHIME_START, "[start chime]", "HOLD, and the ring of its seconds"},
    {CUE_CHIME, CHIME_HALF, "[half-way chime]", "the ring is half full"},
    {CUE_CHIME, CHIME_END_OF_HOLD, "[bell]", "the ring is full; RELEASE"},
    {CUE_CHIME, CHIME_SIDE, "[side chime]", "OTHER SIDE"},
    {CUE_CHIME, CHIME_DONE, "[closing chime]", "DONE"},
    {CUE_TICK, CHIME_NONE, "[tick]", "the number of seconds left changes"},
};

enum {
    TWINS = sizeof twins / sizeof *twins,
    READ_MOST = 48 /* characters a second, at the most */
};

static const struct captions_wish wishes[] = {
    {CAPTIONS_WEBVTT, true, true}, {CAPTIONS_WEBVTT, false, false}, {CAPTIONS_SUBRIP, false, true}};

static struct timeline *build(const struct routine *routine, float tempo, int turn)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.tempo = tempo;
    wish.breaths = (enum breath_cues)(turn % 4);
    wish.described = turn % 3 == 0;
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &problems);
    assert_non_null(timeline);
    return timeline;
}

/* The file read back; all of its text in one line in `*text`, free is due. */
static void read_back(const struct timeline *timeline, struct captions_wish wish,
                      struct paper *paper, char **text)
{
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    assert_true(captions_write(file, &world_machine, timeline, wish));
    assert_int_equal(fclose(file), 0);
    read_paper(bytes, wish.form, paper);
    free(bytes);
    file = open_memstream(text, &length);
    for (int i = 0; i < paper->count; i++)
        for (int line = 0; line < paper->block[i].line_count; line++)
            fprintf(file, "%s ", paper->block[i].line[line]);
    assert_int_equal(fclose(file), 0);
}

static int times_in(const char *text, const char *what)
{
    int times = 0;
    for (const char *at = text; (at = strstr(at, what)); at++)
        times++;
    return times;
}

/* Times a sound of this kind without words is heard. */
static int times_heard(const struct timeline *timeline, int twin)
{
    int times = 0;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        times += !cue->dropped && !cue->text[0] && cue->kind == twins[twin].kind &&
                 (cue->kind != CUE_CHIME || cue->chime == twins[twin].chime);
    }
    return times;
}

static void assert_readable(const struct timeline *timeline, const struct paper *paper)
{
    for (int i = 0; i < paper->count; i++) {
        const struct block *block = &paper->block[i];
        size_t characters = 0;
        assert_true(block->to <= timeline->duration_ms);
        for (int line = 0; line < block->line_count; line++) {
            assert_in_range(strlen(block->line[line]), 1, CAPTION_COLUMNS);
            characters += strlen(block->line[line]);
        }
        const bool words_only = !strchr(block->line[0], '[');
        if (words_only && (int64_t)characters * 1000 > READ_MOST * (block->to - block->from))
            fail_msg("%s: %s: too quick to read", timeline->routine->id, block->line[0]);
    }
}

static void assert_twins(const struct timeline *timeline, const char *text, bool ticks)
{
    for (int i = 0; i < TWINS; i++) {
        const int heard = times_heard(timeline, i), written = times_in(text, twins[i].caption);
        const bool wanted = ticks || twins[i].kind != CUE_TICK;
        const bool breath = twins[i].kind == CUE_BREATH_IN || twins[i].kind == CUE_BREATH_OUT;
        assert_true(written <= (wanted ? heard : 0)); /* nothing is written that is not heard */
        /* of a breath in tone and words at once the words are written */
        if (wanted && (!breath || timeline->wish.breaths != BREATHS_BOTH))
            assert_int_equal(written, heard);
    }
}

static void assert_words(const struct timeline *timeline, const char *text)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        char first[32] = "";
        sscanf(cue->text, "%31s", first);
        if (!cue->dropped && !strstr(text, first))
            fail_msg("%s: \"%s\" is not written", timeline->routine->id, cue->text);
    }
}

static void every_sound_is_written_and_nothing_else(void **state)
{
    (void)state;
    static const float tempos[] = {0.5f, 1, 2};
    static struct paper paper;
    for (int r = 0; r < library.routine_count; r++) {
        for (int t = 0; t < 3; t++) {
            const struct captions_wish wish = wishes[(r + t) % 3];
            struct timeline *timeline = build(library.routines[r], tempos[t], r + t);
            char *text;
            read_back(timeline, wish, &paper, &text);
            assert_readable(timeline, &paper);
            assert_twins(timeline, text, wish.ticks);
            assert_words(timeline, text);
            free(text);
            timeline_free(timeline);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_sound_is_written_and_nothing_else)};
    return cmocka_run_group_tests(tests, open_library, close_library);
}
