/* A record in a folder of the test's own, and entries to put into it. */
#ifndef LIMBER_TESTS_RECORD_KEPT_H
#define LIMBER_TESTS_RECORD_KEPT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/told.h"
#include "base/world.h"
#include "record/record.h"

static char folder[64];
static struct record *kept;
static const char *kept_vfs;

static inline const char *in_folder(const char *name)
{
    static char path[4][128];
    static int next;
    next = (next + 1) % 4;
    (void)snprintf(path[next], sizeof path[next], "%s/%s", folder, name);
    return path[next];
}

static inline struct record *open_for(const char *person)
{
    const struct record_wish wish = {&memory_heap, folder, person, kept_vfs, false};
    struct record *record = record_open(&wish, &problems);
    assert_non_null(record);
    return record;
}

static inline void open_kept(void)
{
    kept = open_for("");
}

static inline void close_kept(void)
{
    record_close(kept, &problems);
    kept = NULL;
}

static inline void forget_told(void)
{
    problems_close(&problems);
    problems_open(&problems, &memory_heap);
}

/* In memory if the system has such a folder: thousands of files are written. */
static inline int open_folder(void **state)
{
    (void)snprintf(folder, sizeof folder, "%s/limber-record-XXXXXX",
                   access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(folder));
    return open_problems(state);
}

static inline int close_folder(void **state)
{
    char order[256];
    close_kept();
    kept_vfs = NULL;
    (void)snprintf(order, sizeof order, "chmod -R u+w %s; rm -rf %s", folder, folder);
    assert_int_equal(system(order), 0);
    return close_problems(state);
}

/* The nth of many different ones. */
static inline struct entry an_entry(int n)
{
    static const char *const names[] = {"cat_cow", "rock_back", "hamstring_supine"};
    return (struct entry){
        .at = {1790000000000 + (int64_t)n * 61250, 7200},
        .session = 1790000000000 + n / 10,
        .kind = ENTRY_PHASE,
        .exercise = names[n % 3],
        .phase = "hold",
        .routine = n % 2 == 0 ? "lower_back_relief" : "my own ä\"routine",
        .side = (enum side)(n % 3),
        .stretched_ms = n * 997 % 60000,
        .range = 300 + n * 7 % 701,
        .rhythmic = n % 3 == 0,
        .ended = (enum ended)(n % ENDED_COUNT),
        .families = (unsigned)(n % 255) + 1,
        .primary = n % GROUP_COUNT,
        .others = (unsigned)(n * 31 % 4096),
    };
}

static inline bool keep(int n)
{
    const struct entry entry = an_entry(n);
    return record_keep(kept, &entry);
}

static inline void assert_same(const struct entry *a, const struct entry *b)
{
    assert_int_equal(a->at.ms, b->at.ms);
    assert_int_equal(a->at.east_s, b->at.east_s);
    assert_int_equal(a->session, b->session);
    assert_int_equal(a->kind, b->kind);
    assert_string_equal(a->exercise, b->exercise);
    assert_string_equal(a->phase, b->phase);
    assert_string_equal(a->routine, b->routine);
    assert_int_equal(a->side, b->side);
    assert_int_equal(a->stretched_ms, b->stretched_ms);
    assert_int_equal(a->range, b->range);
    assert_int_equal(a->rhythmic, b->rhythmic);
    assert_int_equal(a->ended, b->ended);
    assert_int_equal(a->felt, b->felt);
    assert_int_equal(a->families, b->families);
    assert_int_equal(a->primary, b->primary);
    assert_int_equal(a->others, b->others);
}

/* The record holds an_entry(0) .. an_entry(count - 1), in this order, and nothing else. */
static inline void assert_holds(const struct record *record, int count)
{
    const struct entries entries = record_entries(record);
    assert_int_equal(entries.count, count);
    for (int i = 0; i < count; i++) {
        const struct entry expected = an_entry(i);
        assert_int_equal(entries.list[i].id, i + 1);
        assert_same(&entries.list[i], &expected);
    }
}

static inline bool was_told(const char *words)
{
    for (int i = 0; i < problems.count; i++)
        if (strstr(problems.list[i].message, words) != NULL)
            return true;
    return false;
}

static inline struct text content_of(const char *path, struct arena *arena)
{
    struct text content;
    assert_int_equal(world_machine.read(NULL, path, 64 << 20, arena, &content), FILE_OK);
    return content;
}

static inline void write_content(const char *path, struct text content)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.at, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
}

static inline bool same_content(const char *path, struct text content, struct arena *arena)
{
    const struct text found = content_of(path, arena);
    return found.length == content.length && memcmp(found.at, content.at, found.length) == 0;
}

#endif
