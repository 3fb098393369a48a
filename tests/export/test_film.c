/* A film of a made up timeline, taken by a program that stands in for ffmpeg. */
#include "../sound/fake.h"
#include "export/film.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WIDTH = 4, HEIGHT = 2, FRAME = WIDTH * HEIGHT * 4, MS = 1010, RATE = 30 };

static char folder[] = "/tmp/limber-film-XXXXXX", film_path[64], part[80];
static struct problems problems;
static uint32_t pixels[WIDTH * HEIGHT];
static const struct surface surface = {pixels, WIDTH, HEIGHT, WIDTH * 4};

/* Pixels that tell the moment. */
static const struct surface *draw(void *context, int64_t ms)
{
    (void)context;
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        pixels[i] = (uint32_t)ms;
    return &surface;
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || setenv("PATH", folder, 1) != 0 || chdir(folder) != 0)
        return -1;
    (void)snprintf(film_path, sizeof film_path, "%s/a.mp4", folder);
    (void)snprintf(part, sizeof part, "%s.part", film_path);
    return 0;
}

static int drop_folder(void **state)
{
    static const char *const names[] = {"ffmpeg", "frames", "sound", "captions", "tags", "a.mp4"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        (void)unlink(names[i]);
    return rmdir(folder); /* fails when a test left something else in it */
}

static void be_ffmpeg(const char *script)
{
    FILE *file = fopen("ffmpeg", "w");
    assert_non_null(file);
    (void)fprintf(file, "#!/bin/sh\nPATH=/bin:/usr/bin\n%s\n", script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod("ffmpeg", 0755), 0);
}

static bool export(const char *path)
{
    static const struct exercise cat = {.name = "Cat; cow", .licence = "CC0-1.0"},
                                 twist = {.name = "Twist", .licence = "CC0-1.0"};
    static const struct routine routine = {.name = "Two = one"};
    static const struct segment segments[] = {
        {.start_ms = 0, .end_ms = 300, .exercise = &cat, .side = SIDE_BOTH},
        {.start_ms = 300, .end_ms = 500, .exercise = &cat, .side = SIDE_BOTH},
        {.start_ms = 500, .end_ms = 700, .exercise = &twist, .side = SIDE_LEFT},
        {.start_ms = 700, .end_ms = MS, .exercise = &twist, .side = SIDE_RIGHT}};
    const struct cue cues[] = {
        {.at_ms = 200, .duration_ms = 400, .kind = CUE_SPEECH, .text = "Go."}};
    struct timeline timeline = timeline_of(cues, 1);
    timeline.routine = &routine;
    timeline.segments = segments;
    timeline.segment_count = 4;
    timeline.duration_ms = MS;
    struct track *track = track_build(&world_machine, &timeline, NULL, NULL);
    assert_non_null(track);
    const struct film film = {.form = FILM_MP4,
                              .world = &world_machine,
                              .timeline = &timeline,
                              .width = WIDTH,
                              .height = HEIGHT,
                              .rate = RATE,
                              .draw = draw,
                              .track = track,
                              .levels = levels_full,
                              .language = "en"};
    problems_close(&problems);
    problems_open(&problems, &memory_heap);
    const bool written = film_export(path, &film, &problems);
    track_free(track);
    return written;
}

/* The file's size; what of it there is room for is in `bytes`, ended by a NUL. */
static size_t content(const char *path, char *bytes, size_t room)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    bytes[fread(bytes, 1, room - 1, file)] = '\0';
    assert_int_equal(fstat(fileno(file), &about), 0);
    (void)fclose(file);
    return (size_t)about.st_size;
}

static void frames_stand_at_whole_milliseconds_and_reach_to_the_end(void **state)
{
    (void)state;
    assert_int_equal(film_moment(1, 30), 33);
    assert_int_equal(film_moment(2, 30), 66);
    assert_int_equal(film_moment(3, 30), 100);
    for (int rate = 1; rate <= 60; rate++)
        for (int64_t ms = 1; ms < 3000; ms += 7) {
            const int64_t frames = film_frames(ms, rate);
            assert_true(film_moment(frames - 1, rate) < ms);
            assert_true(frames * 1000 >= ms * rate);
        }
}

static void it_is_fed_each_frame_and_each_sample(void **state)
{
    static char frames[64 * FRAME], sound[16];
    (void)state;
    be_ffmpeg("cat <&4 >frames & cat <&5 >sound & cat <&6 >captions & cat <&7 >tags & wait\n"
              "printf film >&3");
    assert_true(export(film_path));
    assert_int_equal(content("sound", sound, sizeof sound), (size_t)MS * SOUND_PER_MS * 4);
    assert_int_equal(content("frames", frames, sizeof frames), (size_t)31 * FRAME);
    for (int n = 0; n < 31; n++)
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            uint32_t pixel;
            memcpy(&pixel, frames + (ptrdiff_t)n * FRAME + (ptrdiff_t)i * 4, sizeof pixel);
            assert_int_equal(pixel, n * 1000 / RATE);
        }
    assert_int_equal(content(film_path, sound, sizeof sound), 4);
    assert_int_not_equal(access(part, F_OK), 0);
}

static void it_tells_captions_title_and_chapters(void **state)
{
    static char text[1024];
    (void)state;
    be_ffmpeg("cat <&4 >frames & cat <&5 >sound & cat <&6 >captions & cat <&7 >tags & wait");
    assert_true(export(film_path));
    content("captions", text, sizeof text);
    assert_string_equal(text, "WEBVTT\n\n1\n00:00:00.200 --> 00:00:00.600\nGo.\n\n");
    content("tags", text, sizeof text);
    assert_string_equal(
        text, ";FFMETADATA1\ntitle=Two \\= one\ncopyright=CC0-1.0\n"
              "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=500\ntitle=Cat\\; cow\n"
              "[CHAPTER]\nTIMEBASE=1/1000\nSTART=500\nEND=700\ntitle=Twist, left side\n"
              "[CHAPTER]\nTIMEBASE=1/1000\nSTART=700\nEND=1010\ntitle=Twist, right side\n");
}

static void assert_fails(const char *words)
{
    char kept[8];
    assert_false(export(film_path));
    assert_int_equal(problems.errors, 1);
    assert_non_null(strstr(problems.list[0].message, words));
    assert_int_not_equal(access(part, F_OK), 0);
    content(film_path, kept, sizeof kept);
    assert_string_equal(kept, "before");
}

static void when_it_fails_what_was_there_stays(void **state)
{
    (void)state;
    be_ffmpeg("cat <&4 >/dev/null & cat <&5 >/dev/null & cat <&6 & cat <&7 & wait\n"
              "printf before >&3");
    assert_true(export(film_path));
    be_ffmpeg("printf half >&3; echo No space left on device >&2; exit 1");
    assert_fails("ffmpeg could not make the film: the program ended with exit code 1: No space");
    be_ffmpeg("head -c 99 <&4 >&3; kill -9 $$");
    assert_fails("ended by signal 9");
    assert_int_equal(unlink("ffmpeg"), 0);
    assert_fails("apt install ffmpeg");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_stand_at_whole_milliseconds_and_reach_to_the_end),
        cmocka_unit_test(it_is_fed_each_frame_and_each_sample),
        cmocka_unit_test(it_tells_captions_title_and_chapters),
        cmocka_unit_test(when_it_fails_what_was_there_stays),
    };
    problems_open(&problems, &memory_heap);
    const int failed = cmocka_run_group_tests(tests, make_folder, drop_folder);
    problems_close(&problems);
    return failed;
}
