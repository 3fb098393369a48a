#include "base/crew.h"
#include "base/ease.h"
#include "timeline/breath.h"
#include "timeline/draft.h"
#include "timeline/shown.h"

#include <math.h>

enum {
    CHANGE_FADE_MS = 1600,
    START_FADE_MS = 1200,
    RETURN_LEAST_MS = 1500, /* back to the start pose takes so long, or longer */
    SECOND_MS = 1000,
};

/* Speeds are sampled: so much time is added to stay under them between the samples, too. */
#define SPARE 1.015

/* The shortest time in which a way keeps to the speeds of content.md section 4. */
static double needed_ms(const struct draft *draft, const struct draft_segment *segment,
                        bool stretching)
{
    if (segment->segment.motion < 0 || segment->from == segment->to) {
        return 0;
    }
    const struct motion *motion = draft->solved[segment->segment.motion];
    const struct motion_speed speed =
        motion_way_speed(motion, segment->segment.way, segment_ease(&segment->segment), SECOND_MS);
    const struct motion_speed most = motion_speed_most(stretching);
    double spine = speed.spine / most.spine;
    double leg = speed.leg / most.leg;
    double arm = speed.arm / most.arm;
    return SECOND_MS * SPARE * fmax(spine, fmax(leg, arm));
}

static double comfortable_span_ms(const struct draft *draft, int index)
{
    const struct draft_segment *segment = &draft->segments[index];
    const bool after_hold = index > 0 && draft->segments[index - 1].segment.holds;
    const double ms = (double)segment->span_ns / (double)NS_PER_MS;
    return fmin(ms, needed_ms(draft, segment, segment->segment.stretches || after_hold));
}

/* A beat gets faster only as far as the fastest of the moves to it may. */
static double beat_tempo(const struct draft *draft)
{
    double tempo = (double)draft->wish.tempo;
    for (int i = 0; i < draft->count && tempo > 1; i++) {
        if (draft->segments[i].pace == PACE_BAR) {
            const double written = (double)draft->segments[i].span_ns / (double)NS_PER_MS;
            const double needed = comfortable_span_ms(draft, i);
            tempo = tempo * needed > written ? fmax(1, written / needed) : tempo;
        }
    }
    return tempo;
}

static int64_t paced(const struct draft *draft, int index, double beat)
{
    const struct draft_segment *segment = &draft->segments[index];
    const double written = (double)segment->span_ns, tempo = (double)draft->wish.tempo;
    switch (segment->pace) {
    case PACE_FIXED:
        return segment->span_ns;
    case PACE_PATIENT:
        return llround(written / fmin(tempo, 1));
    case PACE_BAR:
        return llround(written / beat);
    case PACE_OWN:
        break;
    }
    const double least_ms = tempo > 1 ? comfortable_span_ms(draft, index) : 0;
    return llround(fmax(written / tempo, least_ms * (double)NS_PER_MS));
}

struct needing {
    const struct draft *draft;
    struct draft_segment **segments;
};

/* One way of a passage while its time is shared out. */
struct share {
    double wanted, least, given; /* ns */
    bool settled;
};

static double sum_given(const struct share *shares, int count)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        sum += shares[i].given;
    }
    return sum;
}

/* Everybody gets `whole` in proportion to what was wanted, but nobody less than the least. */
static void share_out(struct share *shares, int count, double whole)
{
    bool again = true;
    while (again) {
        double wanted = 0, left = whole;
        for (int i = 0; i < count; i++) {
            left -= shares[i].settled ? shares[i].given : 0;
            wanted += shares[i].settled ? 0 : shares[i].wanted;
        }
        again = false;
        for (int i = 0; i < count; i++) {
            struct share *share = &shares[i];
            if (share->settled) {
                continue;
            }
            share->given = wanted > 0 ? share->wanted / wanted * fmax(left, 0) : 0;
            if (share->given < share->least) {
                share->given = share->least;
                share->settled = again = true;
            }
        }
    }
}

