#include "timeline/order.h"

#include "base/ease.h"
#include "timeline/words.h"

#include <math.h>

/* What a phase to a key stretches; a stay keeps it. */
static void light(const struct order *order, struct draft_segment *added, struct highlights own)
{
    added->segment.stays = added->from == added->to && added->to != 0;
    added->segment.highlights =
        own.count > 0 ? own : exercise_highlights(order->exercise, added->to);
}

static void play_phase(struct order *order, const struct step *step, int index, int repeat,
                       int repeats)
{
    const struct phase *phase = &order->exercise->phases[index];
    int64_t dose = step->dose.hold_ms > 0 ? step->dose.hold_ms : order->exercise->dose.hold_ms;
    int64_t ms = phase->holds && dose > 0 ? dose : phase->ms;
    struct draft_segment *added =
        order_append(order, SEGMENT_PHASE, phase->holds ? "hold" : phase->name, phase->key, ms,
                     phase->holds ? PACE_FIXED : PACE_OWN);
    if (!added) {
        return;
    }
    const char *show = phase->show ? phase->show : phase->say.count > 0 ? phase->say.line[0] : "";
    added->segment.breath = phase->breath;
    added->segment.stretches = phase->stretches;
    added->segment.holds = phase->holds && !order->exercise->rests;
    light(order, added, phase->highlights);
    added->segment.counts_as_stretch =
        added->segment.holds || (order->exercise->rhythmic && repeat > 0);
    added->segment.repeat = repeat;
    added->segment.repeats = repeats;
    added->segment.shows = phase->show != NULL;
    added->segment.caption = order_words(order->draft, show, order->side);
    if (repeat <= 1) {
        added->say = order_worded(order->draft, order_phase_lines(order, index), order->side);
    }
}

/* The phases before, in and after the block that is repeated. */
struct course {
    int once; /* phases before this are played once, whatever the sides */
    int block, block_end;
};

static struct course course_of(const struct exercise *exercise)
{
    struct course course = {.block = exercise->phase_count, .block_end = exercise->phase_count};
    for (int i = exercise->phase_count - 1; i >= 0; i--) {
        if (exercise->phases[i].repeats) {
            course.block_end = course.block == exercise->phase_count ? i + 1 : course.block_end;
            course.block = i;
        }
    }
    course.once = course.block > 0 && exercise->phase_count > 0 ? 1 : 0;
    while (course.once > 0 && course.once < course.block &&
           exercise->phases[course.once].key == 0 && exercise->phases[course.once - 1].key == 0) {
        course.once++;
    }
    return course;
}

static void play_side(struct order *order, const struct step *step, const struct course *course)
{
    int repeats = step->dose.repeats > 0 ? step->dose.repeats : order->exercise->dose.repeats;
    for (int i = course->once; i < course->block; i++) {
        play_phase(order, step, i, 0, 0);
    }
    for (int r = 1; r <= repeats && !order->draft->failed; r++) {
        for (int i = course->block; i < course->block_end; i++) {
            play_phase(order, step, i, r, repeats);
        }
    }
    for (int i = course->block_end; i < order->exercise->phase_count; i++) {
        play_phase(order, step, i, 0, 0);
    }
}

/* The sides of a step in playing order; their number. A wish for one side is one for that side of
 * every one-sided exercise, even where the routine names the other. */
static int sides_of(const struct draft *draft, const struct step *step, enum side sides[2])
{
    if (!step->exercise->one_sided) {
        sides[0] = SIDE_BOTH;
        return 1;
    }
    if (draft->wish.side != SIDE_BOTH) {
        sides[0] = draft->wish.side;
        return 1;
    }
    int count = 0;
    if (step->right || !step->left) {
        sides[count++] = SIDE_RIGHT;
    }
    if (step->left) {
        sides[count++] = SIDE_LEFT;
    }
    return count;
}

static void play_phases(struct order *order, const struct step *step)
{
    enum side sides[2];
    int side_count = sides_of(order->draft, step, sides);
    const struct course course = course_of(step->exercise);
    order_go_to(order, step, sides[0]);
    order_describe(order, step);
    for (int i = 0; i < course.once; i++) {
        play_phase(order, step, i, 0, 0);
    }
    const int begin = order->at.key;
    play_side(order, step, &course);
    if (side_count == 2) {
        order_change_sides(order, begin, sides[1]);
        order_describe_side(order, course.once);
        play_side(order, step, &course);
    }
}

/* A length in bars, exact where the file's milliseconds are a rounded number of eighth bars. */
static int64_t bar_span_ns(const struct routine *routine, int64_t ms)
{
    if (routine->bar_ms <= 0) {
        return ms * NS_PER_MS;
    }
    double exact = round((double)ms / routine->bar_ms * 8) / 8 * routine->bar_ms;
    return fabs(exact - (double)ms) <= 1 ? llround(exact * (double)NS_PER_MS) : ms * NS_PER_MS;
}

/* The n-th and the number of phases of a rhythmic script that lead to the same key. */
static void number_repeats(const struct step *step, int index, struct segment *segment)
{
    for (int i = 0; i < step->bar_count; i++) {
        if (step->bars[i].key == step->bars[index].key && step->bars[i].stretches) {
            segment->repeats++;
            segment->repeat += i <= index;
        }
    }
}

static bool stays_at_start(const struct step *step, int index)
{
    return step->bars[index].key == 0 && (index == 0 || step->bars[index - 1].key == 0);
}

