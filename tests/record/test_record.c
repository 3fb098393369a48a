/* What was kept is there again, whatever the disk does; what was erased is not. */
#include "record/kept.h"

#include <sqlite3.h>
#include <sys/wait.h>

#include "record/faulty_disk.h"

static void sql(const char *order)
{
    sqlite3 *database;
    assert_int_equal(sqlite3_open(in_folder("record.db"), &database), SQLITE_OK);
    assert_int_equal(sqlite3_exec(database, order, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void what_was_kept_is_there_again(void **state)
{
    (void)state;
    open_kept();
    for (int i = 0; i < 700; i++)
        assert_true(keep(i));
    assert_holds(kept, 700);
    close_kept();
    open_kept();
    assert_holds(kept, 700);
    assert_true(keep(700));
    assert_int_equal(record_unsaved(kept), 0);
    assert_string_equal(record_reason(kept), "");
    close_kept();
    open_kept();
    assert_holds(kept, 701);
    assert_int_equal(problems.count, 0);
}

static void nobody_else_reads_it(void **state)
{
    (void)state;
    struct stat about;
    open_kept();
    keep(0);
    assert_int_equal(stat(in_folder("record.db"), &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
}

static void an_entry_that_limber_would_not_write_is_refused(void **state)
{
    (void)state;
    open_kept();
    struct entry entry = an_entry(0);
    entry.range = 1001;
    assert_false(record_keep(kept, &entry));
    entry = an_entry(0);
    entry.felt = FELT_SHARP; /* of a phase */
    assert_false(record_keep(kept, &entry));
    entry = an_entry(0);
    entry.stretched_ms = -1;
    assert_false(record_keep(kept, &entry));
    entry = an_entry(0);
    entry.exercise = "\xff";
    assert_false(record_keep(kept, &entry));
    assert_int_equal(record_entries(kept).count, 0);
}

static void people_on_one_machine_have_records_of_their_own(void **state)
{
    (void)state;
    struct record *anna = open_for("Anna");
    open_kept();
    const struct entry first = an_entry(0), second = an_entry(1);
    assert_true(record_keep(anna, &first));
    assert_true(record_keep(kept, &second));
    record_close(anna, &problems);
    close_kept();
    anna = open_for("Anna");
    open_kept();
    assert_holds(anna, 1);
    assert_int_equal(record_entries(kept).count, 1);
    assert_same(&record_entries(kept).list[0], &second);
    record_close(anna, &problems);
}

/* Whether any file of the folder holds the bytes. */
static bool is_anywhere(const char *bytes)
{
    char order[256];
    (void)snprintf(order, sizeof order, "grep -qra -- '%s' %s", bytes, folder);
    return system(order) == 0;
}

static void what_is_erased_leaves_no_trace(void **state)
{
    (void)state;
    struct record *anna = open_for("Anna");
    open_kept();
    for (int i = 0; i < 300; i++)
        assert_true(keep(i));
    for (int i = 0; i < 100; i++) {
        struct entry entry = an_entry(i);
        entry.routine = "annas_secret_routine";
        assert_true(record_keep(anna, &entry));
    }
    write_content(in_folder("record.db.damaged-1"), text_of("annas_secret_routine"));
    write_content(in_folder("record.db.damaged-7-wal"), text_of("annas_secret_routine"));
    assert_true(is_anywhere("annas_secret_routine"));
    assert_true(record_erase(anna, &problems));
    assert_int_equal(record_entries(anna).count, 0);
    assert_false(is_anywhere("annas_secret_routine"));
    assert_true(is_anywhere("lower_back_relief"));
    record_close(anna, &problems);
    close_kept();
    open_kept();
    assert_holds(kept, 300);
    assert_int_equal(problems.count, 0);
}

static void after_erasing_it_begins_anew(void **state)
{
    (void)state;
    open_kept();
    for (int i = 0; i < 20; i++)
        keep(i);
    assert_true(record_erase(kept, &problems));
    assert_true(keep(0));
    close_kept();
    open_kept();
    assert_holds(kept, 1);
}

static void a_file_of_a_newer_limber_is_not_touched(void **state)
{
    (void)state;
    struct arena arena;
    arena_open(&arena, &memory_heap, 1 << 20);
    open_kept();
    keep(0);
    close_kept();
    sql("PRAGMA user_version = 3; CREATE TABLE later (what TEXT) STRICT");
    const struct text before = content_of(in_folder("record.db"), &arena);
    open_kept();
    assert_true(was_told("a newer limber wrote it"));
    assert_int_equal(problems.count, 1);
    assert_int_equal(record_entries(kept).count, 0);
    assert_false(keep(1));
    assert_false(keep(2));
    assert_int_equal(record_entries(kept).count, 2);
    assert_int_equal(problems.count, 1);
    close_kept();
    assert_true(same_content(in_folder("record.db"), before, &arena));
    arena_close(&arena);
}

static void what_is_no_record_is_kept_aside(void **state)
{
    (void)state;
    struct arena arena;
    const struct text story = text_of("Once upon a time there was no database here at all.");
    arena_open(&arena, &memory_heap, 1 << 20);
    write_content(in_folder("record.db"), story);
    open_kept();
    assert_true(was_told("it was damaged"));
    assert_true(was_told("record.db.damaged-1"));
    assert_true(keep(0));
    close_kept();
    assert_true(same_content(in_folder("record.db.damaged-1"), story, &arena));
    write_content(in_folder("record.db"), story);
    open_kept();
    assert_true(was_told("record.db.damaged-2"));
    arena_close(&arena);
}

static void the_database_of_another_program_is_kept_aside(void **state)
{
    (void)state;
    sql("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
    open_kept();
    assert_true(was_told("it was damaged"));
    assert_int_equal(access(in_folder("record.db.damaged-1"), F_OK), 0);
    assert_true(keep(0));
    close_kept();
    open_kept();
    assert_holds(kept, 1);
}

static void an_entry_that_somebody_changed_is_no_entry(void **state)
{
    (void)state;
    open_kept();
    for (int i = 0; i < 9; i++)
        keep(i);
    close_kept();
    sql("UPDATE entry SET stretched_ms = stretched_ms + 1 WHERE id = 9");
    open_kept();
    assert_true(was_told("it was damaged"));
    assert_holds(kept, 8);
}

static void a_full_disk_is_said_by_its_name_and_taken_up_when_there_is_room(void **state)
{
    (void)state;
    kept_vfs = "faulty";
    open_kept();
    assert_true(keep(0));
    disk_fails_after(0, SQLITE_FULL);
    assert_false(keep(1));
    assert_false(keep(2));
    assert_int_equal(record_unsaved(kept), 2);
    assert_string_equal(record_reason(kept), "the disk is full");
    disk_is_good();
    assert_true(keep(3));
    assert_holds(kept, 4);
    close_kept();
    open_kept();
    assert_holds(kept, 4);
    assert_int_equal(problems.count, 0);
}

static void a_disk_that_fails_for_good_loses_only_what_was_said_to_be_unsaved(void **state)
{
    (void)state;
    kept_vfs = "faulty";
    open_kept();
    keep(0);
    disk_fails_after(0, SQLITE_IOERR_FSYNC);
    assert_false(keep(1));
    close_kept();
    assert_true(was_told("1 entries of the record are lost"));
    disk_is_good();
    open_kept();
    assert_true(record_entries(kept).count <= 2);
    const struct entry expected = an_entry(0);
    assert_same(&record_entries(kept).list[0], &expected);
}

/* The nth write fails, for each n: nothing that was reported written is missing afterwards. */
static void whichever_write_fails_nothing_written_is_lost(void **state)
{
    (void)state;
    for (int n = 0; n < 60; n++) {
        char order[256];
        int written = 0;
        (void)snprintf(order, sizeof order, "rm -f %s/*", folder);
        assert_int_equal(system(order), 0);
        kept_vfs = "faulty";
        disk_fails_after(n, n % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
        open_kept();
        for (int i = 0; i < 6; i++)
            written = keep(i) ? i + 1 : written;
        if (n % 3 == 0)
            disk_is_good();
        close_kept();
        disk_is_good();
        open_kept();
        assert_true(record_entries(kept).count >= written);
        assert_holds(kept, record_entries(kept).count);
        close_kept();
        forget_told();
    }
}

static void in_a_folder_that_cannot_be_written_the_record_can_be_read(void **state)
{
    (void)state;
    open_kept();
    for (int i = 0; i < 50; i++)
        keep(i);
    close_kept();
    unlink(in_folder("record.db.lock"));
    assert_int_equal(chmod(in_folder("record.db"), 0400), 0);
    assert_int_equal(chmod(folder, 0500), 0);
    const pid_t child = fork();
    if (child == 0) {
        if (getuid() == 0 && (chown(folder, 65534, 0) != 0 ||
                              chown(in_folder("record.db"), 65534, 0) != 0 || setuid(65534) != 0))
            _exit(3);
        open_kept();
        _exit(record_entries(kept).count != 50 || !was_told("cannot be written") || keep(50));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void without_a_folder_it_is_kept_in_memory(void **state)
{
    (void)state;
    const struct record_wish wish = {&memory_heap, "/proc/limber", "", NULL, false};
    kept = record_open(&wish, &problems);
    assert_non_null(kept);
    assert_int_equal(problems.count, 1);
    assert_true(was_told("its folder cannot be made"));
    assert_false(keep(0));
    assert_false(keep(1));
    assert_int_equal(record_entries(kept).count, 2);
    assert_int_equal(problems.count, 1);
}

/* Read with whatever a killed program left in the log; nothing is made, mended or written. */
static void who_only_reads_it_changes_nothing(void **state)
{
    (void)state;
    const struct record_wish wish = {&memory_heap, folder, "", NULL, true};
    struct record *before = record_open(&wish, &problems);
    assert_int_equal(record_entries(before).count, 0);
    record_close(before, &problems);
    assert_int_not_equal(access(in_folder("record.db"), F_OK), 0);
    open_kept();
    for (int i = 0; i < 50; i++)
        keep(i);
    struct record *reader = record_open(&wish, &problems);
    assert_holds(reader, 50);
    const struct entry entry = an_entry(50);
    assert_false(record_keep(reader, &entry));
    assert_int_equal(record_entries(reader).count, 51);
    record_close(reader, &problems);
    close_kept();
    assert_int_equal(problems.count, 0);
    open_kept();
    assert_holds(kept, 50);
}

static void many_are_written_at_once(void **state)
{
    (void)state;
    open_kept();
    for (int i = 0; i < 5; i++) {
        const struct entry entry = an_entry(i);
        assert_true(record_add(kept, &entry));
        assert_int_equal(record_unsaved(kept), i + 1);
    }
    struct entry wrong = an_entry(5);
    wrong.range = COMFORT_WHOLE + 1;
    assert_false(record_add(kept, &wrong));
    assert_true(record_save(kept));
    assert_int_equal(record_unsaved(kept), 0);
    assert_int_equal(record_entries(kept).list[4].id, 5);
    close_kept();
    open_kept();
    assert_holds(kept, 5);
}

static void without_memory_for_the_file_it_is_written_later(void **state)
{
    (void)state;
    sqlite3_hard_heap_limit64(1);
    open_kept();
    assert_true(was_told("cannot be written"));
    assert_false(keep(0));
    sqlite3_hard_heap_limit64(0);
    assert_true(keep(1));
    assert_int_equal(record_unsaved(kept), 0);
}

static void two_programs_write_at_once(void **state)
{
    (void)state;
    enum { EACH = 60, PROGRAMS = 3 };
    pid_t children[PROGRAMS];
    for (int k = 0; k < PROGRAMS; k++) {
        children[k] = fork();
        if (children[k] == 0) {
            bool good = true;
            open_kept();
            for (int i = 0; i < EACH; i++) {
                struct entry entry = an_entry(i);
                entry.session = k;
                good &= record_keep(kept, &entry);
            }
            close_kept();
            _exit(good && problems.count == 0 ? 0 : 1);
        }
    }
    for (int k = 0; k < PROGRAMS; k++) {
        int status;
        assert_int_equal(waitpid(children[k], &status, 0), children[k]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    open_kept();
    const struct entries entries = record_entries(kept);
    assert_int_equal(entries.count, EACH * PROGRAMS);
    int next[PROGRAMS] = {0};
    for (int i = 0; i < entries.count; i++) {
        struct entry expected = an_entry(next[entries.list[i].session]++);
        expected.session = entries.list[i].session;
        assert_same(&entries.list[i], &expected);
    }
}

static void a_file_that_another_program_repaired_meanwhile_is_opened_anew(void **state)
{
    (void)state;
    open_kept();
    keep(0);
    struct record *other = kept;
    write_content(in_folder("record.db.other"), text_of(""));
    assert_int_equal(unlink(in_folder("record.db")), 0);
    unlink(in_folder("record.db-wal"));
    unlink(in_folder("record.db-shm"));
    const struct entry entry = an_entry(0);
    assert_true(record_keep(other, &entry));
    struct record *again = open_for("");
    assert_holds(again, 1);
    record_close(again, &problems);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_kept_is_there_again),
        TEST(nobody_else_reads_it),
        TEST(an_entry_that_limber_would_not_write_is_refused),
        TEST(people_on_one_machine_have_records_of_their_own),
        TEST(what_is_erased_leaves_no_trace),
        TEST(after_erasing_it_begins_anew),
        TEST(a_file_of_a_newer_limber_is_not_touched),
        TEST(what_is_no_record_is_kept_aside),
        TEST(the_database_of_another_program_is_kept_aside),
        TEST(an_entry_that_somebody_changed_is_no_entry),
        TEST(a_full_disk_is_said_by_its_name_and_taken_up_when_there_is_room),
        TEST(a_disk_that_fails_for_good_loses_only_what_was_said_to_be_unsaved),
        TEST(whichever_write_fails_nothing_written_is_lost),
        TEST(in_a_folder_that_cannot_be_written_the_record_can_be_read),
        TEST(without_a_folder_it_is_kept_in_memory),
        TEST(who_only_reads_it_changes_nothing),
        TEST(many_are_written_at_once),
        TEST(without_memory_for_the_file_it_is_written_later),
        TEST(two_programs_write_at_once),
        TEST(a_file_that_another_program_repaired_meanwhile_is_opened_anew),
    };
    disk_register();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
