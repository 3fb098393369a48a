#include "base/tr.h"
#include "library/pose_file.h"
#include <string.h>

struct part_word {
    const char *word;
    enum part part;
    enum side side; /* SIDE_BOTH: both sides, or the head, which has none */
};

#define PAIR(plural, singular, PART)                                                               \
    {plural, PART, SIDE_BOTH}, {"left_" singular, PART, SIDE_LEFT},                                \
    {                                                                                              \
        "right_" singular, PART, SIDE_RIGHT                                                        \
    }

static const struct part_word PARTS[] = {
    PAIR("feet", "foot", PART_FOOT),
    PAIR("hands", "hand", PART_HAND),
    PAIR("palms", "palm", PART_PALM),
    PAIR("fingertips", "fingertips", PART_FINGERTIPS),
    PAIR("backs_of_hands", "back_of_hand", PART_BACK_OF_HAND),
    PAIR("elbows", "elbow", PART_ELBOW),
    PAIR("forearms", "forearm", PART_FOREARM),
    PAIR("shoulders", "shoulder", PART_SHOULDER),
    PAIR("knees", "knee", PART_KNEE),
    PAIR("shins", "shin", PART_SHIN),
    PAIR("calves", "calf", PART_CALF),
    PAIR("thighs", "thigh", PART_THIGH),
    PAIR("insteps", "instep", PART_INSTEP),
    PAIR("heels", "heel", PART_HEEL),
    PAIR("balls", "ball", PART_BALL),
    PAIR("toes", "toes", PART_TOES),
    PAIR("outer_ankles", "outer_ankle", PART_OUTER_ANKLE),
    PAIR("buttocks", "buttock", PART_BUTTOCK),
    PAIR("sitting_bones", "sitting_bone", PART_SITTING_BONE),
    PAIR("hips", "hip", PART_HIP),
    PAIR("waist", "waist", PART_WAIST),
    PAIR("ribs", "ribs", PART_RIBS),
    {"back_of_head", PART_BACK_OF_HEAD, SIDE_BOTH},
    {"forehead", PART_FOREHEAD, SIDE_BOTH},
};

struct target_word {
    const char *word;
    enum target target;
    enum side side;
};

#define LIMB(singular, TARGET)                                                                     \
    {singular, TARGET, SIDE_BOTH}, {"left_" singular, TARGET, SIDE_LEFT},                          \
    {                                                                                              \
        "right_" singular, TARGET, SIDE_RIGHT                                                      \
    }

static const struct target_word TARGETS[] = {
    {"none", TARGET_NONE, SIDE_BOTH},
    {"floor", TARGET_FLOOR, SIDE_BOTH},
    {"seat", TARGET_SEAT, SIDE_BOTH},
    {"chair_back", TARGET_CHAIR_BACK, SIDE_BOTH},
    {"chair_back_top", TARGET_CHAIR_BACK_TOP, SIDE_BOTH},
    {"cushion", TARGET_CUSHION, SIDE_BOTH},
    {"wall", TARGET_WALL, SIDE_BOTH},
    LIMB("thigh", TARGET_THIGH),
    LIMB("shin", TARGET_SHIN),
    LIMB("upper_arm", TARGET_UPPER_ARM),
    LIMB("forearm", TARGET_FOREARM),
    LIMB("palm", TARGET_PALM),
    {"back_of_head", TARGET_BACK_OF_HEAD, SIDE_BOTH},
    {"upper_back", TARGET_UPPER_BACK, SIDE_BOTH},
    LIMB("foot", TARGET_FOOT),
    LIMB("ankle", TARGET_ANKLE),
    {"point", TARGET_POINT, SIDE_BOTH},
};

enum { PART_WORDS = sizeof PARTS / sizeof *PARTS, TARGET_WORDS = sizeof TARGETS / sizeof *TARGETS };

static bool is_of_head(enum part part)
{
    return part == PART_BACK_OF_HEAD || part == PART_FOREHEAD;
}

static bool is_bone(enum target target)
{
    return target >= TARGET_THIGH && target <= TARGET_FOREARM;
}

static bool has_sides(enum target target)
{
    return is_bone(target) || target == TARGET_PALM || target == TARGET_FOOT ||
           target == TARGET_ANKLE;
}

static void read_target(struct reader *reader, const struct node *value, void *slot)
{
    struct contact *contact = slot;
    const char *words[TARGET_WORDS];
    for (int i = 0; i < TARGET_WORDS; i++)
        words[i] = TARGETS[i].word;
    const int choice = read_choice(reader, value, "thing to touch", words, TARGET_WORDS);
    if (choice < 0)
        return;
    contact->target = TARGETS[choice].target;
    contact->target_side = TARGETS[choice].side;
}