/* Staying at the start has no side of its own: it keeps the one before. */
static enum side bar_side(const struct order *order, const struct step *step, int index)
{
    const enum side written = step->bars[index].side;
    if (!step->exercise->one_sided) {
        return SIDE_BOTH;
    }
    if (stays_at_start(step, index)) {
        return order->side;
    }
    if (written != SIDE_BOTH) {
        return written;
    }
    return step->left && !step->right ? SIDE_LEFT : SIDE_RIGHT;
}

static void play_bar(struct order *order, const struct step *step, int index)
{
    const struct bar_phase *bar = &step->bars[index];
    const enum side side = bar_side(order, step, index), wish = order->draft->wish.side;
    if (side != SIDE_BOTH && wish != SIDE_BOTH && side != wish) {
        return;
    }
    order->side = side;
    order->at.mirrored = side == SIDE_LEFT;
    struct draft_segment *added = order_append(
        order, SEGMENT_PHASE, bar->holds ? "hold" : bar->phase, bar->key, bar->ms, PACE_BAR);
    if (!added) {
        return;
    }
    added->span_ns = bar_span_ns(order->draft->routine, bar->ms);
    added->segment.breath = bar->breath;
    added->segment.stretches = bar->stretches;
    added->segment.holds = bar->holds;
    light(order, added, (struct highlights){0});
    added->segment.counts_as_stretch = bar->holds || (step->exercise->rhythmic && bar->stretches);
    added->segment.caption = bar->say.count > 0 ? bar->say.line[0] : "";
    added->say = bar->say;
    if (step->exercise->rhythmic && bar->stretches) {
        number_repeats(step, index, &added->segment);
    }
}

static void play_bars(struct order *order, const struct step *step)
{
    enum side sides[2];
    sides_of(order->draft, step, sides);
    order_go_to(order, step, sides[0]);
    order_describe(order, step);
    for (int i = 0; i < step->bar_count; i++) {
        play_bar(order, step, i);
    }
}

static struct lines rest_words(struct order *order)
{
    const char **line = arena_take(order->draft->arena, 1, sizeof *line);
    order->draft->failed |= !line;
    if (!line)
        return (struct lines){0};
    *line = tr(WORDS_REST);
    return (struct lines){line, 1};
}

static void wait_and_say(struct order *order, const struct step *step)
{
    bool rest = step->kind == STEP_REST;
    int64_t ms = rest || step->ms > 0 ? step->ms : order_saying_ms(order->draft, step->say);
    order_leave(order);
    struct draft_segment *added =
        order_append(order, SEGMENT_REST, rest ? "rest" : "say", 0, ms, PACE_PATIENT);
    if (added) {
        added->say = step->say.count > 0 || !rest ? step->say : rest_words(order);
        added->segment.caption = added->say.count > 0 ? added->say.line[0] : "";
    }
}

static void greet(struct order *order, enum segment_kind kind, const char *phase,
                  struct lines lines, int64_t ms)
{
    order_leave(order);
    ms = greater(ms, kind == SEGMENT_OPENING ? order_saying_ms(order->draft, lines) : 0);
    struct draft_segment *added = order_append(order, kind, phase, 0, ms, PACE_FIXED);
    if (added) {
        added->say = lines;
        added->segment.caption = lines.count > 0 ? lines.line[0] : "";
    }
}

static void play_step(struct order *order, const struct step *step)
{
    int first = order->draft->count;
    if (step->kind != STEP_EXERCISE) {
        wait_and_say(order, step);
    } else if (step->bars) {
        play_bars(order, step);
    } else {
        play_phases(order, step);
    }
    if (step->kind == STEP_EXERCISE && !step->bars && first < order->draft->count) {
        order->draft->segments[first].begins = true;
    }
}

static void stand_ready(struct order *order)
{
    const struct routine *routine = order->draft->routine;
    for (int i = 0; i < routine->step_count; i++) {
        if (routine->steps[i].kind == STEP_EXERCISE) {
            enum side sides[2];
            sides_of(order->draft, &routine->steps[i], sides);
            order_take_up(order, &routine->steps[i], sides[0]);
            return;
        }
    }
}

/* What is said in a passage is said from its start. */
static void speak_from_the_start(const struct draft *draft)
{
    struct draft_segment *first = draft->segments;
    for (int i = 0; i < draft->count; i++) {
        struct draft_segment *here = &draft->segments[i];
        first = here->segment.continues ? first : here;
        if (first->segment.returns && here != first && first->say.count == 0) {
            first->say = here->say;
            first->segment.caption = here->segment.caption;
            first->segment.shows = here->segment.shows;
            here->say = (struct lines){0};
        }
    }
}

void draft_order(struct draft *draft)
{
    const struct routine *routine = draft->routine;
    struct order order = {.draft = draft, .side = SIDE_BOTH};
    stand_ready(&order);
    if (!routine->timed_by_bars) {
        greet(&order, SEGMENT_OPENING, "opening", routine->opening, routine->opening_ms);
    }
    for (int i = 0; i < routine->step_count && !draft->failed; i++) {
        order.step = i;
        play_step(&order, &routine->steps[i]);
    }
    if (!routine->timed_by_bars) {
        greet(&order, SEGMENT_CLOSING, "closing", routine->closing, routine->closing_ms);
    }
    speak_from_the_start(draft);
}
