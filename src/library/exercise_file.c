#include "library/exercise_file.h"
#include "library/pose_file.h"
#include "library/tongue.h"
#include <string.h>

/* An exercise while it is read: what needs other parts first waits as a node. */
struct draft {
    struct exercise exercise;
    const struct node *position, *poses, *phases, *dose, *format;
};

static const struct field EXERCISE[] = {
    {"format", read_node, offsetof(struct draft, format), false},
    {"name", read_text, offsetof(struct draft, exercise.name), true},
    {"synonyms", read_words, offsetof(struct draft, exercise.synonyms), false},
    {"category", read_category, offsetof(struct draft, exercise.category), true},
    {"purpose", read_text, offsetof(struct draft, exercise.purpose), false},
    {"describe", read_sentences, offsetof(struct draft, exercise.describe), false},
    {"position", read_node, offsetof(struct draft, position), true},
    {"props", read_props, offsetof(struct draft, exercise.props), false},
    {"wall", read_wall, offsetof(struct draft, exercise.wall), false},
    {"chair", read_chair, offsetof(struct draft, exercise.chair), false},
    {"sides", read_one_sided, offsetof(struct draft, exercise.one_sided), true},
    {"muscles", read_words, offsetof(struct draft, exercise.muscles), false},
    {"groups", read_groups, offsetof(struct draft, exercise.groups), false},
    {"highlight", read_highlights, offsetof(struct draft, exercise.highlights), false},
    {"dose", read_node, offsetof(struct draft, dose), true},
    {"switch", read_switch, offsetof(struct draft, exercise.switch_ms), false},
    {"flags", read_flags, offsetof(struct draft, exercise.flags), false},
    {"instead", read_words, offsetof(struct draft, exercise.instead), false},
    {"cautions", read_texts, offsetof(struct draft, exercise.cautions), false},
    {"easier", read_text, offsetof(struct draft, exercise.easier), false},
    {"harder", read_text, offsetof(struct draft, exercise.harder), false},
    {"camera", read_camera, offsetof(struct draft, exercise.camera), false},
    {"status", read_status, offsetof(struct draft, exercise.status), false},
    {"accepted", read_accepted, offsetof(struct draft, exercise.accepted), false},
    {"licence", read_word, offsetof(struct draft, exercise.licence), false},
    {"fedb", read_fedb, offsetof(struct draft, exercise.fedb), false},
    {"poses", read_node, offsetof(struct draft, poses), false},
    {"phases", read_node, offsetof(struct draft, phases), true},
    {"translations", read_translations, 0, false},
};

static void read_rest(struct reader *reader, const struct node *value, void *slot)
{
    read_seconds(reader, value, "a rest", 4, 120, slot);
}

static void read_dose(struct reader *reader, const struct node *value, struct exercise *exercise)
{
    static const struct field fields[] = {
        {"hold", read_hold, offsetof(struct dose, hold_ms), false},
        {"rest", read_rest, offsetof(struct dose, hold_ms), false},
        {"repeats", read_repeats, offsetof(struct dose, repeats), false},
    };
    const struct node *rest = tree_value(value, "rest");
    fields_read(reader, value, "a dose", fields, FIELD_COUNT(fields), &exercise->dose);
    exercise->rests = rest != NULL;
    exercise->rhythmic = !rest && !tree_value(value, "hold");
    if (rest && tree_value(value, "hold"))
        reader_error(reader, rest, "a dose that holds and rests; write `hold` or `rest`");
    if (exercise->rhythmic && value->kind == NODE_MAP && !tree_value(value, "repeats"))
        reader_error(
            reader, value,
            "a dose of nothing; write `hold: 30 s`, `repeats: 6` or both, or `rest: 60 s`");
}

/* `start` may be changed by the exercise: it still is a pose that stands by itself. */
static void read_start(struct reader *reader, const struct node *poses, struct key *start,
                       const struct position *position)
{
    *start = position->key;
    const struct node *own = tree_value(poses, "start");
    if (!own)
        return;
    const struct node *from = tree_value(own, "from");
    if (from)
        reader_error(reader, from, "`start` comes from the position; leave `from` out");
    start->place = own->place;
    pose_read(reader, own, start);
}

static void read_pose(struct reader *reader, const struct node *pose, struct exercise *exercise,
                      struct key *key)
{
    const struct key *start = &exercise->keys[0];
    const struct key *from = pose_origin(reader, pose, start, exercise->key_count, start);
    exercise->key_count += pose_read_from(reader, pose, from, key);
}

