/* Any bytes as a move between two positions, beside one that is right. */
#include "fuzz/fuzz.h"

static void check_move(const struct move *move)
{
    PROMISE(move->from && move->to && move->from != move->to && move->ms > 0);
    PROMISE(!move->keys == (move->through_count > 0));
    for (int i = 0; i + 1 < move->key_count; i++)
        PROMISE(move->key_ms[i] >= 300 && move->key_ms[i] <= 30000);
    for (int i = 0; i < move->key_count; i++)
        PROMISE(move->keys[i].contact_count <= KEY_CONTACTS_MOST);
    for (int i = 0; i < move->through_count; i++)
        PROMISE(move->through[i]);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static struct problems problems;
    static const char *const folders[] = {"a"};
    const char *content = size ? (const char *)data : "";
    const struct paper list[] = {{"a/positions/chair.yaml", PAPER_CHAIR, 0},
                                 {"a/positions/stand.yaml", PAPER_STAND, 0},
                                 {"a/positions/standing.yaml", PAPER_STAND, 0},
                                 {"a/moves/rise.yaml", PAPER_RISE, 0},
                                 {"a/moves/x.yaml", content, size}};
    const struct papers papers = {list, 5};
    const struct world world = papers_world(&papers, &memory_heap);
    struct library library;
    problems_open(&problems, &memory_heap);
    PROMISE(library_load(&library, &world, folders, 1, &problems));
    check_problems(&problems);
    PROMISE(library.moves->count <= 2);
    for (int i = 0; i < library.moves->count; i++)
        check_move(library.moves->list[i]);
    library_close(&library);
    problems_close(&problems);
    return 0;
}
