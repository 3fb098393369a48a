/* What an exercise means, beyond what the assets happen to use. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "library/reader.h"

#define HEAD                                                                                       \
    "format: limber exercise 1\nname: X\ncategory: desk\nposition: chair\nsides: each\n"           \
    "dose: {hold: 10 s}\n"
#define PHASES                                                                                     \
    "phases:\n"                                                                                    \
    "  - {phase: move_in, to: reach, seconds: 5, stretches: yes}\n"                                \
    "  - {phase: hold, to: reach, seconds: 10, breath: cycle}\n"

static const struct exercise *read_exercise(struct reader *reader, const char *content)
{
    static const char *const folders[] = {"a"};
    const struct paper list[] = {PAPER("a/positions/chair.yaml", PAPER_CHAIR),
                                 PAPER("a/exercises/x.yaml", content)};
    const struct papers papers = {list, 2};
    const struct world world = papers_world(&papers, &memory_heap);
    assert_true(library_load(&reader->library, &world, folders, 1, &reader->problems));
    const struct exercise *exercise = library_exercise(&reader->library, "x");
    if (!exercise)
        problems_print(&reader->problems, stderr);
    return exercise;
}

static float angle(const struct key *key, enum joint joint, int axis)
{
    assert_true(key->angle[joint][axis].known);
    return key->angle[joint][axis].degrees;
}

static void one_side_overrides_both_wherever_it_stands(void **state)
{
    const struct exercise *e =
        read_exercise(*state, HEAD "poses:\n"
                                   "  reach:\n"
                                   "    left_hip: {flexion: 20}\n"
                                   "    hips: {flexion: 60, abduction: 5}\n"
                                   "    contacts:\n"
                                   "      left_foot: none\n"
                                   "      feet: {to: floor, slides: yes}\n" PHASES);
    assert_non_null(e);
    const struct key *reach = &e->keys[1];
    assert_true(angle(reach, JOINT_LEFT_HIP, 0) == 20.0f);
    assert_true(angle(reach, JOINT_RIGHT_HIP, 0) == 60.0f);
    assert_true(angle(reach, JOINT_LEFT_HIP, 1) == 5.0f);
    assert_int_equal(reach->contact_count, 1);
    assert_int_equal(reach->contact[0].side, SIDE_RIGHT);
    assert_true(reach->contact[0].slides);
}

static void negative_words_are_negative_numbers(void **state)
{
    const struct exercise *e =
        read_exercise(*state, HEAD "poses:\n"
                                   "  reach:\n"
                                   "    pelvis: {posterior_tilt: 10}\n"
                                   "    thoracic: {left_turn: 30, extension: 15}\n"
                                   "    right_shoulder: {extension: 20, external_rotation: 30}\n"
                                   "    right_ankle: {plantarflexion: 12.5}\n"
                                   "    root: {x: -0.25, height: 1}\n" PHASES);
    assert_non_null(e);
    const struct key *reach = &e->keys[1];
    assert_true(angle(reach, JOINT_PELVIS, 0) == -10.0f);
    assert_true(angle(reach, JOINT_THORAX1, 2) == -10.0f);
    assert_true(angle(reach, JOINT_THORAX3, 0) == -5.0f);
    assert_true(angle(reach, JOINT_RIGHT_SHOULDER, 0) == -20.0f);
    assert_true(angle(reach, JOINT_RIGHT_SHOULDER, 2) == -30.0f);
    assert_true(angle(reach, JOINT_RIGHT_ANKLE, 0) == -12.5f);
    assert_true(reach->root[0].written && reach->root[1].written && !reach->root[2].written);
    assert_true(reach->root[0].degrees == -0.25f && reach->root[1].degrees == 1.0f);
    assert_false(reach->angle[JOINT_LEFT_SHOULDER][0].known);
}

static void a_pose_that_writes_the_head_writes_the_neck_alone(void **state)
{
    const struct exercise *e =
        read_exercise(*state, HEAD "poses:\n"
                                   "  reach: {head: {extension: 20}, neck: {flexion: 25}}\n"
                                   "  far: {from: reach, head: {extension: 10}}\n"
                                   "  near: {from: reach, neck: {flexion: 8}}\n" PHASES);
    assert_non_null(e);
    const struct key *reach = &e->keys[1], *far = &e->keys[2], *near = &e->keys[3];
    assert_true(angle(reach, JOINT_NECK, 0) == 25.0f && angle(reach, JOINT_HEAD, 0) == -20.0f);
    assert_true(angle(far, JOINT_NECK, 0) == 25.0f && angle(far, JOINT_HEAD, 0) == -10.0f);
    assert_true(angle(near, JOINT_NECK, 0) == 4.0f && angle(near, JOINT_HEAD, 0) == 4.0f);
}

static void an_own_start_changes_the_position_and_stays_fresh(void **state)
{
    const struct exercise *e = read_exercise(*state, HEAD "poses:\n"
                                                          "  reach:\n"
                                                          "    right_knee: {flexion: 10}\n"
                                                          "  start:\n"
                                                          "    knees: {flexion: 80}\n" PHASES);
    assert_non_null(e);
    assert_int_equal(e->key_count, 2);
    assert_true(e->keys[0].fresh);
    assert_true(angle(&e->keys[0], JOINT_LEFT_KNEE, 0) == 80.0f);
    assert_true(angle(&e->keys[0], JOINT_LEFT_HIP, 0) == 88.0f);
    assert_true(angle(&e->keys[1], JOINT_LEFT_KNEE, 0) == 80.0f);
    assert_true(angle(&e->position->key, JOINT_LEFT_KNEE, 0) == 90.0f);
}

static void contacts_keep_every_detail(void **state)
{
    const struct exercise *e = read_exercise(
        *state, HEAD "poses:\n"
                     "  reach:\n"
                     "    contacts:\n"
                     "      hands: {to: shin, along: 0.25, around: -50, fingers: across_back}\n"
                     "      back_of_head: {to: floor, slides: yes}\n"
                     "      right_palm: {to: point, point: [0.1, -0.2, 3], normal: [0, 1, 0], "
                     "press: 0}\n"
                     "      left_outer_ankle: {to: right_thigh, along: 1}\n" PHASES);
    assert_non_null(e);
    const struct contact *contact = e->keys[1].contact;
    assert_int_equal(e->keys[1].contact_count, 7);
    assert_int_equal(contact[2].side, SIDE_LEFT);
    assert_int_equal(contact[2].target_side, SIDE_LEFT);
    assert_int_equal(contact[3].target_side, SIDE_RIGHT);
    assert_true(contact[3].along == 0.25f && contact[3].around == -50.0f);
    assert_int_equal(contact[3].fingers, FINGERS_ACROSS_BACK);
    assert_true(contact[3].press == 1.0f);
    assert_int_equal(contact[4].part, PART_BACK_OF_HEAD);
    assert_int_equal(contact[4].side, SIDE_BOTH);
    assert_int_equal(contact[5].target, TARGET_POINT);
    assert_true(contact[5].point[1] == -0.2f && contact[5].normal[1] == 1.0f);
    assert_true(contact[5].press == 0.0f);
    assert_int_equal(contact[6].target_side, SIDE_RIGHT);
    assert_int_equal(contact[6].place.line, 13);
}

static void a_pose_keeps_the_stance_it_comes_from_unless_it_writes_one(void **state)
{
    const struct exercise *e = read_exercise(*state, HEAD "poses:\n"
                                                          "  reach: {stance: left_side}\n"
                                                          "  far: {from: reach}\n"
                                                          "  near: {neck: {flexion: 5}}\n" PHASES);
    assert_non_null(e);
    assert_int_equal(e->position->key.stance, STANCE_UPRIGHT);
    assert_int_equal(e->keys[0].stance, STANCE_UPRIGHT);
    assert_int_equal(e->keys[1].stance, STANCE_LEFT_SIDE);
    assert_int_equal(e->keys[2].stance, STANCE_LEFT_SIDE);
    assert_int_equal(e->keys[3].stance, STANCE_UPRIGHT);
}

static void the_furniture_stands_where_the_file_says(void **state)
{
    const struct exercise *e =
        read_exercise(*state, HEAD "wall: {right: 0.45}\nchair: {x: 0.5, turn: 90}\nswitch: 7 s\n"
                                   "fedb: Cat_Stretch\nposes: {reach: {}}\n" PHASES);
    assert_non_null(e);
    assert_int_equal(e->wall.where, WALL_RIGHT);
    assert_true(e->wall.metres == 0.45f);
    assert_true(e->chair.placed && e->chair.x == 0.5f && e->chair.z == 0 && e->chair.turn == 90);
    assert_int_equal(e->switch_ms, 7000);
    assert_string_equal(e->fedb, "Cat_Stretch");
}

static void contacts_know_where_wall_and_chair_stand(void **state)
{
    const struct exercise *e = read_exercise(
        *state, HEAD "props: [wall, chair, strap]\nwall: {ahead: 0.6}\n"
                     "chair: {x: 0.5, z: 0.1, turn: 90}\n"
                     "poses:\n"
                     "  reach: {contacts: {left_hand: wall, right_hand: chair_back_top,\n"
                     "    right_palm: {to: right_foot, strap: 0.3}}}\n"
                     "  far: {from: reach}\n" PHASES);
    assert_non_null(e);
    for (int k = 1; k < 3; k++) {
        const struct contact *contact = &e->keys[k].contact[2];
        assert_true(contact[0].point[0] == 0.6f && contact[0].normal[0] == -1.0f);
        assert_true(fabsf(contact[1].point[2] - (0.1f - KEY_SEAT_BACK + 0.018f)) < 1e-5f);
        assert_true(fabsf(contact[1].point[0] - 0.5f) < 1e-5f && contact[1].point[1] == 0.9f);
        assert_true(fabsf(contact[1].normal[2] + 1.0f) < 1e-5f);
        assert_int_equal(contact[2].target, TARGET_FOOT);
        assert_true(contact[2].strap == 0.3f);
    }
}

static void a_contact_knows_the_step_it_stands_at(void **state)
{
    const struct exercise *e = read_exercise(
        *state, HEAD "poses:\n"
                     "  reach: {contacts: {right_foot: {to: floor, step: 2}, left_foot: floor}}\n"
                     "  far: {from: reach}\n" PHASES);
    assert_non_null(e);
    for (int i = 0; i < e->keys[1].contact_count; i++) {
        const struct contact *contact = &e->keys[1].contact[i];
        if (contact->part == PART_FOOT)
            assert_int_equal(contact->planting, contact->side == SIDE_RIGHT ? 2 : 0);
    }
    assert_true(e->keys[1].contact_count >= 2);
}

static void without_a_word_there_is_no_wall_and_the_chair_is_the_sitters(void **state)
{
    const struct exercise *e = read_exercise(*state, HEAD "poses: {reach: {}}\n" PHASES);
    assert_non_null(e);
    assert_int_equal(e->wall.where, WALL_NONE);
    assert_false(e->chair.placed);
    assert_false(e->position->sided);
    assert_int_equal(e->switch_ms, 4000);
    assert_string_equal(e->fedb, "");
}

static void every_part_and_joint_has_a_word(void **state)
{
    struct reader *reader = *state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    const char *content = HEAD "poses:\n  reach:\n";
    for (int joint = JOINT_LEFT_CLAVICLE; joint < JOINT_COUNT; joint++)
        content =
            arena_format(&arena, "%s    %s: {%s: 1}\n", content, joint_name((enum joint)joint),
                         joint_axis((enum joint)joint, 0)->positive);
    for (int group = 0; group < SPINE_GROUP_COUNT; group++)
        content = arena_format(&arena, "%s    %s: {right_turn: 1}\n", content,
                               spine_group_name((enum spine_group)group));
    content = arena_format(&arena, "%s    contacts:\n      left_foot: none\n", content);
    for (int part = 0; part < PART_COUNT; part++)
        content = arena_format(&arena, "%s      %s%s: floor\n", content,
                               part == PART_BACK_OF_HEAD || part == PART_FOREHEAD ? "" : "right_",
                               part_name((enum part)part));
    const struct exercise *e = read_exercise(reader, arena_format(&arena, "%s" PHASES, content));
    assert_non_null(e);
    assert_int_equal(e->keys[1].contact_count, PART_COUNT);
    arena_close(&arena);
}

static void the_arc_begins_where_the_last_phase_without_stretch_ended(void **state)
{
    const struct exercise *e =
        read_exercise(*state, HEAD "poses: {up: {}, reach: {}, more: {}}\n"
                                   "phases:\n"
                                   "  - {phase: one, to: reach, seconds: 5, stretches: yes}\n"
                                   "  - {phase: lift, to: up, seconds: 5}\n"
                                   "  - {phase: two, to: reach, seconds: 5, stretches: yes}\n"
                                   "  - {phase: three, to: more, seconds: 5, stretches: yes}\n"
                                   "  - {phase: hold3, to: more}\n");
    assert_non_null(e);
    assert_int_equal(exercise_arc_start(e, 0), 0);
    assert_int_equal(exercise_arc_start(e, 2), 1);
    assert_int_equal(exercise_arc_start(e, 3), 1);
    assert_true(e->phases[4].holds);
    assert_int_equal(e->phases[4].ms, 10000);
}

static void white_space_of_texts_is_tidied(void **state)
{
    const struct exercise *e = read_exercise(*state, HEAD "purpose: |\n  Two\n    lines.\n\n"
                                                          "cautions: \"  Mind   your head.  \"\n"
                                                          "poses: {reach: {}}\n" PHASES);
    assert_non_null(e);
    assert_string_equal(e->purpose, "Two lines.");
    assert_int_equal(e->cautions.count, 1);
    assert_string_equal(e->cautions.line[0], "Mind your head.");
    assert_string_equal(e->easier, "");
    assert_string_equal(e->status, "experimental");
}

static void a_byte_order_mark_and_windows_lines_do_no_harm(void **state)
{
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    char *content = arena_take(&arena, 4 * sizeof PAPER_REACH, 1);
    char *to = content;
    for (const char *from = "\xEF\xBB\xBF" PAPER_REACH; *from; from++) {
        if (*from == '\n')
            *to++ = '\r';
        *to++ = *from;
    }
    const struct exercise *e = read_exercise(*state, content);
    assert_non_null(e);
    assert_string_equal(e->name, "Reach");
    arena_close(&arena);
}

static void left_and_right_change_places_in_words(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"Turn right.", "Turn left."},
        {"Left hand to the outside of your right thigh.",
         "Right hand to the outside of your left thigh."},
        {"LEFT, left, right!", "RIGHT, right, left!"},
        {"Upright, brightly, leftover.", "Upright, brightly, leftover."},
        {"right", "left"},
        {"", ""},
    };
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *other = text_other_side(&arena, pairs[i][0]);
        assert_string_equal(other, pairs[i][1]);
        assert_string_equal(text_other_side(&arena, other), pairs[i][0]);
    }
    arena_close(&arena);
    arena_open(&arena, &memory_heap, 16);
    assert_null(text_other_side(&arena, "Turn right, and then left."));
    arena_close(&arena);
}

static void categories_and_breaths_have_names(void **state)
{
    (void)state;
    assert_string_equal(category_name(CATEGORY_UPPER_BODY), "Upper body");
    assert_string_equal(breath_name(BREATH_CYCLE), "cycle");
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, reader_enter, reader_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(one_side_overrides_both_wherever_it_stands),
        CASE(negative_words_are_negative_numbers),
        CASE(a_pose_that_writes_the_head_writes_the_neck_alone),
        CASE(an_own_start_changes_the_position_and_stays_fresh),
        CASE(contacts_keep_every_detail),
        CASE(a_pose_keeps_the_stance_it_comes_from_unless_it_writes_one),
        CASE(the_furniture_stands_where_the_file_says),
        CASE(contacts_know_where_wall_and_chair_stand),
        CASE(a_contact_knows_the_step_it_stands_at),
        CASE(without_a_word_there_is_no_wall_and_the_chair_is_the_sitters),
        CASE(every_part_and_joint_has_a_word),
        CASE(the_arc_begins_where_the_last_phase_without_stretch_ended),
        CASE(white_space_of_texts_is_tidied),
        CASE(a_byte_order_mark_and_windows_lines_do_no_harm),
        CASE(left_and_right_change_places_in_words),
        CASE(categories_and_breaths_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
