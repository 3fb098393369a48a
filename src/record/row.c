#include "record/row.h"

#include <string.h>

enum kept { NUMBER, TEXT };

static const struct {
    const char *name;
    enum kept kept;
} columns[ROW_COLUMNS] = {
    [ROW_ID] = {"id", NUMBER},
    [ROW_PERSON] = {"person", TEXT},
    [ROW_SESSION] = {"session", NUMBER},
    [ROW_AT_MS] = {"at_ms", NUMBER},
    [ROW_EAST_S] = {"east_s", NUMBER},
    [ROW_KIND] = {"kind", TEXT},
    [ROW_EXERCISE] = {"exercise", TEXT},
    [ROW_PHASE] = {"phase", TEXT},
    [ROW_ROUTINE] = {"routine", TEXT},
    [ROW_SIDE] = {"side", TEXT},
    [ROW_STRETCHED_MS] = {"stretched_ms", NUMBER},
    [ROW_RANGE] = {"range", NUMBER},
    [ROW_RHYTHMIC] = {"rhythmic", NUMBER},
    [ROW_ENDED] = {"ended", TEXT},
    [ROW_FELT] = {"felt", TEXT},
    [ROW_FAMILIES] = {"families", NUMBER},
    [ROW_PRIMARY] = {"main_group", NUMBER},
    [ROW_OTHERS] = {"other_groups", NUMBER},
    [ROW_SUM] = {"sum", NUMBER},
};

const char *row_name(enum row_column column)
{
    return columns[column].name;
}

bool row_is_text(enum row_column column)
{
    return columns[column].kept == TEXT;
}

/* FNV-1a of 64 bits: each byte changes the state one to one, so that no single flip gets lost. */
static uint64_t stir(uint64_t state, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < count; i++)
        state = (state ^ at[i]) * 0x100000001b3U;
    return state;
}

static uint64_t stir_number(uint64_t state, int64_t number)
{
    unsigned char bytes[8];
    for (int i = 0; i < 8; i++)
        bytes[i] = (unsigned char)((uint64_t)number >> (8 * i));
    return stir(state, bytes, sizeof bytes);
}

int64_t row_sum(const struct row *row)
{
    uint64_t state = 0xcbf29ce484222325U;
    for (int i = 0; i < ROW_SUM; i++) {
        if (!row_is_text((enum row_column)i)) {
            state = stir_number(state, row->number[i]);
            continue;
        }
        state = stir_number(state, (int64_t)row->text[i].length);
        state = stir(state, row->text[i].at, row->text[i].length);
    }
    return (int64_t)(state >> 1);
}

void row_of_entry(const struct entry *entry, const char *person, struct row *row)
{
    *row = (struct row){
        .number = {[ROW_ID] = entry->id,
                   [ROW_SESSION] = entry->session,
                   [ROW_AT_MS] = entry->at.ms,
                   [ROW_EAST_S] = entry->at.east_s,
                   [ROW_STRETCHED_MS] = entry->stretched_ms,
                   [ROW_RANGE] = entry->range,
                   [ROW_RHYTHMIC] = entry->rhythmic,
                   [ROW_FAMILIES] = entry->families,
                   [ROW_PRIMARY] = entry->primary,
                   [ROW_OTHERS] = entry->others},
        .text = {[ROW_PERSON] = text_of(person),
                 [ROW_KIND] = text_of(entry_kind_words[entry->kind]),
                 [ROW_EXERCISE] = text_of(entry->exercise),
                 [ROW_PHASE] = text_of(entry->phase),
                 [ROW_ROUTINE] = text_of(entry->routine),
                 [ROW_SIDE] = text_of(side_words[entry->side]),
                 [ROW_ENDED] = text_of(ended_words[entry->ended]),
                 [ROW_FELT] = text_of(felt_words[entry->felt])},
    };
    row->number[ROW_SUM] = row_sum(row);
}

static int word_in(struct text text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (text_is(text, words[i]))
            return i;
    return -1;
}

/* All but the texts. */
static bool read_numbers(const struct row *row, struct entry *entry)
{
    const int kind = word_in(row->text[ROW_KIND], entry_kind_words, ENTRY_KIND_COUNT);
    const int side = word_in(row->text[ROW_SIDE], side_words, 3);
    const int ended = word_in(row->text[ROW_ENDED], ended_words, ENDED_COUNT);
    const int felt = word_in(row->text[ROW_FELT], felt_words, FELT_COUNT);
    if (kind < 0 || side < 0 || ended < 0 || felt < 0 || row->number[ROW_SUM] != row_sum(row))
        return false;
    *entry = (struct entry){
        .id = row->number[ROW_ID],
        .at = {row->number[ROW_AT_MS], (int32_t)row->number[ROW_EAST_S]},
        .session = row->number[ROW_SESSION],
        .kind = (enum entry_kind)kind,
        .exercise = "",
        .phase = "",
        .routine = "",
        .side = (enum side)side,
        .stretched_ms = row->number[ROW_STRETCHED_MS],
        .range = (int)row->number[ROW_RANGE],
        .rhythmic = row->number[ROW_RHYTHMIC] != 0,
        .ended = (enum ended)ended,
        .felt = (enum felt)felt,
        .families = (unsigned)row->number[ROW_FAMILIES],
        .primary = (int)row->number[ROW_PRIMARY],
        .others = (unsigned)row->number[ROW_OTHERS],
    };
    return entry_is_sane(entry);
}

bool row_is_sound(const struct row *row)
{
    struct entry entry;
    return read_numbers(row, &entry);
}

static const char *keep_text(struct text text, const char *before, struct arena *arena)
{
    if (text.length == 0)
        return "";
    return text_is(text, before) ? before : arena_copy(arena, text.at, text.length);
}

bool row_to_entry(const struct row *row, struct arena *arena, const struct entry *before,
                  struct entry *entry)
{
    static const struct entry none = {.exercise = "", .phase = "", .routine = ""};
    if (!read_numbers(row, entry))
        return false;
    if (before == NULL)
        before = &none;
    entry->exercise = keep_text(row->text[ROW_EXERCISE], before->exercise, arena);
    entry->phase = keep_text(row->text[ROW_PHASE], before->phase, arena);
    entry->routine = keep_text(row->text[ROW_ROUTINE], before->routine, arena);
    return entry->exercise != NULL && entry->phase != NULL && entry->routine != NULL &&
           entry_is_sane(entry);
}