static void read_along(struct reader *reader, const struct node *value, void *slot)
{
    double share;
    if (read_number(reader, value, "a share of the bone's length", TR("(0: its upper end)"), 0, 1,
                    &share))
        *(float *)slot = (float)share;
}

static void read_around(struct reader *reader, const struct node *value, void *slot)
{
    double degrees;
    if (read_number(reader, value, "a place round the bone",
                    TR("degrees (0 front, 90 outside, 180 back, 270 inside)"), -180, 360, &degrees))
        *(float *)slot = (float)degrees;
}

static void read_fingers(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"free", "up", "down", "across", "across_back"};
    const int choice = read_choice(reader, value, "direction of the fingers", words, 5);
    if (choice >= 0)
        *(enum finger_direction *)slot = (enum finger_direction)choice;
}

static void read_press(struct reader *reader, const struct node *value, void *slot)
{
    double press;
    if (read_number(reader, value, "a press", TR("(1: the palm faces it, 0: it need not)"), 0, 1,
                    &press))
        *(float *)slot = (float)press;
}

static void read_strap(struct reader *reader, const struct node *value, void *slot)
{
    double metres;
    if (read_number(reader, value, "the length of a strap", TR("metres"), 0.05, 1.5, &metres))
        *(float *)slot = (float)metres;
}

static void read_step(struct reader *reader, const struct node *value, void *slot)
{
    double steps;
    if (read_number(reader, value, "a step", "(a whole number)", 1, 9, &steps))
        *(int *)slot = (int)steps;
}

static void read_vector(struct reader *reader, const struct node *value, void *slot)
{
    if (value->kind != NODE_LIST || value->count != 3) {
        reader_error(reader, value, "found %s for a spot; write three numbers, [x, y, z] in metres",
                     reader_shown(reader, value));
        return;
    }
    float *vector = slot;
    for (const struct node *item = value->first; item; item = item->next, vector++) {
        double metres;
        if (read_number(reader, item, "a place", TR("metres"), -3, 3, &metres))
            *vector = (float)metres;
    }
}

static void check_strap(struct reader *reader, const struct node *value,
                        const struct contact *contact)
{
    const struct node *strap = tree_value(value, "strap");
    if (strap && (!part_is_palm(contact->part) || !has_sides(contact->target) ||
                  contact->target == TARGET_PALM))
        reader_error(reader, strap,
                     "a strap runs from a hand to a foot, an ankle or a limb; leave it out here");
}

/* What only makes sense with some targets. */
static void check_details(struct reader *reader, const struct node *value,
                          const struct contact *contact)
{
    const struct node *along = tree_value(value, "along"), *around = tree_value(value, "around");
    const struct node *point = tree_value(value, "point"), *normal = tree_value(value, "normal");
    if (is_bone(contact->target) && !along)
        reader_error(reader, value,
                     "a spot on a limb without `along`; write along: 0 (upper end) to 1 (lower)");
    if (!is_bone(contact->target) && (along || around))
        reader_error(reader, along ? along : around,
                     "`along` and `around` are for limbs; leave them out with `%s`",
                     target_name(contact->target));
    if (contact->target == TARGET_POINT && !point)
        reader_error(reader, value, "a point without its place; write point: [x, y, z] in metres");
    if (contact->target != TARGET_POINT && (point || normal))
        reader_error(reader, point ? point : normal,
                     "`point` and `normal` go with `to: point`; leave them out with `%s`",
                     target_name(contact->target));
    check_strap(reader, value, contact);
}

static bool read_contact(struct reader *reader, const struct node *value, struct contact *contact)
{
    static const struct field fields[] = {
        {"to", read_target, 0, true},
        {"along", read_along, offsetof(struct contact, along), false},
        {"around", read_around, offsetof(struct contact, around), false},
        {"slides", read_yes, offsetof(struct contact, slides), false},
        {"fingers", read_fingers, offsetof(struct contact, fingers), false},
        {"press", read_press, offsetof(struct contact, press), false},
        {"strap", read_strap, offsetof(struct contact, strap), false},
        {"step", read_step, offsetof(struct contact, planting), false},
        {"point", read_vector, offsetof(struct contact, point), false},
        {"normal", read_vector, offsetof(struct contact, normal), false},
    };
    const int errors = reader->problems->errors;
    if (value->kind == NODE_TEXT)
        read_target(reader, value, contact);
    else
        fields_read(reader, value, "a contact", fields, FIELD_COUNT(fields), contact);
    if (reader->problems->errors == errors)
        check_details(reader, value, contact);
    return reader->problems->errors == errors;
}

