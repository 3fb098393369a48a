/* What an author breaks on purpose. */
#include "library/fields.h"
#include <string.h>

static void read_rule(struct reader *reader, const struct node *value, void *slot)
{
    const char *rules[WARNED_COUNT];
    for (int i = 0; i < WARNED_COUNT; i++)
        rules[i] = warned_word((enum warned)i);
    const int choice =
        read_choice(reader, value, "rule that may be broken on purpose", rules, WARNED_COUNT);
    if (choice >= 0)
        *(enum warned *)slot = (enum warned)choice;
}

static void read_one(struct reader *reader, const struct node *map, struct acceptance *out)
{
    static const struct field fields[] = {
        {"rule", read_rule, offsetof(struct acceptance, rule), true},
        {"because", read_word, offsetof(struct acceptance, because), true},
    };
    *out = (struct acceptance){.because = "", .place = map->place};
    fields_read(reader, map, "an acceptance", fields, FIELD_COUNT(fields), out);
}

void read_accepted(struct reader *reader, const struct node *value, void *slot)
{
    struct accepted *accepted = slot;
    if (!reader_expect(reader, value, NODE_LIST, "a list such as `[{rule: side, because: ...}]`"))
        return;
    struct acceptance *list = reader_take(reader, value->count + 1, sizeof *list);
    int count = 0;
    for (const struct node *item = value->first; list && item; item = item->next)
        read_one(reader, item, &list[count++]);
    *accepted = (struct accepted){list, count};
}
