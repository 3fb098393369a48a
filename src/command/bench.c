#include <stdlib.h>

#include "base/tr.h"
#include "command/bench_film.h"
#include "command/bench_frames.h"
#include "command/bench_library.h"
#include "command/command.h"
#include "export/wav.h"
#include "picture/view.h"
#include "sound/sequencer.h"
#include "stage/pace.h"
#include "stage/stats.h"
#include "stage/video.h"
#include "stage/window.h"

enum {
    BENCH_WIDTH = 1920,
    BENCH_HEIGHT = 1080,
    BENCH_FRAMES = 600,
    BENCH_MOMENTS = 200000,
    BENCH_FILES = 1000,
    BENCH_SOUND_S = 50,
    BENCH_LUMP = 1024 /* frames, as a device asks for them */
};

struct bench {
    const struct call *call;
    struct material material;
    struct theme theme;
    struct fonts *fonts;
    struct ruler ruler;
    struct window *window;
    struct picture picture;
    int64_t build_us, draw_us; /* processor time of all frames */
    int64_t presented;
    struct library_cost own, many; /* of the library, and of BENCH_FILES files */
    double start_ms, plan_ms, moment_ns, rss_mb;
    double mix_percent;  /* of a core, for the sound of BENCH_SOUND_S */
    double export_times; /* faster than it is heard, the whole routine's sound is exported */
};

static const struct place here = {"limber", 0, 0};

/* The routine that is always there, else the first one. */
static const char *routine_to_show(const struct library *library)
{
    if (library_routine(library, "one_minute") != NULL)
        return "one_minute";
    return library->routine_count > 0 ? library->routines[0]->id : NULL;
}

static enum exit_code plan(struct bench *bench)
{
    struct material *material = &bench->material;
    enum exit_code code = material_load(material);
    const struct options *options = bench->call->options;
    const char *name = code == EXIT_DONE && options->name_count > 0 ? options->names[0]
                       : code == EXIT_DONE ? routine_to_show(&material->library)
                                           : NULL;
    if (code == EXIT_DONE && name == NULL) {
        problem_error(&material->problems, here, "there is no routine to measure with");
        return EXIT_PROBLEMS;
    }
    if (code == EXIT_DONE)
        code = material_choose(material, name);
    const int64_t before_us = pace_now_us();
    if (code == EXIT_DONE)
        code = material_lay_out(material);
    bench->plan_ms = (double)(pace_now_us() - before_us) / 1000.0;
    return code == EXIT_DONE ? material_theme(material, NULL, &bench->theme) : code;
}

static enum exit_code open_window(struct bench *bench)
{
    struct material *material = &bench->material;
    const struct options *options = bench->call->options;
    const struct window_wish wish = {
        .world = material->world,
        .title = "limber bench",
        .folder = material->folders.home,
        .painter = options->given[OPTION_PAINTER] ? options->painter : PAINTER_SOFT,
        .width = options->width > 0 ? options->width : BENCH_WIDTH,
        .height = options->height > 0 ? options->height : BENCH_HEIGHT,
    };
    (void)setenv("SDL_VIDEODRIVER", "offscreen", 0);
    if (!video_open(&material->problems))
        return EXIT_NOWHERE;
    bench->fonts = fonts_open(&material->problems);
    if (bench->fonts == NULL)
        return EXIT_PROBLEMS;
    bench->ruler = fonts_ruler(bench->fonts);
    bench->window = window_open(&wish, bench->fonts, &material->problems);
    return bench->window != NULL ? EXIT_DONE : EXIT_PROBLEMS;
}

static void draw(struct bench *bench, int64_t ms)
{
    struct view view = {
        .screen = SCREEN_PLAY,
        .timeline = bench->material.timeline,
        .theme = &bench->theme,
        .range = 1.0f,
        .tempo = 1.0f,
    };
    window_size(bench->window, &view.width, &view.height);
    const int64_t start_us = pace_processor_us();
    timeline_at(view.timeline, ms, &view.moment);
    picture_build(&view, &bench->ruler, &bench->picture);
    const int64_t built_us = pace_processor_us();
    bench->presented += window_draw(bench->window, &bench->picture);
    bench->build_us += built_us - start_us;
    bench->draw_us += pace_processor_us() - built_us;
}

