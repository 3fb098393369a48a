#include "library/pose_file.h"
#include "base/tr.h"
#include "library/shelf.h"
#include <math.h>
#include <string.h>

/* What a word of a pose means: one joint, the same joint of both sides, or a group of the spine
 * that shares an angle evenly. */
struct joint_word {
    const char *word;
    enum joint first, last; /* every `step`th joint */
    int step;
    int share; /* over how many joints an angle is split */
};

enum { ACROSS = JOINT_RIGHT_CLAVICLE - JOINT_LEFT_CLAVICLE };

#define LIMB(plural, singular, NAME)                                                               \
    {plural, JOINT_LEFT_##NAME, JOINT_RIGHT_##NAME, ACROSS, 1},                                    \
        {"left_" singular, JOINT_LEFT_##NAME, JOINT_LEFT_##NAME, 1, 1},                            \
    {                                                                                              \
        "right_" singular, JOINT_RIGHT_##NAME, JOINT_RIGHT_##NAME, 1, 1                            \
    }

static const struct joint_word WORDS[] = {
    {"pelvis", JOINT_PELVIS, JOINT_PELVIS, 1, 1},
    {"lumbar", JOINT_LUMBAR1, JOINT_LUMBAR2, 1, 2},
    {"thoracic", JOINT_THORAX1, JOINT_THORAX3, 1, 3},
    {"neck", JOINT_NECK, JOINT_HEAD, 1, 2},
    {"head", JOINT_HEAD, JOINT_HEAD, 1, 1},
    LIMB("clavicles", "clavicle", CLAVICLE),
    LIMB("shoulders", "shoulder", SHOULDER),
    LIMB("elbows", "elbow", ELBOW),
    LIMB("forearms", "forearm", FOREARM),
    LIMB("wrists", "wrist", WRIST),
    LIMB("fingers", "fingers", FINGERS),
    LIMB("hips", "hip", HIP),
    LIMB("knees", "knee", KNEE),
    LIMB("ankles", "ankle", ANKLE),
    LIMB("toes", "toes", TOES),
};

/* What `neck` means in a pose that writes `head`. */
static const struct joint_word NECK_ALONE = {"neck", JOINT_NECK, JOINT_NECK, 1, 1};

enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS, OTHER_WORDS = 4 };

static const struct joint_word *joint_word(struct text word)
{
    for (int i = 0; i < WORD_COUNT; i++)
        if (text_is(word, WORDS[i].word))
            return &WORDS[i];
    return NULL;
}

/* "hip": the word without its side, which says too little. */
static const struct joint_word *word_without_side(struct text word)
{
    for (int i = 0; i < WORD_COUNT; i++)
        if (strncmp(WORDS[i].word, "left_", 5) == 0 && text_is(word, WORDS[i].word + 5))
            return &WORDS[i];
    return NULL;
}

static void tell_unknown_joint(struct reader *reader, const struct node *name)
{
    const struct joint_word *bare = word_without_side(name->text);
    if (bare) {
        reader_error(reader, name, "%s has two sides; write `%s`, `%s` or `%s`",
                     reader_shown(reader, name), bare[-1].word, bare->word, bare[1].word);
        return;
    }
    const char *words[WORD_COUNT + OTHER_WORDS] = {"root", "contacts", "stance", "from"};
    for (int i = 0; i < WORD_COUNT; i++)
        words[OTHER_WORDS + i] = WORDS[i].word;
    reader_unknown(reader, name, "joint or field of a pose", words, WORD_COUNT + OTHER_WORDS);
}

/* The axis that a word turns about; `*sign` is its direction. NULL when the joint has none. */
static const struct angle_axis *axis_of_word(enum joint joint, struct text word, int *index,
                                             float *sign)
{
    for (int i = 0; i < ANGLE_AXES; i++) {
        const struct angle_axis *axis = joint_axis(joint, i);
        if (!axis->positive)
            continue;
        const bool positive = text_is(word, axis->positive);
        if (positive || text_is(word, axis->negative)) {
            *index = i;
            *sign = positive ? 1.0f : -1.0f;
            return axis;
        }
    }
    return NULL;
}

static void tell_unknown_angle(struct reader *reader, const struct node *name,
                               const struct joint_word *word)
{
    const char *words[2 * ANGLE_AXES];
    int count = 0;
    for (int i = 0; i < ANGLE_AXES; i++) {
        const struct angle_axis *axis = joint_axis(word->first, i);
        if (!axis->positive)
            continue;
        words[count++] = axis->positive;
        words[count++] = axis->negative;
    }
    const char *what = arena_format(&reader->problems->arena, tr("movement of `%s`"), word->word);
    reader_unknown(reader, name, what ? what : tr("movement"), words, count);
}

/* "flexion" and "extension" at once: told at the later one. */
static bool has_opposite(struct reader *reader, const struct node *angles, const struct node *value,
                         const struct angle_axis *axis)
{
    const bool positive = text_is(value->name->text, axis->positive);
    const struct node *other = tree_value(angles, positive ? axis->negative : axis->positive);
    if (!other)
        return false;
    const bool later =
        other->place.line < value->place.line ||
        (other->place.line == value->place.line && other->place.column < value->place.column);
    if (later)
        reader_error(reader, value->name,
                     "found `%s` and `%s` at once; they are opposite, keep one of them",
                     axis->positive, axis->negative);
    return true;
}

/* Head and neck by themselves, either way (content.md section 3); together they keep to the limit
 * of their group. */
static float most_of(const struct joint_word *word, int index, bool positive)
{
    static const float head[ANGLE_AXES] = {20, 12, 25}, neck[ANGLE_AXES] = {35, 28, 45};
    if (word->last == JOINT_HEAD && word->first == JOINT_HEAD)
        return head[index];
    if (word->last == JOINT_NECK)
        return neck[index];
    const struct angle_axis *axis = joint_axis(word->first, index);
    return fabsf(positive ? axis->most : axis->least);
}

static void set_angle(struct key *key, const struct joint_word *word, int axis, float degrees,
                      struct place place)
{
    for (int joint = (int)word->first; joint <= (int)word->last; joint += word->step)
        key->angle[joint][axis] = (struct key_angle){
            .written = true,
            .known = true,
            .degrees = degrees / (float)word->share,
            .place = place,
        };
}

static void read_angle(struct reader *reader, const struct node *angles, const struct node *value,
                       const struct joint_word *word, struct key *key)
{
    int index;
    float sign;
    const struct angle_axis *axis = axis_of_word(word->first, value->name->text, &index, &sign);
    if (!axis) {
        tell_unknown_angle(reader, value->name, word);
        return;
    }
    double degrees;
    if (has_opposite(reader, angles, value, axis) ||
        !read_number(reader, value, "an angle", TR("degrees (the word gives the direction)"), 0,
                     180, &degrees))
        return;
    const float limit = most_of(word, index, sign > 0);
    if (degrees > (double)limit)
        reader_error(reader, value,
                     "`%s` %g of `%s` is past the demonstrator's limit; write at most %g degrees",
                     sign > 0 ? axis->positive : axis->negative, degrees, word->word,
                     (double)limit);
    else
        set_angle(key, word, index, sign * (float)degrees, value->place);
}

static void read_joint(struct reader *reader, const struct node *angles,
                       const struct joint_word *word, struct key *key)
{
    if (!reader_expect(reader, angles, NODE_MAP, "angles such as {flexion: 30}"))
        return;
    for (const struct node *value = angles->first; value; value = value->next)
        read_angle(reader, angles, value, word, key);
}

static void read_metres(struct reader *reader, const struct node *value, void *slot)
{
    double metres;
    if (!read_number(reader, value, "a place", TR("metres"), -3, 3, &metres))
        return;
    *(struct key_angle *)slot = (struct key_angle){
        .written = true, .known = true, .degrees = (float)metres, .place = value->place};
}

static void read_root(struct reader *reader, const struct node *value, struct key *key)
{
    static const struct field fields[] = {
        {"x", read_metres, 0, false},
        {"height", read_metres, sizeof(struct key_angle), false},
        {"z", read_metres, 2 * sizeof(struct key_angle), false},
    };
    fields_read(reader, value, "a root", fields, FIELD_COUNT(fields), key->root);
}

void read_stance(struct reader *reader, const struct node *value, void *slot)
{
    static const char *const words[] = {"upright", "supine", "prone", "left_side", "right_side"};
    const int choice = read_choice(reader, value, "stance", words, FIELD_COUNT(words));
    if (choice >= 0)
        *(enum stance *)slot = (enum stance)choice;
}

/* What is no joint is read in the first pass. */
static void read_entry(struct reader *reader, const struct node *value, bool one_sided,
                       bool neck_alone, struct key *key)
{
    const struct joint_word *word = joint_word(value->name->text);
    if (word && word->first == JOINT_NECK && neck_alone)
        word = &NECK_ALONE;
    if (word) {
        if (one_sided == (word->first == word->last && joint_side(word->first) != SIDE_BOTH))
            read_joint(reader, value, word, key);
    } else if (one_sided) {
        return;
    } else if (text_is(value->name->text, "root")) {
        read_root(reader, value, key);
    } else if (text_is(value->name->text, "contacts")) {
        contacts_read(reader, value, key);
    } else if (text_is(value->name->text, "stance")) {
        read_stance(reader, value, &key->stance);
    } else if (!text_is(value->name->text, "from")) {
        tell_unknown_joint(reader, value->name);
    }
}

static void check_head(struct reader *reader, const struct node *head, const struct key *key)
{
    for (int i = 0; i < ANGLE_AXES; i++) {
        const float sum = key->angle[JOINT_NECK][i].degrees + key->angle[JOINT_HEAD][i].degrees;
        const struct angle_axis *axis = joint_axis(JOINT_NECK, i);
        const float most = sum > 0 ? axis->most : -axis->least;
        if (fabsf(sum) > most)
            reader_error(
                reader, head, "`neck` and `head` together make `%s` %g; write at most %g degrees",
                sum > 0 ? axis->positive : axis->negative, (double)fabsf(sum), (double)most);
    }
}

void pose_read(struct reader *reader, const struct node *map, struct key *key)
{
    if (!reader_expect(reader, map, NODE_MAP, "a pose"))
        return;
    const struct node *head = tree_value(map, "head");
    for (int one_sided = 0; one_sided < 2; one_sided++)
        for (const struct node *value = map->first; value; value = value->next)
            read_entry(reader, value, one_sided, head != NULL, key);
    if (head)
        check_head(reader, head, key);
}

/* `out` becomes a key that writes nothing itself yet. */
static void inherit(struct key *out, const struct key *from)
{
    *out = *from;
    out->fresh = false;
    for (int joint = 0; joint < JOINT_COUNT; joint++)
        for (int axis = 0; axis < ANGLE_AXES; axis++)
            out->angle[joint][axis].written = false;
    for (int i = 0; i < 3; i++)
        out->root[i].written = false;
}

int read_key_name(struct reader *reader, const struct node *value, const char *what,
                  const struct key *keys, int count)
{
    const char *names[KEYS_MOST];
    for (int i = 0; i < count; i++) {
        names[i] = keys[i].name;
        if (value->kind == NODE_TEXT && id_is(value->text, names[i]))
            return i;
    }
    reader_unknown(reader, value, what, names, count);
    return -1;
}

const struct key *pose_origin(struct reader *reader, const struct node *pose,
                              const struct key *above, int count, const struct key *usual)
{
    const struct node *from = tree_value(pose, "from");
    const int index =
        from ? read_key_name(reader, from, "pose written above this one", above, count) : -1;
    return index >= 0 ? &above[index] : usual;
}

bool pose_read_from(struct reader *reader, const struct node *pose, const struct key *from,
                    struct key *key)
{
    const char *name = arena_copy(reader->arena, pose->name->text.at, pose->name->text.length);
    reader->no_memory |= !name;
    if (!name)
        return false;
    inherit(key, from);
    key->name = name;
    key->place = pose->place;
    pose_read(reader, pose, key);
    return true;
}
