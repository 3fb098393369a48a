#include "timeline/timeline.h"

#include "base/ease.h"
#include "timeline/draft.h"

enum {
    TIMELINE_BYTES_MOST = 256 << 20,
    CAPTION_BACK_MS = 10000, /* no sentence that is still being said began longer before */
};

/* 2.4 words a second: 1250 / 3 ms a word, rounded up. */
static int64_t estimate_ms(const void *context, const char *text)
{
    (void)context;
    return ((int64_t)text_words(text_of(text)) * 1250 + 2) / 3;
}

const struct speech speech_estimate = {.duration_ms = estimate_ms};

struct timeline_wish timeline_wish_default(void)
{
    return (struct timeline_wish){
        .range = 1,
        .tempo = 1,
        .side = SIDE_BOTH,
        .stature = RIG_STATURE,
        .build = 1.0f,
        .seat = RIG_SEAT,
        .counting = COUNT_LAST_FIVE,
        .speech = speech_estimate,
    };
}

static struct timeline_wish within_bounds(struct timeline_wish wish)
{
    wish.range = clampf(wish.range, 0.3f, TIMELINE_RANGE_MOST);
    wish.tempo = clampf(wish.tempo, 0.5f, 2.0f);
    wish.stature = clampf(wish.stature, 1.2f, 2.2f);
    wish.build = clampf(wish.build, RIG_BUILD_LEAST, RIG_BUILD_MOST);
    wish.seat = clampf(wish.seat, RIG_SEAT_LEAST, RIG_SEAT_MOST);
    if (!wish.speech.duration_ms) {
        wish.speech = speech_estimate;
    }
    return wish;
}

static bool keep_segments(struct timeline *timeline, const struct draft *draft)
{
    struct segment *segments = arena_take(draft->arena, (size_t)draft->count, sizeof *segments);
    if (!segments) {
        return false;
    }
    for (int i = 0; i < draft->count; i++) {
        segments[i] = draft->segments[i].segment;
        timeline->stretch_ms +=
            segments[i].counts_as_stretch ? segments[i].end_ms - segments[i].start_ms : 0;
    }
    timeline->segments = segments;
    timeline->segment_count = draft->count;
    return true;
}

static bool lay_out(struct timeline *timeline, struct draft *draft, struct problems *problems)
{
    draft_order(draft);
    if (draft->failed) {
        return false;
    }
    if (draft->count == 0) {
        problem_error(problems, timeline->routine->place, "nothing to play; write a step");
        return false;
    }
    const bool solved = draft_solve(draft, problems);
    timeline->motions = draft->solved;
    timeline->motion_count = draft->motion_count;
    timeline->homes = draft->homes;
    if (!solved) {
        return false;
    }
    draft_grounds(draft);
    timeline->duration_ms = draft_times(draft);
    timeline->cues = draft_cues(draft, &timeline->cue_count);
    return timeline->cues && keep_segments(timeline, draft);
}

static struct rig rig_of_wish(const struct timeline_wish *wish)
{
    struct rig rig = rig_of_body(wish->stature, wish->build);
    rig.seat = wish->seat;
    rig_limit(&rig, &wish->limits);
    return rig;
}

static void take_rig(struct draft *draft, const struct rig *rig)
{
    struct rig moving = *rig;
    rig_limit(&moving, &draft->wish.moving);
    draft->rigs[0][0] = *rig;
    draft->rigs[0][1] = rig_mirrored(rig);
    draft->rigs[1][0] = moving;
    draft->rigs[1][1] = rig_mirrored(&moving);
    draft->uneven = !rig_is_even(rig) || !rig_is_even(&moving);
}

static struct timeline *build(const struct world *world, const struct routine *routine,
                              const struct moves *moves, const struct timeline_wish *wish,
                              struct problems *problems)
{
    struct arena arena, scratch;
    arena_open(&arena, world->memory, TIMELINE_BYTES_MOST);
    arena_open(&scratch, world->memory, TIMELINE_BYTES_MOST);
    struct timeline *timeline = arena_take(&arena, 1, sizeof *timeline);
    bool built = false;
    if (timeline) {
        timeline->routine = routine;
        timeline->wish = within_bounds(*wish);
        timeline->rig = rig_of_wish(&timeline->wish);
        struct draft draft = {
            .scratch = &scratch,
            .arena = &arena,
            .routine = routine,
            .moves = moves,
            .wish = timeline->wish,
        };
        take_rig(&draft, &timeline->rig);
        built = lay_out(timeline, &draft, problems);
    }
    arena_close(&scratch);
    if (timeline) {
        timeline->arena = arena;
    }
    if (!built) {
        timeline_free(timeline);
        return NULL;
    }
    return timeline;
}

/* A body that cannot make the moves between positions is shown them by fading. */
static struct timeline *build_limited(const struct world *world, const struct routine *routine,
                                      const struct timeline_wish *wish, struct problems *problems)
{
    struct problems found;
    problems_open(&found, world->memory);
    struct timeline *timeline = build(world, routine, routine->moves, wish, &found);
    if (timeline) {
        problems_append(problems, &found);
    } else {
        timeline = build(world, routine, NULL, wish, problems);
    }
    problems_close(&found);
    return timeline;
}

struct timeline *timeline_build(const struct world *world, const struct routine *routine,
                                const struct timeline_wish *wish, struct problems *problems)
{
    return wish->limits.count + wish->moving.count > 0
               ? build_limited(world, routine, wish, problems)
               : build(world, routine, routine->moves, wish, problems);
}

void timeline_free(struct timeline *timeline)
{
    if (timeline) {
        for (int i = 0; timeline->homes && i < timeline->motion_count; i++) {
            arena_close(&timeline->homes[i]);
        }
        struct arena arena = timeline->arena; /* the timeline itself lies in it */
        arena_close(&arena);
    }
}

const struct segment *timeline_segment(const struct timeline *timeline, int64_t ms)
{
    int low = 0, high = timeline->segment_count - 1;
    while (low < high) {
        int middle = (low + high) / 2;
        if (timeline->segments[middle].end_ms > ms) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return &timeline->segments[low];
}

/* The first cue at or after `ms`. */
static int cue_from(const struct timeline *timeline, int64_t ms)
{
    int low = 0, high = timeline->cue_count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (timeline->cues[middle].at_ms >= ms) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

const struct cue *timeline_cues(const struct timeline *timeline, int64_t from_ms, int64_t to_ms,
                                int *count)
{
    const int from = cue_from(timeline, from_ms);
    const int to = to_ms > from_ms ? cue_from(timeline, to_ms) : from;
    *count = to - from;
    return timeline->cues + from;
}

/* A sentence, as against a number or a breath. */
static bool is_sentence(const struct cue *cue)
{
    return cue->kind == CUE_SPEECH && cue->priority <= PRIORITY_INSTRUCTION && !cue->dropped;
}

const char *timeline_caption(const struct timeline *timeline, int64_t ms)
{
    const struct segment *segment = timeline_segment(timeline, ms);
    for (int i = cue_from(timeline, ms + 1) - 1; i >= 0; i--) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->at_ms < segment->start_ms - CAPTION_BACK_MS) {
            break;
        }
        const bool is_said = ms < cue->at_ms + cue->duration_ms;
        const bool stays = &timeline->segments[cue->segment] == segment;
        if (!is_sentence(cue) || (!is_said && !stays)) {
            continue;
        }
        if (cue->priority == PRIORITY_INSTRUCTION) {
            return segment->shows ? segment->caption : cue->text;
        }
        if (is_said) {
            return cue->text;
        }
    }
    return segment->caption;
}
