#include "picture/words.h"

#include <stdio.h>
#include <string.h>

/* Names that are no words for people; any other is shown as it is ("step_back": STEP BACK). */
static const struct {
    const char *phase, *shown;
} phases[] = {
    {"setup", "SET UP"},    {"ready", "GET READY"},  {"move_in2", "MOVE IN"},
    {"stay", "HOLD"},       {"move_out", "RELEASE"}, {"change", "LET GO"},
    {"clasp", "TAKE HOLD"}, {"grab", "TAKE HOLD"},   {"catch", "TAKE HOLD"},
    {"take", "TAKE HOLD"},  {"lift_other", "LIFT"},  {"lower_other", "LOWER"},
    {"press", "PRESS UP"},  {"draw", "DRAW IN"},     {"ease", "EASE OFF"},
    {"finish", "DONE"},     {"cow", "ARCH"},         {"cat", "ROUND"},
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
            words_copy(phases[i].shown, out);
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
        words_copy("GET READY", out);
        return;
    case SEGMENT_CHANGE:
        words_copy("CHANGE", out);
        return;
    case SEGMENT_SWITCH:
        words_copy("OTHER SIDE", out);
        return;
    case SEGMENT_REST:
        words_copy("REST", out);
        return;
    case SEGMENT_CLOSING:
        words_copy("DONE", out);
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
        return "breathe in";
    case BREATH_OUT:
        return "breathe out";
    case BREATH_FREE:
    case BREATH_CYCLE:
        break;
    }
    return "breathe freely";
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
        {{"left side", "left leg", "left arm"}, {"right side", "right leg", "right arm"}},
        {{"Left side", "Left leg", "Left arm"}, {"Right side", "Right leg", "Right arm"}},
    };
    if (side == SIDE_BOTH)
        return "";
    return words[capitals][side == SIDE_RIGHT][working_limb(exercise)];
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
        snprintf(out + length, WORDS_SIZE - length, "%s%d of %d", length > 0 ? " \u00b7 " : "",
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
