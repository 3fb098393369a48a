/* Where wall and chair stand, and what of it the contacts need to know. */
#include "library/exercise_file.h"
#include <string.h>

static void read_distance(struct reader *reader, const struct node *value, void *slot)
{
    double metres;
    if (read_number(reader, value, "the distance of a wall", "metres", 0.1, 2, &metres))
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
                     metres.ahead > 0 ? "more than one" : "no place for the");
    struct wall *wall = slot;
    wall->where = metres.ahead > 0 ? WALL_AHEAD : WALL_RIGHT;
    wall->metres = metres.ahead > 0 ? metres.ahead : metres.right;
}

static void read_metres(struct reader *reader, const struct node *value, void *slot)
{
    double metres;
    if (read_number(reader, value, "a place of the chair", "metres", -2, 2, &metres))
        *(float *)slot = (float)metres;
}

static void read_turn(struct reader *reader, const struct node *value, void *slot)
{
    double degrees;
    if (read_number(reader, value, "a turn of the chair", "degrees (to the left, from above)", -180,
                    180, &degrees))
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
