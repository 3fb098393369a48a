/* Where wall and chair stand, and what of it the contacts need to know. */
#include "base/tr.h"
#include "library/exercise_file.h"
#include <cglm/util.h>
#include <math.h>
#include <string.h>

static void read_distance(struct reader *reader, const struct node *value, void *slot)
{
    double metres;
    if (read_number(reader, value, "the distance of a wall", TR("metres"), 0.1, 2, &metres))
        *(float *)slot = (float)metres;
}

void read_wall(struct reader *reader, const struct node *value, void *slot)
{
    struct {
        float ahead, right;
    } metres = {0.0f, 0.0f};
    static const struct field fields[] = {
        {"ahead", read_distance, 0, false},
        {"right", read_distance, sizeof(float), false},
    };
    const int errors = reader->problems->errors;
    fields_read(reader, value, "a wall", fields, FIELD_COUNT(fields), &metres);
    if (reader->problems->errors == errors && (metres.ahead > 0) == (metres.right > 0))
        reader_error(reader, value, "found %s wall; write `{ahead: 0.6}` or `{right: 0.6}`",
                     metres.ahead > 0 ? tr("more than one") : tr("no place for the"));
    struct wall *wall = slot;
    wall->where = metres.ahead > 0 ? WALL_AHEAD : WALL_RIGHT;
    wall->metres = metres.ahead > 0 ? metres.ahead : metres.right;
}

static void read_metres(struct reader *reader, const struct node *value, void *slot)
{
    double metres;
    if (read_number(reader, value, "a place of the chair", TR("metres"), -2, 2, &metres))
        *(float *)slot = (float)metres;
}

static void read_turn(struct reader *reader, const struct node *value, void *slot)
{
    double degrees;
    if (read_number(reader, value, "a turn of the chair", TR("degrees (to the left, from above)"),
                    -180, 180, &degrees))
        *(float *)slot = (float)degrees;
}

void read_chair(struct reader *reader, const struct node *value, void *slot)
{
    static const struct field fields[] = {
        {"x", read_metres, offsetof(struct chair, x), false},
        {"z", read_metres, offsetof(struct chair, z), false},
        {"turn", read_turn, offsetof(struct chair, turn), false},
    };
    fields_read(reader, value, "a chair", fields, FIELD_COUNT(fields), slot);
    ((struct chair *)slot)->placed = true;
}

void read_switch(struct reader *reader, const struct node *value, void *slot)
{
    read_seconds(reader, value, "the time for changing sides", 2, 20, slot);
}

static void settle_on_wall(const struct wall *wall, struct contact *contact)
{
    const int axis = wall->where == WALL_AHEAD ? 0 : 2;
    contact->point[axis] = wall->metres;
    contact->normal[axis] = -1.0f;
}

static void settle_on_chair_back(const struct chair *chair, struct contact *contact)
{
    const float back = KEY_SEAT_BACK - KEY_SEAT_BACK_THICK / 2;
    const float turn = glm_rad(chair->turn);
    contact->normal[0] = cosf(turn);
    contact->normal[2] = -sinf(turn);
    contact->point[0] = chair->x + back * contact->normal[0];
    contact->point[1] = KEY_SEAT_BACK_TOP;
    contact->point[2] = chair->z + back * contact->normal[2];
}

/* What is written beside a contact that lacks it: `props` any of which will do, or the wall. */
struct need {
    unsigned props;
    const char *words;
};

static struct need need_of(const struct contact *contact)
{
    if (contact->strap > 0)
        return (struct need){PROP_STRAP | PROP_TOWEL, "props: [strap]"};
    switch (contact->target) {
    case TARGET_WALL:
        return (struct need){PROP_WALL | PROP_DOORWAY, "props: [wall]"};
    case TARGET_CUSHION:
        return (struct need){PROP_CUSHION, "props: [cushion]"};
    case TARGET_SEAT:
    case TARGET_CHAIR_BACK:
    case TARGET_CHAIR_BACK_TOP:
        return (struct need){PROP_CHAIR, "props: [chair]"};
    default:
        return (struct need){0, NULL};
    }
}

static bool same_place(struct place a, struct place b)
{
    return strcmp(a.file, b.file) == 0 && a.line == b.line && a.column == b.column;
}

static const struct contact *first_at(const struct key *keys, int count, struct place place)
{
    for (const struct key *key = keys; key < keys + count; key++)
        for (int i = 0; i < key->contact_count; i++)
            if (same_place(key->contact[i].place, place))
                return &key->contact[i];
    return NULL;
}

/* What a position's own pose touches is the position's business. What was inherited, or stands for
 * both sides, is told once. */
static void check_need(struct reader *reader, const struct exercise *exercise,
                       const struct contact *contact)
{
    const struct need need = need_of(contact);
    if (first_at(&exercise->position->key, 1, contact->place) ||
        first_at(exercise->keys, exercise->key_count, contact->place) != contact)
        return;
    const struct node at = {.place = contact->place};
    const char *name = contact->strap > 0 ? "strap" : target_name(contact->target);
    if (need.props && !(exercise->props & need.props))
        reader_error(reader, &at, "found no %s in the exercise's props; write `%s` above the poses",
                     name, need.words);
    else if (contact->target == TARGET_WALL && exercise->wall.where == WALL_NONE)
        reader_error(reader, &at,
                     "the wall stands nowhere; write `wall: {ahead: 0.6}`, metres from the origin, "
                     "above the poses");
}

void contacts_settle(struct reader *reader, const struct exercise *exercise, struct key *keys)
{
    for (int k = 0; k < exercise->key_count; k++)
        for (int i = 0; i < keys[k].contact_count; i++) {
            struct contact *contact = &keys[k].contact[i];
            check_need(reader, exercise, contact);
            if (contact->target == TARGET_WALL)
                settle_on_wall(&exercise->wall, contact);
            else if (contact->target == TARGET_CHAIR_BACK_TOP)
                settle_on_chair_back(&exercise->chair, contact);
        }
}