/* The passage keeps to its time as long as nothing would have to move too fast for it. Returns the
 * nanoseconds by which it lasts longer. */
static double pace_passage(struct draft *draft, int from, int to, double beat)
{
    const int count = to - from + 1;
    struct share *shares = arena_take(draft->scratch, (size_t)count, sizeof *shares);
    if (!shares) {
        draft->failed = true;
        return 0;
    }
    const double slower = fmin((double)draft->wish.tempo, 1);
    double whole = 0;
    for (int i = 0; i < count; i++) {
        struct draft_segment *segment = &draft->segments[from + i];
        const double needed = segment->needed_ms * (double)NS_PER_MS;
        const double back = (double)RETURN_LEAST_MS * (double)NS_PER_MS;
        shares[i].wanted = segment->segment.returns ? 0 : (double)paced(draft, from + i, beat);
        shares[i].least = (segment->segment.returns ? fmax(needed, back) : needed) / slower;
        whole += shares[i].wanted;
    }
    share_out(shares, count, whole);
    const double over = sum_given(shares, count) - whole;
    for (int i = 0; i < count; i++) {
        struct draft_segment *segment = &draft->segments[from + i];
        const double given = shares[i].given;
        const double keeps_time =
            segment->pace == PACE_BAR && over > 0 ? whole / (whole + over) : 1;
        segment->span_ns = llround(given * keeps_time);
        segment->is_paced = true;
    }
    return fmax(over, 0);
}

/* What a change of position took too long is taken back from the set-up after it, as long as
 * that has half of its time left and need not hurry. */
static void catch_up(struct draft *draft, int index, double over)
{
    struct draft_segment *setup = index < draft->count ? &draft->segments[index] : NULL;
    if (!setup || setup->segment.kind != SEGMENT_PHASE || setup->pace != PACE_OWN ||
        setup->segment.stretches || setup->segment.repeat > 0) {
        return;
    }
    const double span = (double)setup->span_ns;
    const double needed = needed_ms(draft, setup, false) * (double)NS_PER_MS;
    const double spare = span - fmax(needed, span / 2);
    setup->span_ns -= llround(fmin(over * (double)draft->wish.tempo, fmax(spare, 0)));
}

/* A passage of several ways, or back to the start pose. */
static bool shares_time(const struct draft *draft, int from, int to)
{
    return to > from || draft->segments[from].segment.returns;
}

static void find_need(void *context, int index)
{
    const struct needing *needing = context;
    struct draft_segment *segment = needing->segments[index];
    segment->needed_ms = needed_ms(needing->draft, segment, false);
}

/* Speeds take long to find: those of all passages are looked for by two threads. */
static void find_needs(struct draft *draft)
{
    struct needing needing = {draft,
                              arena_take(draft->scratch, (size_t)draft->count + 1, sizeof(void *))};
    int count = 0;
    draft->failed = draft->failed || !needing.segments;
    for (int i = 0; i < draft->count && !draft->failed; i++) {
        const int end = draft_passage_end(draft, i);
        for (int k = i; k <= end && shares_time(draft, i, end); k++) {
            needing.segments[count++] = &draft->segments[k];
        }
        i = end;
    }
    crew_work(count, find_need, &needing);
}

static void pace_passages(struct draft *draft, double beat)
{
    find_needs(draft);
    for (int i = 0; i < draft->count && !draft->failed; i++) {
        const int end = draft_passage_end(draft, i);
        if (shares_time(draft, i, end)) {
            catch_up(draft, end + 1, pace_passage(draft, i, end, beat));
        }
        i = end;
    }
}

static void seen_pose(const struct draft *draft, const struct draft_segment *segment, int key,
                      struct placed *out)
{
    struct pose pose = *motion_key(draft->solved[segment->segment.motion], key);
    segment_to_room(&segment->segment, &pose);
    pose_place(&draft->rigs[0][0], &pose, out);
}

