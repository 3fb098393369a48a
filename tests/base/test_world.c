#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/failing.h"
#include "base/world.h"

struct room {
    char folder[64];
    struct arena arena;
};

static int enter(void **state)
{
    static struct room room;
    strcpy(room.folder, "/tmp/limber_world_XXXXXX");
    if (!mkdtemp(room.folder) || chdir(room.folder) != 0)
        return -1;
    arena_open(&room.arena, &memory_heap, 1 << 22);
    *state = &room;
    return 0;
}

static int leave(void **state)
{
    struct room *room = *state;
    arena_close(&room->arena);
    for (const char *const *name =
             (const char *const[]){"a.yaml", "b.yaml", ".c.yaml", "d.txt", "pipe", "e.yaml", NULL};
         *name; name++)
        unlink(*name);
    return chdir("/") == 0 && rmdir(room->folder) == 0 ? 0 : -1;
}

static void write_file(const char *name, const char *bytes)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(bytes, file);
    fclose(file);
}

static enum file_result read_path(struct room *room, const char *path, struct text *content)
{
    return world_machine.read(NULL, path, 1000, &room->arena, content);
}

static void a_plain_file_is_read_whole(void **state)
{
    struct text content;
    write_file("a.yaml", "hello\n");
    assert_int_equal(read_path(*state, "a.yaml", &content), FILE_OK);
    assert_int_equal(content.length, 6);
    assert_string_equal(content.at, "hello\n");
    write_file("b.yaml", "");
    assert_int_equal(read_path(*state, "b.yaml", &content), FILE_OK);
    assert_int_equal(content.length, 0);
    assert_string_equal(content.at, "");
}

static void what_is_no_plain_file_is_refused_at_once(void **state)
{
    struct text content;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_int_equal(read_path(*state, "pipe", &content), FILE_NOT_PLAIN);
    assert_int_equal(read_path(*state, ".", &content), FILE_NOT_PLAIN);
    assert_int_equal(read_path(*state, "/dev/zero", &content), FILE_NOT_PLAIN);
    assert_int_equal(read_path(*state, "/dev/null", &content), FILE_NOT_PLAIN);
    assert_int_equal(read_path(*state, "nothing", &content), FILE_MISSING);
    assert_int_equal(read_path(*state, "a.yaml/b", &content), FILE_MISSING);
}

static void a_file_larger_than_allowed_is_not_read(void **state)
{
    struct text content;
    write_file("e.yaml", "");
    assert_int_equal(truncate("e.yaml", 1000), 0);
    assert_int_equal(read_path(*state, "e.yaml", &content), FILE_OK);
    assert_int_equal(truncate("e.yaml", 1001), 0);
    assert_int_equal(read_path(*state, "e.yaml", &content), FILE_TOO_LARGE);
    assert_int_equal(truncate("e.yaml", 100L << 20), 0);
    assert_int_equal(read_path(*state, "e.yaml", &content), FILE_TOO_LARGE);
}

static void a_file_that_cannot_be_held_is_refused(void **state)
{
    (void)state;
    struct failing failing = {.left = 0};
    const struct memory memory = failing_memory(&failing);
    struct arena arena;
    struct text content;
    const char *const *names;
    int count;
    arena_open(&arena, &memory, 1 << 20);
    assert_int_equal(world_machine.read(NULL, "a.yaml", 1000, &arena, &content), FILE_NO_MEMORY);
    assert_int_equal(world_machine.list(NULL, ".", ".yaml", &arena, &names, &count),
                     FILE_NO_MEMORY);
    arena_close(&arena);
}

static void a_folder_is_listed_in_order(void **state)
{
    struct room *room = *state;
    const char *const *names;
    int count;
    write_file(".c.yaml", "");
    write_file("d.txt", "");
    assert_int_equal(world_machine.list(NULL, ".", ".yaml", &room->arena, &names, &count), FILE_OK);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "a.yaml");
    assert_string_equal(names[1], "b.yaml");
    assert_string_equal(names[2], "e.yaml");
    assert_int_equal(world_machine.list(NULL, "nothing", ".yaml", &room->arena, &names, &count),
                     FILE_MISSING);
    assert_int_equal(count, 0);
}

static void the_clock_never_goes_back(void **state)
{
    (void)state;
    int64_t before = world_machine.now_ms(NULL);
    for (int i = 0; i < 1000; i++) {
        const int64_t now = world_machine.now_ms(NULL);
        assert_true(now >= before);
        before = now;
    }
}

static void every_result_has_words(void **state)
{
    (void)state;
    for (int i = FILE_OK; i <= FILE_NO_MEMORY; i++)
        assert_true(strlen(file_result_words((enum file_result)i)) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_file_is_read_whole),
        cmocka_unit_test(what_is_no_plain_file_is_refused_at_once),
        cmocka_unit_test(a_file_larger_than_allowed_is_not_read),
        cmocka_unit_test(a_file_that_cannot_be_held_is_refused),
        cmocka_unit_test(a_folder_is_listed_in_order),
        cmocka_unit_test(the_clock_never_goes_back),
        cmocka_unit_test(every_result_has_words),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
