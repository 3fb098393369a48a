#include "command/history_show.h"

#include <stdlib.h>
#include <string.h>

enum { FIELD_MOST = 256 };

enum column {
    COLUMN_AT,
    COLUMN_KIND,
    COLUMN_EXERCISE,
    COLUMN_SIDE,
    COLUMN_PHASE,
    COLUMN_ROUTINE,
    COLUMN_STRETCHED,
    COLUMN_RANGE,
    COLUMN_RHYTHMIC,
    COLUMN_ENDED,
    COLUMN_FELT,
    COLUMN_SESSION,
    COLUMN_FAMILIES,
    COLUMN_MAIN_GROUP,
    COLUMN_OTHER_GROUPS,
    COLUMN_COUNT
};

static const char *const names[COLUMN_COUNT] = {
    "at",       "kind",  "exercise", "side",    "phase",    "routine",    "stretched_ms", "range",
    "rhythmic", "ended", "felt",     "session", "families", "main_group", "other_groups",
};

static void put_text(const char *text, FILE *to)
{
    if (strpbrk(text, ",\"\n") == NULL) {
        fputs(text, to);
        return;
    }
    fputc('"', to);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            fputc('"', to);
        fputc(*text, to);
    }
    fputc('"', to);
}

static void put_families(unsigned families, FILE *to)
{
    const char *between = "";
    for (int i = 0; i < FAMILY_COUNT; i++) {
        if ((families >> i & 1U) == 0)
            continue;
        fprintf(to, "%s%s", between, family_words[i]);
        between = " ";
    }
}

static void put_groups(unsigned bits, FILE *to)
{
    const char *between = "";
    for (int i = 0; i < GROUP_COUNT; i++) {
        if ((bits >> i & 1U) == 0)
            continue;
        fprintf(to, "%s%s", between, groups[i].word);
        between = " ";
    }
}

static void put_entry(const struct entry *entry, FILE *to)
{
    char at[STAMP_ROOM];
    stamp_write(entry->at, at);
    fprintf(to, "%s,%s,", at, entry_kind_words[entry->kind]);
    put_text(entry->exercise, to);
    fprintf(to, ",%s,", side_words[entry->side]);
    put_text(entry->phase, to);
    fputc(',', to);
    put_text(entry->routine, to);
    fprintf(to, ",%lld,%d,%s,%s,%s,%lld,", (long long)entry->stretched_ms, entry->range,
            entry->rhythmic ? "yes" : "no", ended_words[entry->ended], felt_words[entry->felt],
            (long long)entry->session);
    put_families(entry->families, to);
    fprintf(to, ",%s,", entry->primary == NO_GROUP ? "" : groups[entry->primary].word);
    put_groups(entry->others, to);
    fputc('\n', to);
}

void history_csv(const struct history *history, FILE *to)
{
    for (int i = 0; i < COLUMN_COUNT; i++)
        fprintf(to, "%s%s", i > 0 ? "," : "", names[i]);
    fputc('\n', to);
    for (int i = 0; i < history->entries.count; i++)
        put_entry(&history->entries.list[i], to);
}

/* One line taken apart. */
struct fields {
    char text[COLUMN_COUNT][FIELD_MOST];
    int count;
    bool good;
};

static void put(struct fields *fields, size_t *length, char c)
{
    if (fields->count < COLUMN_COUNT && *length + 1 < FIELD_MOST)
        fields->text[fields->count][(*length)++] = c;
    else
        fields->good = false;
}

/* Takes fields up to the end of the line; returns what is behind it. */
static const char *take_line(const char *at, const char *end, struct fields *fields)
{
    size_t length = 0;
    bool quoted = false;
    *fields = (struct fields){.good = true};
    for (; at < end && (quoted || *at != '\n'); at++) {
        if (*at == '"' && quoted && at + 1 < end && at[1] == '"')
            put(fields, &length, *at++);
        else if (*at == '"')
            quoted = !quoted;
        else if (*at == ',' && !quoted) {
            fields->count++;
            length = 0;
        } else if (*at != '\r')
            put(fields, &length, *at);
    }
    fields->count++;
    fields->good = fields->good && !quoted;
    return at < end ? at + 1 : end;
}

static bool take_number(const char *text, int64_t *number)
{
    char *end;
    *number = strtoll(text, &end, 10);
    return end != text && *end == '\0';
}

