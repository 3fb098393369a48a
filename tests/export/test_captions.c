/* Captions: read back by the grammar of WebVTT (W3C, 2019, section 4.1) and that of SubRip. */
#include "../sound/fake.h"
#include "export/caption_file.h"

#include <stdio.h>
#include <sys/stat.h>

static struct cue said(int64_t at, int64_t ms, const char *text)
{
    return (struct cue){.at_ms = at, .duration_ms = ms, .kind = CUE_SPEECH, .text = text};
}

static struct cue struck(int64_t at, enum chime chime)
{
    return (struct cue){
        .at_ms = at, .duration_ms = 700, .kind = CUE_CHIME, .chime = chime, .text = ""};
}

static struct cue toned(int64_t at, int64_t ms, enum cue_kind kind)
{
    return (struct cue){.at_ms = at, .duration_ms = ms, .kind = kind, .text = ""};
}

/* The whole file; free is due. */
static char *written(const struct cue *cues, int count, struct captions_wish wish)
{
    const struct timeline timeline = {.cues = cues, .cue_count = count};
    char *bytes = NULL;
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    assert_non_null(file);
    assert_true(captions_write(file, &world_machine, &timeline, wish));
    assert_int_equal(fclose(file), 0);
    assert_true(text_is_utf8((struct text){bytes, length}));
    return bytes;
}

static void heard(const struct cue *cues, int count, struct paper *paper)
{
    static const struct captions_wish wishes[] = {{CAPTIONS_SUBRIP, false, false},
                                                  {CAPTIONS_WEBVTT, false, false}};
    for (int i = 0; i < 2; i++) {
        char *bytes = written(cues, count, wishes[i]);
        read_paper(bytes, wishes[i].form, paper);
        free(bytes);
    }
}

static void a_caption_stands_as_long_as_its_words(void **state)
{
    (void)state;
    const struct cue cues[] = {said(300, 2117, "Lie on your back."), said(3661004, 500, "one")};
    static struct paper paper;
    heard(cues, 2, &paper);
    assert_int_equal(paper.count, 2);
    assert_int_equal(paper.block[0].from, 300);
    assert_int_equal(paper.block[0].to, 2417);
    assert_string_equal(paper.block[0].line[0], "Lie on your back.");
    assert_int_equal(paper.block[1].from, 3661004);
    assert_int_equal(paper.block[1].to, 3661504);
}

static void a_long_sentence_breaks_at_its_comma(void **state)
{
    (void)state;
    const struct cue cue = said(0, 3000, "Lie on your back, both knees bent, head on the floor.");
    static struct paper paper;
    heard(&cue, 1, &paper);
    assert_int_equal(paper.count, 1);
    assert_string_equal(paper.block[0].line[0], "Lie on your back, both knees bent,");
    assert_string_equal(paper.block[0].line[1], "head on the floor.");
}

static void what_two_lines_do_not_hold_is_shared_out_in_time(void **state)
{
    (void)state;
    const struct cue cue =
        said(1000, 9000,
             "Breathe out and draw the right thigh towards you with both hands behind it, slowly, "
             "and let the head and the shoulders rest on the floor while the left foot stays.");
    static struct paper paper;
    char all[400] = "";
    heard(&cue, 1, &paper);
    assert_true(paper.count >= 2);
    assert_int_equal(paper.block[0].from, 1000);
    assert_int_equal(paper.block[paper.count - 1].to, 10000);
    for (int i = 0; i < paper.count; i++) {
        assert_true(i == 0 || paper.block[i].from == paper.block[i - 1].to);
        assert_true(paper.block[i].to - paper.block[i].from > 1000);
        for (int line = 0; line < paper.block[i].line_count; line++) {
            assert_true(strlen(paper.block[i].line[line]) <= CAPTION_COLUMNS);
            strcat(strcat(all, all[0] ? " " : ""), paper.block[i].line[line]);
        }
    }
    assert_string_equal(all, cue.text);
}

static void lines_are_measured_in_characters(void **state)
{
    (void)state;
    const struct cue cue = said(0, 900, "äöüäöü äöüäöü äöüäöü äöüäöü äöüäöü äöüäöü");
    static struct paper paper;
    heard(&cue, 1, &paper);
    assert_int_equal(paper.block[0].line_count, 1);
}

static void a_word_longer_than_a_line_stays_whole(void **state)
{
    (void)state;
    char word[120];
    memset(word, 'a', sizeof word - 1);
    word[sizeof word - 1] = '\0';
    const struct cue cue = said(0, 900, word);
    static struct paper paper;
    heard(&cue, 1, &paper);
    assert_int_equal(paper.count, 1);
    assert_string_equal(paper.block[0].line[0], word);
}

static void sounds_stand_in_brackets(void **state)
{
    (void)state;
    const struct cue cues[] = {struck(1000, CHIME_START), toned(3000, 3880, CUE_BREATH_IN),
                               toned(7000, 5880, CUE_BREATH_OUT), struck(13000, CHIME_END_OF_HOLD)};
    static struct paper paper;
    heard(cues, 4, &paper);
    assert_int_equal(paper.count, 4);
    assert_string_equal(paper.block[0].line[0], "[start chime]");
    assert_string_equal(paper.block[1].line[0], "[breathe in]");
    assert_string_equal(paper.block[2].line[0], "[breathe out]");
    assert_string_equal(paper.block[3].line[0], "[bell]");
}

