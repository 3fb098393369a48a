#include "library/exercise.h"
#include <string.h>

#include "base/tr.h"

struct exercise exercise_blank(const char *id, const char *name, struct place place)
{
    return (struct exercise){.id = id,
                             .name = name,
                             .purpose = "",
                             .easier = "",
                             .harder = "",
                             .status = "experimental",
                             .licence = "",
                             .switch_ms = 4000,
                             .fedb = "",
                             .dose = {.repeats = 1},
                             .camera = {.yaw = 20.0f, .pitch = 9.0f},
                             .place = place};
}

static unsigned props_of(const struct position *position)
{
    for (int i = 0; i < position->key.contact_count; i++)
        if (position->key.contact[i].target == TARGET_SEAT)
            return PROP_CHAIR;
    return 0;
}

const struct exercise *exercise_of_position(struct arena *arena, const struct position *position)
{
    struct exercise *exercise = arena_take(arena, 1, sizeof *exercise);
    struct phase *still = arena_take(arena, 1, sizeof *still);
    if (!exercise || !still)
        return NULL;
    *still = (struct phase){.name = "start", .ms = 2000, .place = position->key.place};
    *exercise = exercise_blank(position->id, position->name, position->key.place);
    exercise->easier = exercise->harder = "-";
    exercise->props = props_of(position);
    exercise->position = position;
    exercise->keys = &position->key;
    exercise->key_count = 1;
    exercise->phases = still;
    exercise->phase_count = 1;
    return exercise;
}

const char *category_name(enum category category)
{
    static const char *const names[CATEGORY_COUNT] = {TR("Lower back"), TR("Hips"), TR("Legs"),
                                                      TR("Upper body"), TR("Desk")};
    return names[category];
}

const char *category_word(enum category category)
{
    static const char *const words[CATEGORY_COUNT] = {"lower_back", "hips", "legs", "upper_body",
                                                      "desk"};
    return words[category];
}

const char *prop_word(int bit)
{
    static const char *const words[PROP_COUNT] = {"mat",   "chair", "wall",   "doorway",
                                                  "strap", "towel", "cushion"};
    return words[bit];
}

const char *breath_name(enum breath breath)
{
    static const char *const names[] = {
        [BREATH_FREE] = "free", [BREATH_IN] = "in", [BREATH_OUT] = "out", [BREATH_CYCLE] = "cycle"};
    return names[breath];
}

const char *warned_word(enum warned rule)
{
    static const char *const words[WARNED_COUNT] = {
        "words", "side", "direction", "contact", "same_group", "one_side", "variants"};
    return words[rule];
}

int exercise_arc_start(const struct exercise *exercise, int phase)
{
    while (--phase >= 0)
        if (!exercise->phases[phase].stretches)
            return exercise->phases[phase].key;
    return 0;
}

struct highlights exercise_highlights(const struct exercise *exercise, int key)
{
    for (int i = 0; i < exercise->phase_count; i++) {
        const struct phase *phase = &exercise->phases[i];
        if (phase->key == key && phase->highlights.count > 0)
            return phase->highlights;
    }
    return exercise->highlights;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* The other side of the word of `length` bytes at `word`; NULL when it is no side. English and
 * German words are told apart by themselves; "recht" and "Recht" alone are no side. */
static const char *other_word(const char *word, size_t length)
{
    static const char *const pairs[][2] = {
        {"left", "right"},     {"Left", "Right"},     {"LEFT", "RIGHT"},     {"links", "rechts"},
        {"Links", "Rechts"},   {"linke", "rechte"},   {"Linke", "Rechte"},   {"linken", "rechten"},
        {"Linken", "Rechten"}, {"linkem", "rechtem"}, {"linker", "rechter"}, {"Linker", "Rechter"},
        {"linkes", "rechtes"}, {"Linkes", "Rechtes"}, {"Linkem", "Rechtem"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for (int k = 0; k < 2; k++)
            if (length == strlen(pairs[i][k]) && memcmp(word, pairs[i][k], length) == 0)
                return pairs[i][1 - k];
    return NULL;
}

/* Writes the exchanged text to `out` unless it is NULL; returns its length. */
static size_t exchange(const char *text, char *out)
{
    size_t length = 0;
    while (*text) {
        size_t word = 0;
        while (is_letter(text[word]))
            word++;
        const size_t taken = word ? word : 1;
        const char *other = other_word(text, word);
        const size_t given = other ? strlen(other) : taken;
        for (size_t i = 0; out && i < given; i++)
            out[length + i] = other ? other[i] : text[i];
        length += given;
        text += taken;
    }
    return length;
}

const char *text_other_side(struct arena *arena, const char *text)
{
    char *out = arena_take(arena, exchange(text, NULL) + 1, 1);
    if (out)
        exchange(text, out);
    return out;
}
