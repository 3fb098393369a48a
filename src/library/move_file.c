/* A move, as it stands in a file. */
#include "library/move_file.h"
#include "base/tr.h"
#include "library/exercise_file.h"
#include "library/pose_file.h"
#include "library/tongue.h"

#include <string.h>

enum { THROUGH_MOST = 8 };

struct draft {
    struct move move;
    const struct node *format, *from, *to, *keeps, *turn, *say, *say_back;
    const struct node *poses, *phases, *through, *seconds;
    int64_t ms; /* of a shortcut */
};

static void read_turn(struct reader *reader, const struct node *value, float *turn)
{
    double degrees;
    if (!read_number(reader, value, "a turn", TR("degrees"), 0, 360, &degrees))
        return;
    if (degrees != 0 && degrees != 180)
        reader_error(reader, value, "a turn of %g degrees; write 0 or 180", degrees);
    *turn = (float)degrees;
}

static bool is_planted(const struct key *key, const struct kept_part *keeps)
{
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        if (contact->part == keeps->part && contact->side == keeps->side && !contact->slides &&
            contact->target == TARGET_FLOOR)
            return true;
    }
    return false;
}

static void read_keeps(struct reader *reader, const struct node *value, struct move *move)
{
    if (!read_one_part(reader, value, &move->keeps.part, &move->keeps.side))
        return;
    move->keeps.given = true;
    if (!is_planted(&move->to->key, &move->keeps))
        reader_error(reader, value, "%s does not stand on the floor in `%s`; name a part that does",
                     reader_shown(reader, value), move->to->id);
}

static bool is_end(struct reader *reader, const struct node *name, const struct move *move)
{
    const bool start = text_is(name->text, "start"), end = text_is(name->text, "end");
    if (start || end)
        reader_error(reader, name, "`%s` is the pose of `%s` itself; leave it out",
                     start ? "start" : "end", start ? move->from->id : move->to->id);
    return start || end;
}

/* Behind the poses that are read, where those that follow find it. */
static void put_end(struct move *move, struct key *keys)
{
    keys[move->key_count] = move->to->key;
    keys[move->key_count].name = "end";
}

static void read_pose(struct reader *reader, const struct node *pose, struct move *move,
                      struct key *keys)
{
    struct key *key = &keys[move->key_count];
    const struct key *from = pose_origin(reader, pose, keys, move->key_count + 1, key - 1);
    if (pose_read_from(reader, pose, from, key)) {
        move->key_count++;
        put_end(move, keys);
    }
}

/* The keys: start, the poses as written, end. */
static void read_poses(struct reader *reader, const struct node *poses, struct move *move)
{
    const int most = poses && poses->kind == NODE_MAP ? poses->count : 0;
    if (poses && !reader_expect(reader, poses, NODE_MAP, "poses"))
        return;
    if (most > POSES_MOST) {
        reader_error(reader, poses, "found more than %d poses; write fewer", POSES_MOST);
        return;
    }
    struct key *keys = reader_take(reader, most + 2, sizeof *keys);
    if (!keys)
        return;
    keys[0] = move->from->key;
    keys[0].name = "start";
    move->keys = keys;
    move->key_count = 1;
    put_end(move, keys);
    for (const struct node *pose = poses ? poses->first : NULL; pose && !reader->no_memory;
         pose = pose->next)
        if (reader_is_name(reader, pose->name, "a pose") && !is_end(reader, pose->name, move))
            read_pose(reader, pose, move, keys);
    move->key_count++;
}

/* Poses are passed once each, as they stand: false when another one is due. */
static bool is_due(struct reader *reader, const struct node *value, const struct move *move,
                   int index, int due)
{
    if (index == due)
        return true;
    if (index > due)
        reader_error(reader, value,
                     "goes to `%s` while `%s` is next; poses are passed once, in the order in "
                     "which they are written",
                     move->keys[index].name, move->keys[due].name);
    else
        reader_error(reader, value, "goes to `%s` again; poses are passed once",
                     move->keys[index].name);
    return false;
}

static bool read_phase(struct reader *reader, const struct node *map, const struct move *move,
                       int due, int64_t *ms)
{
    struct draft_phase {
        const struct node *to, *seconds;
    } draft = {0};
    static const struct field fields[] = {
        {"to", read_node, offsetof(struct draft_phase, to), true},
        {"seconds", read_node, offsetof(struct draft_phase, seconds), true},
    };
    const int errors = reader->problems->errors;
    fields_read(reader, map, "a phase of a move", fields, FIELD_COUNT(fields), &draft);
    if (draft.seconds)
        read_seconds(reader, draft.seconds, "the length of a phase", 0.3, 30, ms);
    const int index = draft.to ? read_key_name(reader, draft.to, "pose of this move",
                                               move->keys + 1, move->key_count - 1)
                               : -1;
    return index >= 0 && is_due(reader, draft.to, move, index + 1, due) &&
           reader->problems->errors == errors;
}

static void read_phases(struct reader *reader, const struct node *list, struct move *move)
{
    if (!reader_expect(reader, list, NODE_LIST, "phases"))
        return;
    int64_t *ms = reader_take(reader, move->key_count, sizeof *ms);
    if (!ms)
        return;
    move->key_ms = ms;
    int due = 1;
    for (const struct node *map = list->first; map; map = map->next) {
        if (due == move->key_count) {
            reader_error(reader, map, "a phase after `end`; end with `to: end`");
            return;
        }
        if (!read_phase(reader, map, move, due, &ms[due - 1]))
            return;
        move->ms += ms[due++ - 1];
    }
    if (due == move->key_count - 1)
        reader_error(reader, list, "a move that does not arrive; end with `to: end`");
    else if (due < move->key_count)
        reader_error(reader, list,
                     "the pose `%s` is never passed; write a phase `to: %s`, or leave it out",
                     move->keys[due].name, move->keys[due].name);
}

