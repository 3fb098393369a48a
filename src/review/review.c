#include "review/review.h"

#include <stdio.h>
#include <string.h>

#include "review/course.h"
#include "review/cues.h"
#include "review/unseen.h"
#include "review/watch.h"

/* The usual ones first: what is found there is what an author is told. */
static const float ranges[] = {1.0f, 0.6f, 0.3f};
static const float statures[] = {RIG_STATURE, 1.50f, 1.95f};
enum { RANGES = 3, VARIANTS = 9 };

static struct timeline_wish wish_of(int variant, const struct speech *speech)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.range = ranges[variant % RANGES];
    wish.stature = statures[variant / RANGES];
    wish.speech = speech ? *speech : speech_estimate;
    return wish;
}

static void name_variant(struct findings *findings, int variant)
{
    findings->variant = variant;
    const double range = (double)ranges[variant % RANGES];
    const double stature = (double)statures[variant / RANGES];
    char *out = findings->variant_words;
    const size_t size = sizeof findings->variant_words;
    if (variant == 0) {
        out[0] = '\0';
    } else if (variant % RANGES == 0) {
        snprintf(out, size, " (stature %.2f)", stature);
    } else if (variant / RANGES == 0) {
        snprintf(out, size, " (range %.1f)", range);
    } else {
        snprintf(out, size, " (stature %.2f, range %.1f)", stature, range);
    }
}

/* What solving the poses says is told for the usual body; of others only that they cannot be. */
static struct timeline *lay_out(const struct world *world, const struct routine *routine,
                                int variant, const struct speech *speech, struct problems *problems)
{
    const struct timeline_wish wish = wish_of(variant, speech);
    if (variant == 0) {
        return timeline_build(world, routine, &wish, problems);
    }
    struct problems quiet;
    problems_open(&quiet, world->memory);
    struct timeline *timeline = timeline_build(world, routine, &wish, &quiet);
    if (!timeline) {
        problems_append(problems, &quiet);
    }
    problems_close(&quiet);
    return timeline;
}

static bool review_variants(const struct world *world, const struct routine *routine, bool whole,
                            const struct speech *speech, struct findings *findings,
                            struct problems *problems)
{
    for (int variant = 0; variant < VARIANTS; variant++) {
        struct timeline *timeline = lay_out(world, routine, variant, speech, problems);
        if (!timeline) {
            return false;
        }
        name_variant(findings, variant);
        watch(timeline, whole ? WATCH_ALL : WATCH_BETWEEN, findings);
        if (variant == 0) {
            review_unseen(timeline, findings);
        }
        if (variant == 0 && whole) {
            review_cues(timeline, findings);
        }
        timeline_free(timeline);
    }
    return true;
}

bool review_exercise(const struct world *world, struct library *library,
                     const struct exercise *exercise, const struct speech *speech,
                     struct problems *problems)
{
    const struct routine *routine = library_routine_of(library, exercise);
    struct findings *findings = world->memory->get(world->memory->context, sizeof *findings);
    bool done = false;
    if (routine && findings) {
        memset(findings, 0, sizeof *findings);
        review_facts(exercise, findings);
        review_keys(exercise, findings);
        review_unseen_words(exercise, findings);
        done = review_variants(world, routine, true, speech, findings, problems);
        findings_tell(findings, exercise->accepted.list, exercise->accepted.count, problems);
    }
    if (findings) {
        world->memory->give(world->memory->context, findings);
    }
    return done;
}

bool review_position(const struct world *world, struct library *library,
                     const struct position *position, struct problems *problems)
{
    const struct exercise *exercise = exercise_of_position(&library->arena, position);
    return exercise && review_exercise(world, library, exercise, NULL, problems);
}

bool review_routine(const struct world *world, const struct routine *routine,
                    const struct speech *speech, struct problems *problems)
{
    struct findings *findings = world->memory->get(world->memory->context, sizeof *findings);
    if (!findings) {
        return false;
    }
    memset(findings, 0, sizeof *findings);
    review_course(routine, findings);
    const bool done = review_variants(world, routine, false, speech, findings, problems);
    findings_tell(findings, routine->accepted.list, routine->accepted.count, problems);
    world->memory->give(world->memory->context, findings);
    return done;
}