static void let_go(struct key *key, int index)
{
    key->contact_count--;
    memmove(&key->contact[index], &key->contact[index + 1],
            (size_t)(key->contact_count - index) * sizeof *key->contact);
}

/* Replaces what the part touched before. */
static void put(struct reader *reader, const struct node *value, struct key *key,
                const struct contact *contact)
{
    int at = 0;
    while (at < key->contact_count &&
           (key->contact[at].part != contact->part || key->contact[at].side != contact->side))
        at++;
    const bool held = at < key->contact_count;
    if (contact->target == TARGET_NONE) {
        if (held)
            let_go(key, at);
    } else if (at == KEY_CONTACTS_MOST) {
        reader_error(reader, value,
                     "found more than %d contacts in one pose; let some go with "
                     "`none`",
                     KEY_CONTACTS_MOST);
    } else {
        key->contact[at] = *contact;
        key->contact_count += !held;
    }
}

static void put_side(struct reader *reader, const struct node *value, struct key *key,
                     struct contact contact, enum side side)
{
    contact.side = side;
    if (has_sides(contact.target) && contact.target_side == SIDE_BOTH)
        contact.target_side = side;
    put(reader, value, key, &contact);
}

static void read_part(struct reader *reader, const struct node *value, const struct part_word *word,
                      struct key *key)
{
    struct contact contact = {.part = word->part, .press = 1.0f, .place = value->place};
    if (!read_contact(reader, value, &contact))
        return;
    const bool head = is_of_head(word->part);
    if (head && has_sides(contact.target) && contact.target_side == SIDE_BOTH) {
        reader_error(reader, value, "`%s` has two sides; write `left_%s` or `right_%s`",
                     target_name(contact.target), target_name(contact.target),
                     target_name(contact.target));
    } else if (head || word->side != SIDE_BOTH) {
        put_side(reader, value, key, contact, word->side);
    } else {
        put_side(reader, value, key, contact, SIDE_LEFT);
        put_side(reader, value, key, contact, SIDE_RIGHT);
    }
}

static const struct part_word *part_word(struct text word)
{
    for (int i = 0; i < PART_WORDS; i++)
        if (text_is(word, PARTS[i].word))
            return &PARTS[i];
    return NULL;
}

static void tell_unknown_part(struct reader *reader, const struct node *name)
{
    const char *words[PART_WORDS];
    for (int i = 0; i < PART_WORDS; i++) {
        words[i] = PARTS[i].word;
        if (PARTS[i].side == SIDE_LEFT && text_is(name->text, PARTS[i].word + 5)) {
            reader_error(reader, name, "%s has two sides; write `%s`, `%s` or `%s`",
                         reader_shown(reader, name), PARTS[i - 1].word, PARTS[i].word,
                         PARTS[i + 1].word);
            return;
        }
    }
    reader_unknown(reader, name, "part that can touch", words, PART_WORDS);
}

void contacts_read(struct reader *reader, const struct node *map, struct key *key)
{
    if (!reader_expect(reader, map, NODE_MAP, "contacts such as {feet: floor}"))
        return;
    for (int one_sided = 0; one_sided < 2; one_sided++) {
        for (const struct node *value = map->first; value; value = value->next) {
            const struct part_word *word = part_word(value->name->text);
            if (word && one_sided == (word->side != SIDE_BOTH))
                read_part(reader, value, word, key);
            else if (!word && !one_sided)
                tell_unknown_part(reader, value->name);
        }
    }
}

bool read_one_part(struct reader *reader, const struct node *value, enum part *part,
                   enum side *side)
{
    if (!reader_expect(reader, value, NODE_TEXT, "a part such as `right_foot`"))
        return false;
    const struct part_word *word = part_word(value->text);
    if (!word || (word->side == SIDE_BOTH && !is_of_head(word->part))) {
        const char *words[PART_WORDS];
        int count = 0;
        for (int i = 0; i < PART_WORDS; i++)
            if (PARTS[i].side != SIDE_BOTH || is_of_head(PARTS[i].part))
                words[count++] = PARTS[i].word;
        reader_unknown(reader, value, "part of one side", words, count);
        return false;
    }
    *part = word->part;
    *side = word->side;
    return true;
}
