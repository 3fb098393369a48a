/* The instruments of a piece, and its parts: chords, and a line for each instrument over them. */
#include "library/tune_file.h"

#include <math.h>
#include <string.h>

static void read_timbre(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"pluck", "pad", "bell"};
    const int choice = read_choice(reader, value, "sound", words, 3);
    if (choice >= 0)
        *(enum timbre *)slot = (enum timbre)choice;
}

static void read_float(struct reader *reader, const struct node *value, const char *what,
                       double least, double most, float *slot)
{
    double number;
    if (read_number(reader, value, what, "", least, most, &number))
        *slot = (float)number;
}

static void read_gain(struct reader *reader, const struct node *value, void *slot)
{
    float decibels = 0;
    read_float(reader, value, "a level in dB", -60, 0, &decibels);
    *(float *)slot = powf(10.0f, decibels / 20);
}

static void read_pan(struct reader *reader, const struct node *value, void *slot)
{
    read_float(reader, value, "a place between left (-1) and right (1)", -1, 1, slot);
}

static void read_share(struct reader *reader, const struct node *value, void *slot)
{
    read_float(reader, value, "a share", 0, 1, slot);
}

static void read_echo(struct reader *reader, const struct node *value, void *slot)
{
    read_float(reader, value, "the share of an echo", 0, 0.5, slot);
}

static void read_ring(struct reader *reader, const struct node *value, void *slot)
{
    int64_t ms;
    if (read_seconds(reader, value, "the time to fall silent", 0.2, 8, &ms))
        *(float *)slot = (float)ms / 1000;
}

#define FIELD(name, read, required)                                                                \
    {                                                                                              \
#name, read, offsetof(struct instrument, name), required                                   \
    }

static const struct field INSTRUMENT[] = {
    {"sound", read_timbre, offsetof(struct instrument, timbre), true},
    {"level", read_gain, offsetof(struct instrument, gain), true},
    FIELD(pan, read_pan, false),
    FIELD(bright, read_share, false),
    FIELD(ring, read_ring, false),
    FIELD(echo, read_echo, false),
    FIELD(swell, read_share, false),
};

static const char *copy_name(struct reader *reader, const struct node *name)
{
    const char *copy = arena_copy(reader->arena, name->text.at, name->text.length);
    reader->no_memory |= !copy;
    return copy;
}

void instruments_read(struct composing *composing, const struct node *map)
{
    struct reader *reader = composing->reader;
    if (!reader_expect(reader, map, NODE_MAP, "the voices"))
        return;
    for (const struct node *value = map->first; value; value = value->next) {
        if (text_is(value->name->text, "chords")) {
            reader_error(reader, value->name, "`chords` cannot be a voice's name; name it else");
            continue;
        }
        if (composing->instrument_count == TUNE_INSTRUMENTS_MOST) {
            reader_error(reader, value->name, "found more than %d voices; write fewer",
                         TUNE_INSTRUMENTS_MOST);
            return;
        }
        struct instrument instrument = {
            .name = copy_name(reader, value->name), .gain = 1, .bright = 0.5f, .ring = 2};
        fields_read(reader, value, "a voice", INSTRUMENT, FIELD_COUNT(INSTRUMENT), &instrument);
        composing->instruments[composing->instrument_count++] = instrument;
    }
}

static int find_instrument(struct composing *composing, const struct node *name)
{
    const char *names[TUNE_INSTRUMENTS_MOST];
    for (int i = 0; i < composing->instrument_count; i++) {
        names[i] = composing->instruments[i].name;
        if (names[i] && text_is(name->text, names[i]))
            return i;
    }
    if (!composing->reader->no_memory)
        reader_unknown(composing->reader, name, "voice of this piece", names,
                       composing->instrument_count);
    return -1;
}

static const struct chord *find_chord(const struct composing *composing, const struct node *value)
{
    if (!reader_expect(composing->reader, value, NODE_TEXT, "the name of a chord"))
        return NULL;
    for (int i = 0; i < composing->chord_count; i++) {
        const struct chord *chord = &composing->chords[i];
        if (chord->name.length == value->text.length &&
            memcmp(chord->name.at, value->text.at, chord->name.length) == 0)
            return chord;
    }
    reader_error(composing->reader, value, "there is no chord %s; write its notes under `chords:`",
                 reader_shown(composing->reader, value));
    return NULL;
}

/* The entry of a line that is played in the part's n-th bar: short lines are repeated. */
static const struct node *entry_at(const struct node *line, int n)
{
    if (line->kind != NODE_LIST)
        return line;
    const struct node *entry = line->first;
    for (int i = n % line->count; i > 0; i--)
        entry = entry->next;
    return entry;
}

static int length_of(const struct node *line)
{
    return line->kind == NODE_LIST ? line->count : 1;
}

static bool line_lay(struct composing *composing, const struct node *line,
                     const struct chord *const *chords, int bars)
{
    const int instrument = find_instrument(composing, line->name);
    const int length = length_of(line);
    if (instrument < 0)
        return false;
    if (length == 0 || length > bars || bars % length != 0) {
        reader_error(composing->reader, line,
                     "found %d bars over %d chords; write as many, or a number that is repeated "
                     "without a rest",
                     length, bars);
        return false;
    }
    for (int i = 0; i < bars; i++)
        if (!bar_read(composing, entry_at(line, i), instrument, chords[i],
                      composing->bar_count + i))
            return false;
    return true;
}

/* What does not play in a part holds nothing on from before it. */
static void let_go(struct composing *composing, const struct node *map)
{
    for (int i = 0; i < composing->instrument_count; i++)
        if (!tree_value(map, composing->instruments[i].name))
            composing->held[i].count = 0;
}

bool part_lay(struct composing *composing, const struct node *map)
{
    struct reader *reader = composing->reader;
    const struct node *line = tree_value(map, "chords");
    const struct chord *chords[TUNE_BARS_MOST];
    const int bars = line ? length_of(line) : 0;
    if (bars == 0 || composing->bar_count + bars > TUNE_BARS_MOST) {
        reader_error(reader, map,
                     "found %d bars of chords; write `chords:` with a name for each bar, up to %d "
                     "in all",
                     bars, TUNE_BARS_MOST);
        return false;
    }
    for (int i = 0; i < bars; i++)
        if (!(chords[i] = find_chord(composing, entry_at(line, i))))
            return false;
    let_go(composing, map);
    for (const struct node *other = map->first; other; other = other->next)
        if (other != line && !line_lay(composing, other, chords, bars))
            return false;
    composing->bar_count += bars;
    return true;
}