/* Bits of words with spaces between them. */
static bool take_bits(const char *text, const char *const *words, int count, unsigned *bits)
{
    *bits = 0;
    while (*text != '\0') {
        const struct text word = {text, strcspn(text, " ")};
        int index = 0;
        while (index < count && !text_is(word, words[index]))
            index++;
        if (index == count)
            return false;
        *bits |= 1U << index;
        text += word.length;
        text += *text == ' ';
    }
    return true;
}

static bool take_groups(const struct fields *fields, struct entry *entry)
{
    const char *words[GROUP_COUNT];
    for (int i = 0; i < GROUP_COUNT; i++)
        words[i] = groups[i].word;
    const char *primary = fields->text[COLUMN_MAIN_GROUP];
    entry->primary = primary[0] == '\0' ? NO_GROUP : entry_word_index(primary, words, GROUP_COUNT);
    return (primary[0] == '\0' || entry->primary >= 0) &&
           take_bits(fields->text[COLUMN_OTHER_GROUPS], words, GROUP_COUNT, &entry->others) &&
           take_bits(fields->text[COLUMN_FAMILIES], family_words, FAMILY_COUNT, &entry->families);
}

static bool take_words(const struct fields *fields, struct entry *entry)
{
    const int kind =
        entry_word_index(fields->text[COLUMN_KIND], entry_kind_words, ENTRY_KIND_COUNT);
    const int side = entry_word_index(fields->text[COLUMN_SIDE], side_words, 3);
    const int ended = entry_word_index(fields->text[COLUMN_ENDED], ended_words, ENDED_COUNT);
    const int felt = entry_word_index(fields->text[COLUMN_FELT], felt_words, FELT_COUNT);
    if (kind < 0 || side < 0 || ended < 0 || felt < 0)
        return false;
    entry->kind = (enum entry_kind)kind;
    entry->side = (enum side)side;
    entry->ended = (enum ended)ended;
    entry->felt = (enum felt)felt;
    entry->rhythmic = strcmp(fields->text[COLUMN_RHYTHMIC], "yes") == 0;
    return true;
}

static bool take_entry(const struct fields *fields, struct entry *entry)
{
    int64_t range = 0;
    *entry = (struct entry){.exercise = fields->text[COLUMN_EXERCISE],
                            .phase = fields->text[COLUMN_PHASE],
                            .routine = fields->text[COLUMN_ROUTINE]};
    const bool good = fields->good && fields->count == COLUMN_COUNT &&
                      stamp_read(fields->text[COLUMN_AT], &entry->at) &&
                      take_number(fields->text[COLUMN_STRETCHED], &entry->stretched_ms) &&
                      take_number(fields->text[COLUMN_SESSION], &entry->session) &&
                      take_number(fields->text[COLUMN_RANGE], &range) &&
                      take_words(fields, entry) && take_groups(fields, entry) && range >= 0 &&
                      range <= COMFORT_WHOLE;
    entry->range = (int)range;
    return good && entry_is_sane(entry);
}

/* The same thing that happened at the same moment. */
static bool is_known(struct entries entries, const struct entry *entry)
{
    for (int i = 0; i < entries.count; i++) {
        const struct entry *known = &entries.list[i];
        if (known->at.ms == entry->at.ms && known->kind == entry->kind &&
            known->side == entry->side && strcmp(known->exercise, entry->exercise) == 0 &&
            strcmp(known->phase, entry->phase) == 0)
            return true;
    }
    return false;
}

int history_import(struct record *record, struct text content, const char *file,
                   struct problems *problems)
{
    struct fields fields;
    struct entry entry;
    int added = 0;
    content = text_unmarked(content);
    const char *at = content.at, *end = content.at + content.length;
    for (int line = 1; at < end; line++) {
        at = take_line(at, end, &fields);
        if (line == 1 && strcmp(fields.text[0], names[0]) == 0)
            continue;
        if (!take_entry(&fields, &entry)) {
            problem_error(
                problems, (struct place){file, line, 1},
                "found no entry of a record; it must be a line of `limber history --csv`");
            continue;
        }
        if (!is_known(record_entries(record), &entry))
            added += record_add(record, &entry);
    }
    (void)record_save(record); /* record_unsaved tells what became of it */
    return added;
}