static void ticks_are_told_only_when_wanted(void **state)
{
    (void)state;
    const struct cue cues[] = {said(0, 400, "two"), toned(1000, 60, CUE_TICK)};
    static struct paper paper;
    heard(cues, 2, &paper);
    assert_int_equal(paper.count, 1);
    char *bytes = written(cues, 2, (struct captions_wish){CAPTIONS_SUBRIP, true, false});
    read_paper(bytes, CAPTIONS_SUBRIP, &paper);
    free(bytes);
    assert_int_equal(paper.count, 2);
    assert_string_equal(paper.block[1].line[0], "[tick]");
}

static void music_is_told_at_the_start(void **state)
{
    (void)state;
    const struct cue cue = said(1000, 900, "Lie on your back.");
    static struct paper paper;
    char *bytes = written(&cue, 1, (struct captions_wish){CAPTIONS_WEBVTT, false, true});
    read_paper(bytes, CAPTIONS_WEBVTT, &paper);
    free(bytes);
    assert_int_equal(paper.count, 2);
    assert_string_equal(paper.block[0].line[0], "[music]");
    assert_int_equal(paper.block[0].to, 1000);
}

static void a_sound_within_a_sentence_is_read_in_it(void **state)
{
    (void)state;
    const struct cue cues[] = {said(0, 2000, "Breathe in and come back."), struck(1000, CHIME_HALF),
                               struck(1500, CHIME_SIDE)};
    static struct paper paper;
    heard(cues, 3, &paper);
    assert_int_equal(paper.count, 1);
    assert_string_equal(paper.block[0].line[0], "Breathe in [half-way chime]");
    assert_string_equal(paper.block[0].line[1], "[side chime] and come back.");
}

static void a_sound_ends_when_words_begin(void **state)
{
    (void)state;
    const struct cue cues[] = {struck(1000, CHIME_END_OF_HOLD), said(1500, 900, "Come back."),
                               struck(3000, CHIME_DONE), said(3100, 900, "Well done.")};
    static struct paper paper;
    heard(cues, 4, &paper);
    assert_int_equal(paper.count, 3);
    assert_int_equal(paper.block[0].to, 1500);
    assert_int_equal(paper.block[2].from, 3100);
    assert_string_equal(paper.block[2].line[0], "[closing chime] Well done.");
}

static void what_is_dropped_is_not_read(void **state)
{
    (void)state;
    struct cue cue = said(0, 400, "two");
    cue.dropped = "no time";
    static struct paper paper;
    heard(&cue, 1, &paper);
    assert_int_equal(paper.count, 0);
}

static void marks_of_the_forms_in_a_text_are_escaped(void **state)
{
    (void)state;
    const struct cue cue = said(0, 400, "a < b & c --> d");
    static struct paper paper;
    heard(&cue, 1, &paper);
    assert_string_equal(paper.block[0].line[0], "a &lt; b &amp; c - -&gt; d");
    char *bytes = written(&cue, 1, (struct captions_wish){CAPTIONS_SUBRIP, false, false});
    assert_non_null(strstr(bytes, "a < b & c - -> d"));
    free(bytes);
}

static void twice_gives_the_same_bytes(void **state)
{
    (void)state;
    const struct cue cues[] = {struck(0, CHIME_START), said(100, 2000, "Roll, slowly, and back.")};
    char *a = written(cues, 2, (struct captions_wish){CAPTIONS_WEBVTT, true, false});
    char *b = written(cues, 2, (struct captions_wish){CAPTIONS_WEBVTT, true, false});
    assert_string_equal(a, b);
    free(a);
    free(b);
}

static void memory_that_runs_out_is_noticed(void **state)
{
    (void)state;
    const struct cue cues[] = {struck(0, CHIME_START), said(100, 2000, "Roll, slowly, and back.")};
    const struct timeline timeline = {.cues = cues, .cue_count = 2};
    FILE *null = fopen("/dev/null", "wb");
    assert_non_null(null);
    struct world world = world_machine;
    struct failing failing = {0};
    const struct memory memory = failing_memory(&failing);
    world.memory = &memory;
    assert_false(captions_write(null, &world, &timeline, (struct captions_wish){0}));
    fclose(null);
}

static void a_full_disk_is_noticed(void **state)
{
    (void)state;
    const struct cue cue = said(0, 400, "two");
    const struct timeline timeline = {.cues = &cue, .cue_count = 1};
    FILE *full = fopen("/dev/full", "wb");
    assert_non_null(full);
    assert_false(captions_write(full, &world_machine, &timeline, (struct captions_wish){0}));
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_caption_stands_as_long_as_its_words),
        cmocka_unit_test(a_long_sentence_breaks_at_its_comma),
        cmocka_unit_test(what_two_lines_do_not_hold_is_shared_out_in_time),
        cmocka_unit_test(lines_are_measured_in_characters),
        cmocka_unit_test(a_word_longer_than_a_line_stays_whole),
        cmocka_unit_test(sounds_stand_in_brackets),
        cmocka_unit_test(ticks_are_told_only_when_wanted),
        cmocka_unit_test(music_is_told_at_the_start),
        cmocka_unit_test(a_sound_within_a_sentence_is_read_in_it),
        cmocka_unit_test(a_sound_ends_when_words_begin),
        cmocka_unit_test(what_is_dropped_is_not_read),
        cmocka_unit_test(marks_of_the_forms_in_a_text_are_escaped),
        cmocka_unit_test(twice_gives_the_same_bytes),
        cmocka_unit_test(memory_that_runs_out_is_noticed),
        cmocka_unit_test(a_full_disk_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
