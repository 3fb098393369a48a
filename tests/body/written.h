/* Keys as an author would write them, for the tests of solver and motion: a few words a line
 * instead of YAML, since the reader of files lives in another room.
 *
 *   "hips 50 3; knees 105; left_hand floor slides; neck 5"
 * A joint (plural: both sides; lumbar, thoracic, neck: shared out) with up to three signed angles,
 * or a part and what it touches, with along, around and "slides" or "across"/"back"/"down". */
#ifndef LIMBER_TESTS_BODY_WRITTEN_H
#define LIMBER_TESTS_BODY_WRITTEN_H

#include "body/motion.h"

#include "body/check.h"

static inline bool word_is(const char *word, const char *name, bool plural)
{
    const size_t length = strlen(name);
    const char *ending = plural && name[length - 1] != 's' ? "s" : "";
    return strncmp(word, name, length) == 0 && strcmp(word + length, ending) == 0;
}

static inline void write_angles(struct key *key, enum joint joint, const float *degrees, int count,
                                float share)
{
    for (int axis = 0; axis < count; axis++) {
        key->angle[joint][axis] = (struct key_angle){
            .written = true, .known = true, .degrees = degrees[axis] / share, .place = {"t", 1, 1}};
    }
}

static inline bool write_joint(struct key *key, const char *word, const float *degrees, int count)
{
    for (int g = 0; g < SPINE_GROUP_COUNT; g++) {
        const enum spine_group group = (enum spine_group)g;
        for (int i = 0;
             word_is(word, spine_group_name(group), false) && i < spine_group_joints(group); i++) {
            write_angles(key, (enum joint)((int)spine_group_first(group) + i), degrees, count,
                         (float)spine_group_joints(group));
        }
        if (word_is(word, spine_group_name(group), false)) {
            return true;
        }
    }
    bool found = false;
    for (int j = 0; j < JOINT_COUNT; j++) {
        const char *name = joint_name((enum joint)j);
        const bool both =
            joint_side((enum joint)j) != SIDE_BOTH && word_is(word, strchr(name, '_') + 1, true);
        if (word_is(word, name, false) || both) {
            write_angles(key, (enum joint)j, degrees, count, 1.0f);
            found = true;
        }
    }
    if (strcmp(word, "root_x") == 0) {
        key->root[0] = (struct key_angle){.written = true, .known = true, .degrees = degrees[0]};
        found = true;
    }
    return found;
}

static inline void drop_contact(struct key *key, enum part part, enum side side)
{
    int kept = 0;
    for (int i = 0; i < key->contact_count; i++) {
        if (key->contact[i].part != part || key->contact[i].side != side) {
            key->contact[kept++] = key->contact[i];
        }
    }
    key->contact_count = kept;
}

static inline enum side side_of_word(const char **word)
{
    const bool left = strncmp(*word, "left_", 5) == 0;
    const bool right = strncmp(*word, "right_", 6) == 0;
    *word += left ? 5 : right ? 6 : 0;
    return left ? SIDE_LEFT : right ? SIDE_RIGHT : SIDE_BOTH;
}

static inline enum target target_of_word(const char *word)
{
    for (int t = 0; t < TARGET_COUNT; t++) {
        if (strcmp(word, target_name((enum target)t)) == 0) {
            return (enum target)t;
        }
    }
    fail_msg("no target %s", word);
    return TARGET_NONE;
}

static inline void write_contact(struct key *key, const char *part_word, const char *target_word,
                                 const float *numbers, const char *manner)
{
    struct contact contact = {.press = 1.0f, .along = numbers[0], .around = numbers[1]};
    contact.side = side_of_word(&part_word);
    contact.target_side = side_of_word(&target_word);
    contact.target = target_of_word(target_word);
    contact.slides = strcmp(manner, "slides") == 0;
    contact.fingers = strcmp(manner, "across") == 0 ? FINGERS_ACROSS
                      : strcmp(manner, "back") == 0 ? FINGERS_ACROSS_BACK
                      : strcmp(manner, "down") == 0 ? FINGERS_DOWN
                                                    : FINGERS_FREE;
    contact.place = (struct place){"t", 2, 1};
    contact.part = PART_COUNT;
    for (int p = 0; p < PART_COUNT; p++) {
        if (strcmp(part_word, part_name((enum part)p)) == 0) {
            contact.part = (enum part)p;
        }
    }
    assert_int_not_equal(contact.part, PART_COUNT);
    const bool head = contact.part == PART_BACK_OF_HEAD || contact.part == PART_FOREHEAD;
    for (enum side side = head ? SIDE_BOTH : SIDE_LEFT; side <= SIDE_RIGHT; side++) {
        if (head ? side == SIDE_BOTH : contact.side == SIDE_BOTH || contact.side == side) {
            drop_contact(key, contact.part, side);
            if (contact.target != TARGET_NONE) {
                key->contact[key->contact_count] = contact;
                key->contact[key->contact_count++].side = side;
            }
        }
    }
}

static inline void write_entry(struct key *key, char *entry)
{
    char *rest;
    const char *words[3] = {"", "", ""};
    float numbers[3] = {0.0f, 0.0f, 0.0f};
    int count = 0;
    int word_count = 0;
    for (char *word = strtok_r(entry, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *end;
        const float number = strtof(word, &end);
        if (*end == '\0') {
            numbers[count++] = number;
        } else {
            words[word_count++] = word;
        }
    }
    if (word_count == 1) {
        assert_true(write_joint(key, words[0], numbers, count));
    } else if (word_count > 1) {
        write_contact(key, words[0], words[1], numbers, words[2]);
    }
}

/* A key from its text; `from` is what it inherits, NULL for a position's pose. */
static inline struct key key_of(const char *name, const struct key *from, const char *text)
{
    static const struct key empty;
    struct key key = from ? *from : empty;
    for (int j = 0; j < JOINT_COUNT; j++) {
        for (int axis = 0; axis < ANGLE_AXES; axis++) {
            key.angle[j][axis].written = false;
        }
    }
    key.root[0].written = false;
    key.name = name;
    key.fresh = from == NULL;
    char copy[1024];
    assert_true(strlen(text) < sizeof copy);
    memcpy(copy, text, strlen(text) + 1);
    char *rest;
    for (char *entry = strtok_r(copy, ";", &rest); entry; entry = strtok_r(NULL, ";", &rest)) {
        write_entry(&key, entry);
    }
    return key;
}

#endif
