/* Whatever happens to the bytes of the file or its log, limber starts, invents nothing, finds again
 * what is left, and keeps what it found as it was. */
#include "record/kept.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

enum { ENTRIES = 70, ROWS_OF_A_PAGE = 40 };

static struct arena arena;
static struct text file_bytes, log_bytes; /* of a sound record */
static int survived;

static void write_record(void)
{
    open_kept();
    for (int i = 0; i < ENTRIES; i++)
        assert_true(keep(i));
}

static int open_sound(void **state)
{
    arena_open(&arena, &memory_heap, 64 << 20);
    return open_folder(state);
}

static int close_sound(void **state)
{
    arena_close(&arena);
    return close_folder(state);
}

static void take_closed(void)
{
    write_record();
    close_kept();
    file_bytes = content_of(in_folder("record.db"), &arena);
    log_bytes = text_of("");
}

/* As a program leaves them that is killed. */
static void take_killed(void)
{
    write_record();
    file_bytes = content_of(in_folder("record.db"), &arena);
    log_bytes = content_of(in_folder("record.db-wal"), &arena);
    close_kept();
}

static void put(struct text file, struct text log)
{
    static const char *const others[] = {"record.db-shm", "record.db.damaged-1",
                                         "record.db.damaged-1-wal", "record.db.damaged-2"};
    for (int i = 0; i < 4; i++)
        unlink(in_folder(others[i]));
    write_content(in_folder("record.db"), file);
    if (log.length > 0)
        write_content(in_folder("record.db-wal"), log);
    else
        unlink(in_folder("record.db-wal"));
}

/* All that is there was kept once, in its order; at least so many of them. */
static void assert_remains(int least)
{
    const struct entries entries = record_entries(kept);
    int64_t before = 0;
    assert_true(entries.count <= ENTRIES && entries.count >= least);
    for (int i = 0; i < entries.count; i++) {
        const struct entry *entry = &entries.list[i];
        assert_true(entry->id > before && entry->id <= ENTRIES);
        const struct entry expected = an_entry((int)entry->id - 1);
        assert_same(entry, &expected);
        before = entry->id;
    }
}

/* After that nothing is wrong any more, and a new entry stays. */
static void assert_mended(int found)
{
    forget_told();
    open_kept();
    assert_int_equal(problems.count, 0);
    assert_int_equal(record_entries(kept).count, found + 1);
    close_kept();
}

static void assert_survived(struct text file, struct text log, int least)
{
    open_kept();
    const int found = record_entries(kept).count;
    const bool damaged = was_told("it was damaged");
    assert_remains(least);
    assert_true(damaged || found == ENTRIES || file.length == 0);
    if (damaged) {
        assert_true(same_content(in_folder("record.db.damaged-1"), file, &arena));
        if (log.length > 0)
            assert_true(same_content(in_folder("record.db.damaged-1-wal"), log, &arena));
    }
    assert_true(keep(ENTRIES));
    close_kept();
    if (survived++ % 8 == 0)
        assert_mended(found);
    forget_told();
}

static void cut_anywhere_it_starts_with_what_is_left(void **state)
{
    (void)state;
    take_closed();
    for (size_t length = 0; length < file_bytes.length; length += 64) {
        const struct text cut = {file_bytes.at, length};
        const size_t pages = length / 4096;
        put(cut, log_bytes);
        assert_survived(cut, log_bytes, pages > 2 ? ((int)pages - 2) * 10 : 0);
    }
}

static void with_its_log_cut_anywhere_it_starts_with_what_is_left(void **state)
{
    (void)state;
    take_killed();
    const size_t frame = 4096 + 24;
    for (size_t length = 0; length < log_bytes.length; length += (size_t)64 * 97) {
        const struct text cut = {log_bytes.at, length};
        put(file_bytes, cut);
        open_kept();
        assert_remains(length > 4 * frame ? (int)(length / frame) / 3 : 0);
        assert_true(keep(ENTRIES));
        close_kept();
        forget_told();
    }
}

static uint32_t draw(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void flip_bits(int times, bool in_log)
{
    uint32_t seed = 7;
    const struct text of = in_log ? log_bytes : file_bytes;
    char *bytes = arena_copy(&arena, of.at, of.length);
    const struct text flipped = {bytes, of.length};
    for (int i = 0; i < times; i++) {
        struct arena before = arena;
        const size_t at = draw(&seed) % of.length;
        const char bit = (char)(1 << draw(&seed) % 8);
        bytes[at] ^= bit;
        put(in_log ? file_bytes : flipped, in_log ? flipped : log_bytes);
        arena_open(&arena, &memory_heap, 64 << 20);
        assert_survived(in_log ? file_bytes : flipped, in_log ? flipped : log_bytes,
                        ENTRIES - ROWS_OF_A_PAGE);
        arena_close(&arena);
        arena = before;
        bytes[at] ^= bit;
    }
}

static void a_bit_that_fell_over_costs_a_page_at_most(void **state)
{
    (void)state;
    take_closed();
    flip_bits(1400, false);
}

static void a_bit_of_the_log_that_fell_over_costs_no_more(void **state)
{
    (void)state;
    take_killed();
    flip_bits(600, true);
}

/* Writes one after the other and tells each, until it is killed. */
static pid_t start_writer(int *told)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        open_kept();
        for (int i = record_entries(kept).count;; i++)
            if (keep(i) && write(ends[1], &i, sizeof i) != sizeof i)
                _exit(1);
    }
    close(ends[1]);
    *told = ends[0];
    return child;
}

/* Returns how many were told to be written, at least so many. */
static int kill_writer(pid_t child, int told, long after_us, int written)
{
    const struct timespec pause = {0, after_us * 1000};
    nanosleep(&pause, NULL);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    for (int last; read(told, &last, sizeof last) == sizeof last;)
        written = last + 1;
    close(told);
    return written;
}

/* Every second writer may begin before it is killed, the others are killed while they open. */
static void killed_at_any_moment_it_keeps_what_was_written(void **state)
{
    (void)state;
    const char *asked = getenv("LIMBER_KILLS");
    const int kills = asked != NULL ? atoi(asked) : 40;
    uint32_t seed = 3;
    int written = 0;
    for (int run = 0; run < kills; run++) {
        int told, last;
        const pid_t child = start_writer(&told);
        if (run % 2 == 0 && read(told, &last, sizeof last) == sizeof last)
            written = last + 1;
        written = kill_writer(child, told, (long)(draw(&seed) % 5000), written);
        open_kept();
        const int found = record_entries(kept).count;
        assert_true(found >= written && found <= written + 1);
        assert_holds(kept, found);
        problems_print(&problems, stderr);
        assert_int_equal(problems.count, 0);
        written = found;
        close_kept();
    }
    assert_true(written >= kills / 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_sound, close_sound)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(cut_anywhere_it_starts_with_what_is_left),
        TEST(with_its_log_cut_anywhere_it_starts_with_what_is_left),
        TEST(a_bit_that_fell_over_costs_a_page_at_most),
        TEST(a_bit_of_the_log_that_fell_over_costs_no_more),
        TEST(killed_at_any_moment_it_keeps_what_was_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
