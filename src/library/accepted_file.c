/* What an author breaks on purpose. */
#include "library/fields.h"
#include <string.h>

/* Rules that only warn; the review knows what they mean (review.h). */
static void read_rule(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const rules[] = {"words",      "side",     "direction", "contact",
                                        "same_group", "one_side", "variants"};
    const int choice =
        read_choice(reader, value, "rule that may be broken on purpose", rules, FIELD_COUNT(rules));
    if (choice >= 0)
        *(const char **)slot = rules[choice];
}

static void read_one(struct reader *reader, const struct node *map, struct acceptance *out)
{
    static const struct field fields[] = {
        {"rule", read_rule, offsetof(struct acceptance, rule), true},
        {"because", read_text, offsetof(struct acceptance, because), true},
    };
    *out = (struct acceptance){.rule = "", .because = "", .place = map->place};
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