static void read_through(struct reader *reader, const struct node *list, const struct shelf *shelf,
                         struct move *move)
{
    if (!reader_expect(reader, list, NODE_LIST, "the positions it leads through"))
        return;
    if (list->count == 0 || list->count > THROUGH_MOST) {
        reader_error(reader, list, "found %d positions; write 1 to %d", list->count, THROUGH_MOST);
        return;
    }
    const struct position **through = reader_take(reader, list->count, sizeof(void *));
    struct place *places = reader_take(reader, list->count + 1, sizeof *places);
    if (!through || !places)
        return;
    for (const struct node *value = list->first; value; value = value->next) {
        places[move->through_count] = value->place;
        through[move->through_count++] = read_position_id(reader, value, shelf);
    }
    places[move->through_count] = list->last->place;
    move->through = through;
    move->through_place = places;
}

static void refuse(struct reader *reader, const struct node *value, const char *reason)
{
    if (value)
        reader_error(reader, value->name, "`%.*s` %s", text_clip(value->name->text),
                     value->name->text.at, tr(reason));
}

static void read_shortcut(struct reader *reader, struct draft *draft, const struct shelf *shelf)
{
    static const char reason[] =
        TR("does not go with `through`; a shortcut takes the poses of the moves there are");
    refuse(reader, draft->poses, reason);
    refuse(reader, draft->phases, reason);
    refuse(reader, draft->keeps, reason);
    refuse(reader, draft->turn, reason);
    read_through(reader, draft->through, shelf, &draft->move);
    if (draft->seconds)
        read_seconds(reader, draft->seconds, "the length of a shortcut", 1, 60, &draft->move.ms);
    else
        reader_error(reader, draft->through, "a shortcut without `seconds`; write `seconds: 15`");
}

static void read_course(struct reader *reader, struct draft *draft, const struct node *map)
{
    struct move *move = &draft->move;
    refuse(reader, draft->seconds, "goes with `through`; here each phase has its own");
    if (!draft->phases) {
        reader_error(reader, map,
                     "a move without `phases`; write `phases: [{to: end, seconds: 5}]`, or "
                     "`through` and `seconds`");
        return;
    }
    if (draft->keeps)
        read_keeps(reader, draft->keeps, move);
    if (draft->turn)
        read_turn(reader, draft->turn, &move->turn);
    const int errors = reader->problems->errors;
    read_poses(reader, draft->poses, move);
    if (move->key_count > 0 && reader->problems->errors == errors)
        read_phases(reader, draft->phases, move);
}

static void read_said(struct reader *reader, const struct node *value, int64_t ms,
                      struct lines *lines)
{
    if (!value)
        return;
    read_sentences(reader, value, lines);
    if (ms > 0)
        check_words(reader, value, lines, ms);
}

static void read_ends(struct reader *reader, struct draft *draft, const struct shelf *shelf)
{
    struct move *move = &draft->move;
    if (draft->from)
        move->from = read_position_id(reader, draft->from, shelf);
    if (draft->to)
        move->to = read_position_id(reader, draft->to, shelf);
    if (move->from && move->from == move->to)
        reader_error(reader, draft->to, "a move from `%s` to itself; name two positions",
                     move->from->id);
}

const struct move *move_read(struct reader *reader, const struct node *map, const char *id,
                             const struct shelf *shelf)
{
    static const struct field fields[] = {
        {"format", read_node, offsetof(struct draft, format), false},
        {"name", read_text, offsetof(struct draft, move.name), true},
        {"from", read_node, offsetof(struct draft, from), true},
        {"to", read_node, offsetof(struct draft, to), true},
        {"keeps", read_node, offsetof(struct draft, keeps), false},
        {"turn", read_node, offsetof(struct draft, turn), false},
        {"back", read_yes, offsetof(struct draft, move.back), false},
        {"say", read_node, offsetof(struct draft, say), false},
        {"say_back", read_node, offsetof(struct draft, say_back), false},
        {"poses", read_node, offsetof(struct draft, poses), false},
        {"phases", read_node, offsetof(struct draft, phases), false},
        {"through", read_node, offsetof(struct draft, through), false},
        {"seconds", read_node, offsetof(struct draft, seconds), false},
        {"translations", read_translations, 0, false},
    };
    const int errors = reader->problems->errors;
    struct draft draft = {.move = {.id = id, .name = id, .back = true, .place = map->place}};
    const struct tongue before = tongue_enter(reader, map);
    fields_read(reader, map, "a move", fields, FIELD_COUNT(fields), &draft);
    read_ends(reader, &draft, shelf);
    if (draft.move.from && draft.move.to && draft.through)
        read_shortcut(reader, &draft, shelf);
    else if (draft.move.from && draft.move.to)
        read_course(reader, &draft, map);
    read_said(reader, draft.say, draft.move.ms, &draft.move.say);
    read_said(reader, draft.say_back, draft.move.ms, &draft.move.say_back);
    tongue_leave(reader, before);
    if (draft.say_back && !draft.move.back)
        reader_error(reader, draft.say_back->name,
                     "words for going back in a move that says "
                     "`back: no`; leave them out");
    struct move *kept = reader_take(reader, 1, sizeof *kept);
    if (kept)
        *kept = draft.move;
    return reader->problems->errors == errors && !reader->no_memory ? kept : NULL;
}
