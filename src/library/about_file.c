/* What an exercise tells about itself: words out of fixed lists, mostly. */
#include "base/tr.h"
#include "body/skin.h"
#include "library/exercise_file.h"
#include "library/flag.h"
#include "library/group.h"
#include <string.h>

void read_category(struct reader *reader, const struct node *value, void *slot)
{
    const char *words[CATEGORY_COUNT];
    for (int i = 0; i < CATEGORY_COUNT; i++)
        words[i] = category_word((enum category)i);
    const int choice = read_choice(reader, value, "category", words, CATEGORY_COUNT);
    if (choice >= 0)
        *(enum category *)slot = (enum category)choice;
}

void read_one_sided(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"both", "each"};
    const int choice = read_choice(
        reader, value, "way to take the sides (both at once, or each in turn)", words, 2);
    if (choice >= 0)
        *(bool *)slot = choice == 1;
}

void read_status(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"experimental", "reviewed"};
    const int choice = read_choice(reader, value, "status", words, 2);
    if (choice >= 0)
        *(const char **)slot = words[choice];
}

/* Only the form: what is in that collection is not known here. */
void read_fedb(struct reader *reader, const struct node *value, void *slot)
{
    const char **id = slot;
    const int errors = reader->problems->errors;
    read_word(reader, value, id);
    if (reader->problems->errors > errors || value->kind != NODE_TEXT || !*id)
        return;
    const bool capital = **id >= 'A' && **id <= 'Z';
    const bool digit = **id >= '0' && **id <= '9';
    if ((!capital && !digit) || strspn(*id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                            "0123456789_-") != strlen(*id))
        reader_error(reader, value,
                     "%s is no id of free-exercise-db; write it as it stands there, such as "
                     "`Cat_Stretch`",
                     reader_shown(reader, value));
}

/* The first entry of a list, or the one value that stands for a list of one. */
static const struct node *first_of(const struct node *value)
{
    return value->kind == NODE_LIST ? value->first : value;
}

static const struct node *next_of(const struct node *value, const struct node *item)
{
    return value->kind == NODE_LIST ? item->next : NULL;
}

void read_props(struct reader *reader, const struct node *value, void *slot)
{
    const char *words[PROP_COUNT];
    for (int i = 0; i < PROP_COUNT; i++)
        words[i] = prop_word(i);
    for (const struct node *item = first_of(value); item; item = next_of(value, item)) {
        const int choice = read_choice(reader, item, "prop", words, PROP_COUNT);
        if (choice >= 0)
            *(unsigned *)slot |= 1U << choice;
    }
}

static void read_choices(struct reader *reader, const struct node *value, const char *what,
                         const char *const *words, int count, struct lines *out)
{
    const int errors = reader->problems->errors;
    for (const struct node *item = first_of(value); item; item = next_of(value, item))
        read_choice(reader, item, what, words, count);
    if (reader->problems->errors == errors)
        read_words(reader, value, out);
}

void read_groups(struct reader *reader, const struct node *value, void *slot)
{
    const char *words[GROUP_COUNT];
    for (int i = 0; i < GROUP_COUNT; i++)
        words[i] = groups[i].word;
    read_choices(reader, value, "muscle group", words, GROUP_COUNT, slot);
}

/* For whom an exercise is unsuitable: reference/stretches.yaml. */
void read_flags(struct reader *reader, const struct node *value, void *slot)
{
    read_choices(reader, value, "flag", flag_words, FLAG_COUNT, slot);
}

static void read_yaw(struct reader *reader, const struct node *value, void *slot)
{
    double degrees;
    if (read_number(reader, value, "a yaw", TR("degrees (0: from the figure's right)"), -180, 180,
                    &degrees))
        *(float *)slot = (float)degrees;
}

static void read_pitch(struct reader *reader, const struct node *value, void *slot)
{
    double degrees;
    if (read_number(reader, value, "a pitch", TR("degrees"), 0, 60, &degrees))
        *(float *)slot = (float)degrees;
}

static void read_frame(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"whole", "upper"};
    const int choice = read_choice(reader, value, "frame", words, 2);
    if (choice >= 0)
        *(bool *)slot = choice == 1;
}

static void read_second(struct reader *reader, const struct node *value, void *slot)
{
    static const struct field fields[] = {
        {"yaw", read_yaw, offsetof(struct direction_wish, yaw), true},
        {"pitch", read_pitch, offsetof(struct direction_wish, pitch), true},
    };
    struct direction_wish *second = slot;
    fields_read(reader, value, "a second camera", fields, FIELD_COUNT(fields), slot);
    second->given = true;
}

void read_camera(struct reader *reader, const struct node *value, void *slot)
{
    static const struct field fields[] = {
        {"yaw", read_yaw, offsetof(struct camera_wish, yaw), false},
        {"pitch", read_pitch, offsetof(struct camera_wish, pitch), false},
        {"frame", read_frame, offsetof(struct camera_wish, upper_body), false},
        {"second", read_second, offsetof(struct camera_wish, second), false},
    };
    fields_read(reader, value, "a camera", fields, FIELD_COUNT(fields), slot);
}

/* The names that skin_muscles knows. */
static const char *muscle_named(struct text name)
{
    for (int i = 0; i < SKIN_MUSCLE_COUNT; i++)
        if (text_is(name, skin_muscle_name(i)))
            return skin_muscle_name(i);
    return NULL;
}

static void tell_unknown_muscle(struct reader *reader, const struct node *item)
{
    const char *names[SKIN_MUSCLE_COUNT];
    for (int i = 0; i < SKIN_MUSCLE_COUNT; i++)
        names[i] = skin_muscle_name(i);
    reader_unknown(reader, item, "muscle", names, SKIN_MUSCLE_COUNT);
}

/* Takes "left_" or "right_" from the front. */
static enum side take_side(struct text *name)
{
    const bool left = strncmp(name->at, "left_", 5) == 0;
    if (!left && strncmp(name->at, "right_", 6) != 0)
        return SIDE_BOTH;
    const size_t skip = left ? 5 : 6;
    *name = (struct text){name->at + skip, name->length - skip};
    return left ? SIDE_LEFT : SIDE_RIGHT;
}

/* Without a side, muscles that have sides are meant on both. */
static void read_highlight(struct reader *reader, const struct node *item, struct highlight *out)
{
    if (!reader_expect(reader, item, NODE_TEXT, "a muscle"))
        return;
    struct node bare = *item;
    out->side = take_side(&bare.text);
    out->muscle = muscle_named(bare.text);
    if (!out->muscle) {
        tell_unknown_muscle(reader, &bare);
        return;
    }
    int segments = 0;
    skin_muscles(out->muscle, SIDE_BOTH, &segments);
    if (segments == 1 && out->side != SIDE_BOTH)
        reader_error(reader, item, "`%s` has no sides; write it without `left_` or `right_`",
                     out->muscle);
}

void read_highlights(struct reader *reader, const struct node *value, void *slot)
{
    const int count = value->kind == NODE_LIST ? value->count : 1;
    if (count == 0)
        return;
    struct highlight *list = reader_take(reader, count, sizeof *list);
    if (!list)
        return;
    struct highlight *next = list;
    for (const struct node *item = first_of(value); item; item = next_of(value, item))
        read_highlight(reader, item, next++);
    *(struct highlights *)slot = (struct highlights){list, count};
}
