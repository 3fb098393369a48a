#include "picture/words.h"

#include <stdio.h>
#include <string.h>

#include "base/tr.h"

/* The names that are known; any other is shown as it is ("side_step": SIDE STEP). */
static const struct {
    const char *phase, *shown;
} phases[] = {
    {"setup", TR("SET UP")},
    {"ready", TR("GET READY")},
    {"move_in", TR("MOVE IN")},
    {"move_in2", TR("MOVE IN")},
    {"move_out", TR("RELEASE")},
    {"hold", TR("HOLD")},
    {"stay", TR("HOLD")},
    {"change", TR("LET GO")},
    {"let_go", TR("LET GO")},
    {"clasp", TR("TAKE HOLD")},
    {"grab", TR("TAKE HOLD")},
    {"catch", TR("TAKE HOLD")},
    {"take", TR("TAKE HOLD")},
    {"lift", TR("LIFT")},
    {"lift_other", TR("LIFT")},
    {"lower", TR("LOWER")},
    {"lower_other", TR("LOWER")},
    {"press", TR("PRESS UP")},
    {"draw", TR("DRAW IN")},
    {"ease", TR("EASE OFF")},
    {"finish", TR("DONE")},
    {"cow", TR("ARCH")},
    {"arch", TR("ARCH")},
    {"cat", TR("ROUND")},
    {"rest", TR("REST")},
    {"up", TR("UP")},
    {"down", TR("DOWN")},
    {"settle", TR("SETTLE")},
    {"reach", TR("REACH")},
    {"cross", TR("CROSS")},
    {"uncross", TR("UNCROSS")},
    {"forward", TR("FORWARD")},
    {"back", TR("BACK")},
    {"turn", TR("TURN")},
    {"tuck", TR("TUCK")},
    {"tip", TR("TIP")},
    {"step_back", TR("STEP BACK")},
    {"slide", TR("SLIDE")},
    {"slide_back", TR("SLIDE BACK")},
    {"release", TR("RELEASE")},
    {"open", TR("OPEN")},
    {"flatten", TR("FLATTEN")},
    {"bend", TR("BEND")},
};

static char capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c == '_' ? ' ' : c;
}

static void words_copy(const char *from, char out[WORDS_SIZE])
{
    snprintf(out, WORDS_SIZE, "%s", from);
}

static void phase_by_name(const char *name, char out[WORDS_SIZE])
{
    for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
        if (strcmp(name, phases[i].phase) == 0) {
            words_copy(tr(phases[i].shown), out);
            return;
        }
    }
    words_copy(name, out);
    for (char *c = out; *c != '\0'; c++)
        *c = capital(*c);
}

void words_phase(const struct segment *segment, char out[WORDS_SIZE])
{
    switch (segment->kind) {
    case SEGMENT_OPENING:
        words_copy(tr("GET READY"), out);
        return;
    case SEGMENT_CHANGE:
        words_copy(tr("CHANGE"), out);
        return;
    case SEGMENT_SWITCH:
        words_copy(tr("OTHER SIDE"), out);
        return;
    case SEGMENT_REST:
        words_copy(tr("REST"), out);
        return;
    case SEGMENT_CLOSING:
        words_copy(tr("DONE"), out);
        return;
    case SEGMENT_PHASE:
        break;
    }
    const bool rests = segment->exercise != NULL && segment->exercise->rests;
    const bool holds = segment->holds || strcmp(segment->phase, "hold") == 0;
    phase_by_name(!holds ? segment->phase : rests ? "rest" : "hold", out);
}

const char *words_breathing(enum breath breathing)
{
    switch (breathing) {
    case BREATH_IN:
        return tr("breathe in");
    case BREATH_OUT:
        return tr("breathe out");
    case BREATH_FREE:
    case BREATH_CYCLE:
        break;
    }
    return tr("breathe freely");
}

enum limb { LIMB_NONE, LIMB_LEG, LIMB_ARM };

static enum limb limb_of(const char *muscle)
{
    static const struct {
        const char *muscle;
        enum limb limb;
    } limbs[] = {
        {"hamstring", LIMB_LEG},  {"quad", LIMB_LEG},     {"hip_flexor", LIMB_LEG},
        {"glute", LIMB_LEG},      {"abductor", LIMB_LEG}, {"adductor", LIMB_LEG},
        {"calf", LIMB_LEG},       {"triceps", LIMB_ARM},  {"deltoid", LIMB_ARM},
        {"piriformis", LIMB_LEG}, {"forearm", LIMB_ARM},  {"forearm_back", LIMB_ARM},
    };
    for (size_t i = 0; i < sizeof limbs / sizeof *limbs; i++)
        if (strcmp(limbs[i].muscle, muscle) == 0)
            return limbs[i].limb;
    return LIMB_NONE;
}

/* The limb whose muscle of the working side is stretched. */
static enum limb working_limb(const struct exercise *exercise)
{
    for (int i = 0; i < exercise->highlights.count; i++)
        if (exercise->highlights.list[i].side == SIDE_RIGHT)
            return limb_of(exercise->highlights.list[i].muscle);
    return LIMB_NONE;
}

static const char *side_words(const struct exercise *exercise, enum side side, bool capitals)
{
    static const char *const words[2][2][3] = {
        {{TR("left side"), TR("left leg"), TR("left arm")},
         {TR("right side"), TR("right leg"), TR("right arm")}},
        {{TR("Left side"), TR("Left leg"), TR("Left arm")},
         {TR("Right side"), TR("Right leg"), TR("Right arm")}},
    };
    if (side == SIDE_BOTH)
        return "";
    return tr(words[capitals][side == SIDE_RIGHT][working_limb(exercise)]);
}

const char *words_side_of(const struct exercise *exercise, enum side side)
{
    return side_words(exercise, side, false);
}

void words_under_name(const struct segment *segment, bool brief, char out[WORDS_SIZE])
{
    const struct exercise *exercise = segment->exercise;
    const char *what = words_side_of(exercise, segment->side);
    const struct position *position = brief ? NULL : exercise->position;
    if (what[0] == '\0' && position != NULL && position->name != NULL)
        what = position->name;
    words_copy(what, out);
    size_t length = strlen(out);
    if (segment->repeats > 1)
        snprintf(out + length, WORDS_SIZE - length, length > 0 ? tr(" · %d of %d") : tr("%d of %d"),
                 segment->repeat, segment->repeats);
}

void words_next(const struct moment *moment, char out[WORDS_SIZE])
{
    const struct segment *now = moment->segment, *next = moment->next;
    out[0] = '\0';
    if (next == NULL || next->exercise == NULL)
        return;
    bool same = now->exercise == next->exercise && next->side != SIDE_BOTH;
    words_copy(same ? side_words(next->exercise, next->side, true) : next->exercise->name, out);
}
