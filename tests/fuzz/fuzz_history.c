/* Any bytes as what `limber history --import` takes; what came in goes out again, and is then
 * known.
 */
#include "command/history_show.h"
#include "fuzz/fuzz.h"

static struct record *open_record(struct problems *problems)
{
    const struct record_wish nowhere = {&memory_heap, "", "", NULL, false};
    struct record *record = record_open(&nowhere, problems);
    PROMISE(record);
    return record;
}

static void tell_again(struct record *record, struct problems *problems)
{
    static const struct profile profile;
    const struct history history = {record_entries(record), {1790000000000, 0}, "", &profile, NULL};
    char *told = NULL;
    size_t length = 0;
    FILE *to = open_memstream(&told, &length);
    PROMISE(to);
    history_csv(&history, to);
    PROMISE(fclose(to) == 0);
    const int errors = problems->errors;
    PROMISE(text_is_utf8((struct text){told, length}));
    PROMISE(history_import(record, (struct text){told, length}, "b.csv", problems) == 0);
    PROMISE(problems->errors == errors);
    free(told);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    problems_open(&problems, &memory_heap);
    struct record *record = open_record(&problems);
    const struct text content = {size > 0 ? (const char *)data : "", size};
    const int added = history_import(record, content, "a.csv", &problems);
    PROMISE(added == record_entries(record).count);
    tell_again(record, &problems);
    check_problems(&problems);
    record_close(record, &problems);
    problems_close(&problems);
    return 0;
}
