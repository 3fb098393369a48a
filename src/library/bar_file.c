/* Notes as musicians write them: F#3, C4+E4, a dot for a rest. */
#include "library/tune_file.h"

#include <string.h>

enum {
    KEY_LOWEST = 21, /* those of a piano */
    KEY_HIGHEST = 108,
    HELD_BARS_MOST = 8
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The word that `text` begins with, up to one of `ends`; `*text` is what follows after it. */
static struct text take_word(struct text *text, const char *ends)
{
    size_t from = 0, to;
    while (from < text->length && strchr(ends, text->at[from]))
        from++;
    for (to = from; to < text->length && !strchr(ends, text->at[to]);)
        to++;
    const struct text word = {text->at + from, to - from};
    *text = (struct text){text->at + to, text->length - to};
    return word;
}

/* "C4", "F#3", "Bb5"; false when it is none. */
static bool take_key(struct text word, int *key)
{
    static const int semitones[] = {9, 11, 0, 2, 4, 5, 7}; /* A to G above C */
    const bool altered = word.length == 3 && (word.at[1] == '#' || word.at[1] == 'b');
    if (word.length < 2 || word.length > 3 || (word.length == 3 && !altered) || word.at[0] < 'A' ||
        word.at[0] > 'G' || !is_digit(word.at[word.length - 1]))
        return false;
    const int octave = word.at[word.length - 1] - '0';
    const int shift = !altered ? 0 : word.at[1] == '#' ? 1 : -1;
    *key = 12 * (octave + 1) + semitones[word.at[0] - 'A'] + shift;
    return *key >= KEY_LOWEST && *key <= KEY_HIGHEST;
}

static void tell_note(struct reader *reader, const struct node *value, struct text word)
{
    reader_error(reader, value,
                 "`%.*s` is no note; write one from A0 to C8 such as C4, F#3 or Bb5, 1 to 9 for a "
                 "note of the chord, `all` for the chord, `~` to hold on or `.` for a rest",
                 text_clip(word), word.at);
}

bool chord_read(struct reader *reader, const struct node *value, struct chord *chord)
{
    if (!reader_expect(reader, value, NODE_TEXT, "a chord"))
        return false;
    struct text rest = value->text;
    chord->count = 0;
    for (struct text word; (word = take_word(&rest, " ")).length > 0;) {
        int key;
        if (!take_key(word, &key)) {
            reader_error(reader, value,
                         "`%.*s` is no note; write a chord's notes from A0 to C8, from the lowest "
                         "up, such as C3 E3 G3",
                         text_clip(word), word.at);
            return false;
        }
        if (chord->count == TUNE_CHORD_NOTES_MOST ||
            (chord->count > 0 && key <= chord->keys[chord->count - 1])) {
            reader_error(reader, value, "found %s; write up to %d notes, from the lowest up",
                         reader_shown(reader, value), TUNE_CHORD_NOTES_MOST);
            return false;
        }
        chord->keys[chord->count++] = key;
    }
    return chord->count > 0;
}

/* Weight of a step by the beat it falls on: the bar's first, another beat, between two. */
static float weight_at(double from, int beats)
{
    const double beat = from * beats;
    return from == 0 ? 1.0f : beat == (double)(int)beat ? 0.85f : 0.72f;
}

static bool add_note(struct composing *composing, const struct node *value, struct tune_note note)
{
    if (composing->note_count == TUNE_NOTES_MOST) {
        reader_error(composing->reader, value, "found more than %d notes; make the piece shorter",
                     TUNE_NOTES_MOST);
        return false;
    }
    composing->notes[composing->note_count++] = note;
    composing->held[note.instrument].count++;
    return true;
}

/* The n-th note of the chord; above its highest they begin again an octave higher. */
static bool chord_key(const struct chord *chord, int number, int *key)
{
    if (number < 1 || chord->count == 0)
        return false;
    *key = chord->keys[(number - 1) % chord->count] + 12 * ((number - 1) / chord->count);
    return *key <= KEY_HIGHEST;
}

static bool add_word(struct composing *composing, const struct node *value, struct text word,
                     const struct chord *chord, struct tune_note note)
{
    if (text_is(word, "all")) {
        for (int i = 0; i < chord->count; i++) {
            note.key = chord->keys[i];
            if (!add_note(composing, value, note))
                return false;
        }
        return true;
    }
    const bool numbered = word.length == 1 && is_digit(word.at[0]);
    if (numbered ? chord_key(chord, word.at[0] - '0', &note.key) : take_key(word, &note.key))
        return add_note(composing, value, note);
    tell_note(composing->reader, value, word);
    return false;
}

static bool hold_on(struct composing *composing, const struct node *value, struct tune_note step)
{
    const struct held *held = &composing->held[step.instrument];
    for (int i = held->first; i < held->first + held->count; i++) {
        composing->notes[i].last_bar = step.last_bar;
        composing->notes[i].to = step.to;
    }
    if (held->count > 0 && step.last_bar - composing->notes[held->first].bar > HELD_BARS_MOST) {
        reader_error(composing->reader, value,
                     "a note is held for more than %d bars; begin it anew", HELD_BARS_MOST);
        return false;
    }
    if (held->count == 0)
        reader_error(composing->reader, value,
                     "`~` holds on to a note, but none sounds before it; begin with a note or `.`");
    return held->count > 0;
}

static bool add_step(struct composing *composing, const struct node *value, struct text step,
                     const struct chord *chord, struct tune_note note)
{
    if (text_is(step, "~"))
        return hold_on(composing, value, note);
    composing->held[note.instrument] = (struct held){composing->note_count, 0};
    if (text_is(step, "."))
        return true;
    struct text rest = step;
    for (struct text word; (word = take_word(&rest, "+")).length > 0;)
        if (!add_word(composing, value, word, chord, note))
            return false;
    return true;
}

bool bar_read(struct composing *composing, const struct node *value, int instrument,
              const struct chord *chord, int bar)
{
    if (!reader_expect(composing->reader, value, NODE_TEXT, "a bar"))
        return false;
    int steps = 0;
    struct text rest = value->text;
    while (take_word(&rest, " ").length > 0)
        steps++;
    if (steps == 0 || steps > TUNE_STEPS_MOST) {
        reader_error(composing->reader, value, "found a bar of %d steps; write 1 to %d", steps,
                     TUNE_STEPS_MOST);
        return false;
    }
    rest = value->text;
    for (int i = 0; i < steps; i++) {
        const double from = (double)i / steps, to = (double)(i + 1) / steps;
        const struct tune_note note = {
            .bar = bar,
            .last_bar = bar,
            .from = from,
            .to = to,
            .instrument = instrument,
            .weight = weight_at(from, composing->beats_per_bar),
        };
        if (!add_step(composing, value, take_word(&rest, " "), chord, note))
            return false;
    }
    return true;
}