/* From the first moment at which the figure moves, as if played. */
static void draw_frames(struct bench *bench)
{
    const struct timeline *timeline = bench->material.timeline;
    int64_t from = 0;
    for (int i = 0; i < timeline->segment_count && from == 0; i++)
        if (timeline->segments[i].kind == SEGMENT_PHASE && !timeline->segments[i].holds)
            from = timeline->segments[i].end_ms;
    bench->build_us = bench->draw_us = bench->presented = 0;
    for (int i = 0; i < BENCH_FRAMES; i++)
        draw(bench, from + (int64_t)i * PACE_FRAME_US / 1000);
    bench->rss_mb = stats_resident_mb();
}

/* The checksum keeps the compiler from leaving the work out. */
static float ask_moments(struct bench *bench)
{
    const struct timeline *timeline = bench->material.timeline;
    struct moment moment;
    float sum = 0.0f;
    const int64_t before_us = pace_processor_us();
    for (int64_t i = 0; i < BENCH_MOMENTS; i++) {
        timeline_at(timeline, i * 7919 % (timeline->duration_ms + 1), &moment);
        sum += moment.pose.turn[JOINT_PELVIS][3];
    }
    bench->moment_ns = (double)(pace_processor_us() - before_us) * 1000.0 / BENCH_MOMENTS;
    return sum;
}

/* As a file, without a disk that would take its time. */
static bool export_sound(struct bench *bench, const struct track *track)
{
    const int64_t duration_ms = bench->material.timeline->duration_ms;
    FILE *nowhere = fopen("/dev/null", "wb");
    const int64_t before_us = pace_processor_us();
    const bool written = nowhere && wav_write(nowhere, track, levels_full, duration_ms);
    const int64_t took_us = pace_processor_us() - before_us;
    bench->export_times = (double)duration_ms * 1000.0 / (double)(took_us > 0 ? took_us : 1);
    if (nowhere)
        (void)fclose(nowhere);
    if (!written)
        problem_error(&bench->material.problems, here, "the sound cannot be exported");
    return written;
}

/* Voice, tones and music together, as they are mixed live. */
static enum exit_code mix(struct bench *bench)
{
    struct material *material = &bench->material;
    const enum exit_code code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    struct track *track = track_build(material->world, material->timeline,
                                      narrator_bank(material->narrator), material->tune);
    if (track == NULL) {
        problem_error(&material->problems, here, "no memory is left for the sound");
        return EXIT_PROBLEMS;
    }
    struct sequencer sequencer;
    sequencer_start(&sequencer, 0);
    const int64_t before_us = pace_processor_us();
    for (int64_t at = 0; at < (int64_t)BENCH_SOUND_S * SOUND_RATE; at += BENCH_LUMP) {
        float out[2 * BENCH_LUMP] = {0};
        const int64_t ms = at / SOUND_PER_MS;
        sequencer_follow(&sequencer, track, ms, true, levels_full, ms);
        sequencer_fill(&sequencer, ms, BENCH_LUMP, out);
    }
    bench->mix_percent = (double)(pace_processor_us() - before_us) / 1e4 / BENCH_SOUND_S;
    const bool exported = export_sound(bench, track);
    track_free(track);
    return exported ? EXIT_DONE : EXIT_PROBLEMS;
}

static bool load_libraries(struct bench *bench)
{
    const struct material *material = &bench->material;
    const struct world *world = material->world;
    if (!bench_library(world, &material->folders, 1, &bench->own) || bench->own.files == 0)
        return false;
    const int times = (BENCH_FILES + bench->own.files - 1) / bench->own.files;
    return bench_library(world, &material->folders, times, &bench->many);
}

static void print_library(const struct bench *bench)
{
    printf(tr("  %8.1f ms  processor time to load the library, %d files\n"), bench->own.ms,
           bench->own.files);
    printf(tr("  %8.1f ms  the same for %d files, each file under many names: %.3f ms a file, not "
              "%.3f\n"),
           bench->many.ms, bench->many.files, bench->many.ms / bench->many.files,
           bench->own.ms / bench->own.files);
}