static void read_poses(struct reader *reader, const struct node *poses, struct exercise *exercise)
{
    const int count = poses ? poses->count : 0;
    if (poses && !reader_expect(reader, poses, NODE_MAP, "poses"))
        return;
    if (count > POSES_MOST) {
        reader_error(reader, poses, "found more than %d poses; write fewer", POSES_MOST);
        return;
    }
    struct key *keys = reader_take(reader, count + 1, sizeof *keys);
    if (!keys)
        return;
    exercise->keys = keys;
    exercise->key_count = 1;
    read_start(reader, poses, &keys[0], exercise->position);
    for (const struct node *pose = poses ? poses->first : NULL; pose && !reader->no_memory;
         pose = pose->next)
        if (reader_is_name(reader, pose->name, "a pose") && !text_is(pose->name->text, "start"))
            read_pose(reader, pose, exercise, &keys[exercise->key_count]);
    contacts_settle(reader, exercise, keys);
}

/* What stretches one side is played on both sides in turn. */
static void look_at_sides(struct reader *reader, const struct node *map,
                          const struct exercise *exercise)
{
    bool left = false, right = false;
    for (int i = 0; i < exercise->highlights.count; i++) {
        left |= exercise->highlights.list[i].side == SIDE_LEFT;
        right |= exercise->highlights.list[i].side == SIDE_RIGHT;
    }
    const char *side = left ? "left" : "right";
    if (!exercise->one_sided && left != right)
        reader_error(reader, tree_value(map, "highlight"),
                     "a muscle of the %s side alone, but `sides: both`; write `sides: each`, or "
                     "the muscle without `%s_`",
                     side, side);
}

const struct exercise *exercise_read(struct reader *reader, const struct node *map, const char *id,
                                     const struct shelf *shelf)
{
    const int errors = reader->problems->errors;
    struct draft draft = {.exercise = exercise_blank(id, id, map->place)};
    struct exercise *exercise = &draft.exercise;
    const struct tongue before = tongue_enter(reader, map);
    fields_read(reader, map, "an exercise", EXERCISE, FIELD_COUNT(EXERCISE), &draft);
    if (draft.dose)
        read_dose(reader, draft.dose, exercise);
    if (draft.position)
        exercise->position = read_position_id(reader, draft.position, shelf);
    if (exercise->position)
        read_poses(reader, draft.poses, exercise);
    if (draft.phases && exercise->key_count > 0)
        phases_read(reader, draft.phases, exercise);
    if (reader->problems->errors == errors)
        look_at_sides(reader, map, exercise);
    tongue_leave(reader, before);
    struct exercise *kept = reader_take(reader, 1, sizeof *kept);
    if (kept)
        *kept = draft.exercise;
    return reader->problems->errors == errors && !reader->no_memory ? kept : NULL;
}

static void read_position_pose(struct reader *reader, const struct node *value, void *slot)
{
    struct key *key = slot;
    const struct node *from = tree_value(value, "from");
    if (from)
        reader_error(reader, from, "the pose of a position stands by itself; leave `from` out");
    const struct node *stance = tree_value(value, "stance");
    if (stance)
        reader_error(reader, stance, "the stance of a position stands beside its pose; move it up");
    key->place = value->place;
    pose_read(reader, value, key);
}

const struct position *position_read(struct reader *reader, const struct node *map, const char *id)
{
    struct draft_position {
        struct position position;
        const struct node *format;
    } draft = {.position = {.id = id, .name = id, .key = {.name = "start", .fresh = true}}};
    static const struct field fields[] = {
        {"format", read_node, offsetof(struct draft_position, format), false},
        {"name", read_text, offsetof(struct draft_position, position.name), true},
        {"stance", read_stance, offsetof(struct draft_position, position.key.stance), true},
        {"sided", read_yes, offsetof(struct draft_position, position.sided), false},
        {"describe", read_sentences, offsetof(struct draft_position, position.describe), false},
        {"pose", read_position_pose, offsetof(struct draft_position, position.key), true},
        {"translations", read_translations, 0, false},
    };
    const int errors = reader->problems->errors;
    const struct tongue before = tongue_enter(reader, map);
    fields_read(reader, map, "a position", fields, FIELD_COUNT(fields), &draft);
    tongue_leave(reader, before);
    struct position *kept = reader_take(reader, 1, sizeof *kept);
    if (kept)
        *kept = draft.position;
    return reader->problems->errors == errors && !reader->no_memory ? kept : NULL;
}