/* Whether the figure would have to jump by more than a millimetre from one segment to the next. */
static bool jumps(const struct draft *draft, const struct draft_segment *before,
                  const struct draft_segment *here)
{
    if (before->segment.motion < 0 || here->segment.motion < 0) {
        return false;
    }
    if (before->segment.motion == here->segment.motion && before->to == here->from &&
        before->segment.mirrored == here->segment.mirrored) {
        return false;
    }
    struct placed a, b;
    seen_pose(draft, before, before->to, &a);
    seen_pose(draft, here, here->from, &b);
    for (int joint = 0; joint < JOINT_COUNT; joint++) {
        double x = (double)a.at[joint][0] - (double)b.at[joint][0];
        double y = (double)a.at[joint][1] - (double)b.at[joint][1];
        double z = (double)a.at[joint][2] - (double)b.at[joint][2];
        if (x * x + y * y + z * z > 1e-6) {
            return true;
        }
    }
    return false;
}

static void set_fade(const struct draft *draft, int index)
{
    struct draft_segment *here = &draft->segments[index];
    const struct draft_segment *before = index > 0 ? here - 1 : NULL;
    if (!before || here->move || before->move) {
        return;
    }
    struct segment *segment = &here->segment;
    int wanted = 0;
    if (segment->kind == SEGMENT_CHANGE && !segment->returns) {
        wanted = CHANGE_FADE_MS;
    } else if (jumps(draft, before, here)) {
        wanted = START_FADE_MS;
    }
    segment->fade_ms = (int)lesser(wanted, segment->end_ms - segment->start_ms);
}

static void set_breath(const struct draft *draft, int index, float from)
{
    struct segment *segment = &draft->segments[index].segment;
    const struct segment *before = index > 0 ? &draft->segments[index - 1].segment : NULL;
    const bool goes_on = before && before->breath == BREATH_CYCLE;
    segment->breath_from = from;
    segment->breath_origin_ms = goes_on ? before->breath_origin_ms : segment->start_ms;
}

static bool same_part(const struct segment *a, const struct segment *b)
{
    return a->step == b->step && a->side == b->side && a->exercise == b->exercise;
}

static void set_next(const struct draft *draft)
{
    int next = -1;
    for (int i = draft->count - 2; i >= 0; i--) {
        const struct segment *after = &draft->segments[i + 1].segment;
        struct segment *segment = &draft->segments[i].segment;
        if (after->kind == SEGMENT_CLOSING) {
            next = -1;
        } else if (after->kind != SEGMENT_REST && !same_part(segment, after)) {
            next = i + 1;
        }
        segment->next = next;
    }
}

static void set_wholes(const struct draft *draft)
{
    for (int i = 0, end = 0; i < draft->count; i = end + 1) {
        end = draft_passage_end(draft, i);
        for (int k = i; k <= end; k++) {
            draft->segments[k].segment.whole_start_ms = draft->segments[i].segment.start_ms;
            draft->segments[k].segment.whole_end_ms = draft->segments[end].segment.end_ms;
        }
    }
}

int64_t draft_times(struct draft *draft)
{
    const double beat = beat_tempo(draft);
    pace_passages(draft, beat);
    int64_t at_ns = 0, stretched = 0;
    float filled = BREATH_AT_REST;
    for (int i = 0; i < draft->count; i++) {
        struct segment *segment = &draft->segments[i].segment;
        segment->start_ms = rounded_ms(at_ns);
        at_ns += draft->segments[i].is_paced ? draft->segments[i].span_ns : paced(draft, i, beat);
        segment->end_ms = rounded_ms(at_ns);
        segment->stretched_before_ms = stretched;
        stretched += segment->counts_as_stretch ? segment->end_ms - segment->start_ms : 0;
        set_breath(draft, i, filled);
        set_fade(draft, i);
        enum breath ignored;
        filled = breath_at(segment, segment->end_ms, &ignored);
    }
    set_next(draft);
    set_wholes(draft);
    return rounded_ms(at_ns);
}