static void print_bench(const struct bench *bench)
{
    const double build = (double)bench->build_us / 1000.0 / BENCH_FRAMES;
    const double paint = (double)bench->draw_us / 1000.0 / BENCH_FRAMES;
    if (bench->call->options->given[OPTION_JSON]) {
        printf("{\"width\":%d,\"height\":%d,\"frames\":%d,\"presented\":%lld,",
               bench->picture.width, bench->picture.height, BENCH_FRAMES,
               (long long)bench->presented);
        printf("\"cpu_ms_per_frame\":%.3f,\"build_ms\":%.3f,\"draw_ms\":%.3f,", build + paint,
               build, paint);
        printf("\"library_files\":%d,\"library_ms\":%.2f,\"many_files\":%d,\"many_ms\":%.2f,",
               bench->own.files, bench->own.ms, bench->many.files, bench->many.ms);
        printf("\"mix_percent\":%.3f,\"export_times\":%.0f,", bench->mix_percent,
               bench->export_times);
        printf("\"rss_mb\":%.1f,\"start_ms\":%.1f,\"plan_ms\":%.1f,\"moment_ns\":%.0f}\n",
               bench->rss_mb, bench->start_ms, bench->plan_ms, bench->moment_ns);
        return;
    }
    printf(tr("%dx%d, painter %s, %d frames of a moving figure, %lld presented\n"),
           bench->picture.width, bench->picture.height, window_renderer(bench->window),
           BENCH_FRAMES, (long long)bench->presented);
    printf(tr("  %8.2f ms  processor time a frame (picture %.2f, painting %.2f)\n"), build + paint,
           build, paint);
    printf(tr("  %8.1f MiB resident\n"), bench->rss_mb);
    printf(tr("  %8.1f ms  from the start to the first frame, with all motions solved anew\n"),
           bench->start_ms);
    printf(tr("  %8.1f ms  of that to lay out the routine and solve its poses\n"), bench->plan_ms);
    printf(tr("  %8.0f ns  to ask for a moment\n"), bench->moment_ns);
    printf(tr("  %8.2f %%   of a core to mix voice, tones and music\n"), bench->mix_percent);
    printf(tr("  %8.0f     times faster than it is heard, the sound is exported\n"),
           bench->export_times);
    print_library(bench);
}

static enum exit_code measure(struct bench *bench)
{
    enum exit_code code = plan(bench);
    if (code == EXIT_DONE)
        code = open_window(bench);
    if (code != EXIT_DONE)
        return code;
    draw(bench, 0);
    bench->start_ms = (double)(pace_now_us() - bench->call->started_us) / 1000.0;
    draw_frames(bench);
    const float sum = ask_moments(bench);
    code = mix(bench);
    if (code != EXIT_DONE)
        return code;
    if (!load_libraries(bench)) {
        problem_error(&bench->material.problems, here, "the library cannot be loaded again");
        return EXIT_PROBLEMS;
    }
    if (sum != sum) {
        problem_error(&bench->material.problems, here, "a pose is not a number");
        return EXIT_PROBLEMS;
    }
    print_bench(bench);
    code = command_flush(); /* before another program writes, too */
    return code == EXIT_DONE ? bench_film(bench->call, &bench->material) : code;
}

static enum exit_code measure_and_close(struct bench *bench)
{
    const enum exit_code code = measure(bench);
    window_close(bench->window);
    fonts_close(bench->fonts);
    video_close();
    return code;
}

enum exit_code command_bench(const struct call *call)
{
    if (call->options->frames > 0)
        return bench_frames(call);
    struct bench *bench = calloc(1, sizeof *bench);
    if (bench == NULL)
        return command_without_memory();
    bench->call = call;
    material_open(&bench->material, &world_machine, call->options);
    const enum exit_code code = material_close(&bench->material, measure_and_close(bench));
    free(bench);
    return code;
}
