/* A piece of music: what stands at the top of its file, and how its parts follow each other. */
#include "library/tune_file.h"

#include <stdlib.h>
#include <string.h>

double tune_bar_ms(const struct tune *tune)
{
    return 60000.0 * tune->beats_per_bar / tune->beats_per_minute;
}

struct draft {
    struct tune tune;
    double beats;
    const struct node *format, *voices, *chords, *parts, *order;
};

static void read_tempo(struct reader *reader, const struct node *value, void *slot)
{
    read_number(reader, value, "a tempo in beats a minute", "", 30, 240, slot);
}

static void read_beats(struct reader *reader, const struct node *value, void *slot)
{
    double *beats = slot;
    if (read_number(reader, value, "beats per bar", "", 1, 16, beats) && *beats != (int)*beats)
        reader_error(reader, value, "found %s beats per bar; write a whole number",
                     reader_shown(reader, value));
}

static void read_follows(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"beat", "breath"};
    const int choice = read_choice(reader, value, "thing to follow", words, 2);
    if (choice >= 0)
        *(bool *)slot = choice == 1;
}

static const struct field TUNE[] = {
    {"format", read_node, offsetof(struct draft, format), false},
    {"name", read_word, offsetof(struct draft, tune.name), true},
    {"tempo", read_tempo, offsetof(struct draft, tune.beats_per_minute), true},
    {"beats_per_bar", read_beats, offsetof(struct draft, beats), true},
    {"follows", read_follows, offsetof(struct draft, tune.breathes), false},
    {"voices", read_node, offsetof(struct draft, voices), true},
    {"chords", read_node, offsetof(struct draft, chords), true},
    {"parts", read_node, offsetof(struct draft, parts), true},
    {"order", read_node, offsetof(struct draft, order), true},
};

static void chords_read(struct composing *composing, const struct node *map)
{
    if (!reader_expect(composing->reader, map, NODE_MAP, "the chords"))
        return;
    for (const struct node *value = map->first; value; value = value->next) {
        if (composing->chord_count == TUNE_CHORDS_MOST) {
            reader_error(composing->reader, value->name, "found more than %d chords; write fewer",
                         TUNE_CHORDS_MOST);
            return;
        }
        struct chord *chord = &composing->chords[composing->chord_count];
        *chord = (struct chord){.name = value->name->text};
        if (chord_read(composing->reader, value, chord))
            composing->chord_count++;
    }
}

static const struct node *find_part(struct composing *composing, const struct node *parts,
                                    const struct node *name)
{
    const char *names[TUNE_PARTS_MOST];
    int count = 0;
    if (!reader_expect(composing->reader, name, NODE_TEXT, "the name of a part"))
        return NULL;
    for (const struct node *part = parts->first; part; part = part->next) {
        if (text_is(name->text, part->name->text.at))
            return part;
        names[count++] = part->name->text.at;
    }
    reader_unknown(composing->reader, name, "part of this piece", names, count);
    return NULL;
}

static bool parts_are_fine(struct reader *reader, const struct node *parts)
{
    if (!reader_expect(reader, parts, NODE_MAP, "the parts"))
        return false;
    for (const struct node *part = parts->first; part; part = part->next)
        if (!reader_expect(reader, part, NODE_MAP, "a part"))
            return false;
    if (parts->count > TUNE_PARTS_MOST)
        reader_error(reader, parts, "found %d parts; write up to %d", parts->count,
                     TUNE_PARTS_MOST);
    return parts->count <= TUNE_PARTS_MOST;
}

/* Stops at the first mistake: what follows it in the music hangs on it. */
static void compose(struct composing *composing, const struct node *parts, const struct node *order)
{
    struct reader *reader = composing->reader;
    if (!parts_are_fine(reader, parts) ||
        !reader_expect(reader, order, NODE_LIST, "the order of the parts"))
        return;
    if (order->count == 0)
        reader_error(reader, order, "found no part in the order; write `order: [A, B]`");
    for (const struct node *name = order->first; name; name = name->next) {
        const struct node *part = find_part(composing, parts, name);
        if (!part || !part_lay(composing, part))
            return;
    }
}

static int compare_notes(const void *a, const void *b)
{
    const struct tune_note *x = a, *y = b;
    if (x->bar != y->bar)
        return x->bar - y->bar;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return x->instrument != y->instrument ? x->instrument - y->instrument : x->key - y->key;
}

/* Copies what was composed to where it is kept. */
static void keep(struct composing *composing, struct tune *tune)
{
    struct reader *reader = composing->reader;
    struct tune_note *notes = reader_take(reader, composing->note_count + 1, sizeof *notes);
    int *first = reader_take(reader, composing->bar_count + 1, sizeof *first);
    struct instrument *instruments =
        reader_take(reader, composing->instrument_count + 1, sizeof *instruments);
    if (!notes || !first || !instruments)
        return;
    memcpy(instruments, composing->instruments,
           sizeof composing->instruments[0] * (size_t)composing->instrument_count);
    memcpy(notes, composing->notes, sizeof *notes * (size_t)composing->note_count);
    qsort(notes, (size_t)composing->note_count, sizeof *notes, compare_notes);
    for (int i = 0, bar = 0; bar <= composing->bar_count; bar++) {
        while (i < composing->note_count && notes[i].bar < bar)
            i++;
        first[bar] = i;
    }
    for (int i = 0; i < composing->note_count; i++)
        if (notes[i].last_bar - notes[i].bar > tune->reach)
            tune->reach = notes[i].last_bar - notes[i].bar;
    tune->notes = notes;
    tune->note_count = composing->note_count;
    tune->first = first;
    tune->bar_count = composing->bar_count;
    tune->instruments = instruments;
    tune->instrument_count = composing->instrument_count;
}

/* True with `composing` filled when nothing was found wrong. */
static bool compose_all(struct composing *composing, const struct draft *draft, int errors)
{
    const struct problems *problems = composing->reader->problems;
    instruments_read(composing, draft->voices);
    chords_read(composing, draft->chords);
    if (problems->errors == errors && !composing->reader->no_memory)
        compose(composing, draft->parts, draft->order);
    return problems->errors == errors && !composing->reader->no_memory;
}

const struct tune *tune_read(struct reader *reader, const struct node *map, const char *id)
{
    struct draft draft = {.tune = {.id = id, .place = map->place}};
    const int errors = reader->problems->errors;
    fields_read(reader, map, "a piece of music", TUNE, FIELD_COUNT(TUNE), &draft);
    if (reader->problems->errors > errors || reader->no_memory)
        return NULL;
    struct arena passing;
    arena_open(&passing, reader->arena->memory, sizeof(struct tune_note) * (TUNE_NOTES_MOST + 64));
    struct composing composing = {.reader = reader, .beats_per_bar = (int)draft.beats};
    composing.notes = arena_take(&passing, TUNE_NOTES_MOST, sizeof *composing.notes);
    reader->no_memory |= !composing.notes;
    struct tune *tune = NULL;
    if (composing.notes && compose_all(&composing, &draft, errors))
        tune = reader_take(reader, 1, sizeof *tune);
    if (tune) {
        *tune = draft.tune;
        tune->beats_per_bar = (int)draft.beats;
        keep(&composing, tune);
    }
    arena_close(&passing);
    return reader->no_memory ? NULL : tune;
}
