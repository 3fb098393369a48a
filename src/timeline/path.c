#include "timeline/path.h"
#include "base/ease.h"

#include <string.h>

/* A move or shortcut as it leads from one node to another. */
struct edge {
    const struct move *move;
    bool backwards, mirrored;
};

/* Positions are told apart by their ids; node 2 i is position i, node 2 i + 1 its mirror image. */
struct graph {
    const struct moves *moves;
    const struct position **positions;
    int count;
    int64_t *ms;       /* to each node; -1 not reached yet */
    struct edge *edge; /* by which it is reached */
    int *before;
};

static int index_of(const struct graph *graph, const struct position *position)
{
    for (int i = 0; i < graph->count; i++) {
        if (strcmp(graph->positions[i]->id, position->id) == 0) {
            return i;
        }
    }
    return -1;
}

static void add(struct graph *graph, const struct position *position)
{
    if (index_of(graph, position) < 0) {
        graph->positions[graph->count++] = position;
    }
}

static int node(const struct graph *graph, const struct position *position, bool left)
{
    return 2 * index_of(graph, position) + (left && position->sided);
}

static bool graph_open(struct graph *graph, struct arena *arena, const struct moves *moves,
                       const struct position *from, const struct position *to)
{
    const size_t most = 2 * (size_t)moves->count + 2;
    *graph = (struct graph){.moves = moves};
    graph->positions = arena_take(arena, most, sizeof(void *));
    graph->ms = arena_take(arena, 2 * most, sizeof *graph->ms);
    graph->edge = arena_take(arena, 2 * most, sizeof *graph->edge);
    graph->before = arena_take(arena, 2 * most, sizeof *graph->before);
    if (!graph->positions || !graph->ms || !graph->edge || !graph->before) {
        return false;
    }
    add(graph, from);
    add(graph, to);
    for (int i = 0; i < moves->count; i++) {
        add(graph, moves->list[i]->from);
        add(graph, moves->list[i]->to);
    }
    for (size_t i = 0; i < 2 * most; i++) {
        graph->ms[i] = -1;
    }
    return true;
}

/* Whether the edge makes the way to its end shorter. */
static bool relax(struct graph *graph, struct edge edge)
{
    const struct move *move = edge.move;
    const int start = node(graph, edge.backwards ? move->to : move->from, edge.mirrored);
    const int end = node(graph, edge.backwards ? move->from : move->to, edge.mirrored);
    const int64_t ms = graph->ms[start] + move->ms;
    if (graph->ms[start] < 0 || (graph->ms[end] >= 0 && graph->ms[end] <= ms)) {
        return false;
    }
    graph->ms[end] = ms;
    graph->edge[end] = edge;
    graph->before[end] = start;
    return true;
}

/* There are few positions: trying all edges until nothing gets shorter is quick enough. */
static void search(struct graph *graph)
{
    bool shorter = true;
    while (shorter) {
        shorter = false;
        for (int i = 0; i < graph->moves->count; i++) {
            const struct move *move = graph->moves->list[i];
            for (int mirrored = 0; mirrored < 2; mirrored++) {
                shorter |= relax(graph, (struct edge){move, false, mirrored == 1});
                shorter |= move->back && relax(graph, (struct edge){move, true, mirrored == 1});
            }
        }
    }
}

static struct lines words_of(const struct move *move, bool backwards)
{
    return backwards ? move->say_back : move->say;
}

static int legs_of(const struct edge *edge)
{
    return edge->move->keys ? 1 : edge->move->through_count + 1;
}

/* The legs of a shortcut share its seconds as their own would be shared. */
static void put_shortcut(const struct moves *moves, const struct edge *edge, struct leg *legs)
{
    const struct move *shortcut = edge->move;
    const int count = legs_of(edge);
    int64_t whole = 0;
    for (int i = 0; i < count; i++) {
        const int a = edge->backwards ? count - i : i, b = edge->backwards ? a - 1 : a + 1;
        legs[i] = (struct leg){.mirrored = edge->mirrored};
        legs[i].move = move_between(moves, move_stop(shortcut, a)->id, move_stop(shortcut, b)->id,
                                    &legs[i].backwards);
        legs[i].say = words_of(legs[i].move, legs[i].backwards);
        whole += legs[i].move->ms;
    }
    const struct lines own = words_of(shortcut, edge->backwards);
    int64_t before = 0;
    for (int i = 0; i < count; i++) {
        legs[i].ms = share_of(shortcut->ms, before, legs[i].move->ms, whole);
        before += legs[i].move->ms;
        if (own.count > 0) {
            legs[i].say = i == 0 ? own : (struct lines){0};
        }
    }
}

static void put_edge(const struct moves *moves, const struct edge *edge, struct leg *legs)
{
    if (!edge->move->keys) {
        put_shortcut(moves, edge, legs);
        return;
    }
    *legs = (struct leg){.move = edge->move,
                         .backwards = edge->backwards,
                         .mirrored = edge->mirrored,
                         .ms = edge->move->ms,
                         .say = words_of(edge->move, edge->backwards)};
}

static struct path path_to(const struct graph *graph, struct arena *arena, int start, int end)
{
    struct path path = {.ms = graph->ms[end]};
    for (int at = end; at != start; at = graph->before[at]) {
        path.count += legs_of(&graph->edge[at]);
    }
    struct leg *legs = arena_take(arena, (size_t)path.count + 1, sizeof *legs);
    if (!legs) {
        return (struct path){0};
    }
    int left = path.count;
    for (int at = end; at != start; at = graph->before[at]) {
        left -= legs_of(&graph->edge[at]);
        put_edge(graph->moves, &graph->edge[at], &legs[left]);
    }
    path.legs = legs;
    path.found = true;
    return path;
}

struct path path_find(struct arena *arena, const struct moves *moves, struct node_of_path from,
                      struct node_of_path to)
{
    static const struct moves none = {0};
    struct graph graph;
    if (!graph_open(&graph, arena, moves ? moves : &none, from.position, to.position)) {
        return (struct path){0};
    }
    const int start = node(&graph, from.position, from.left);
    const int end = node(&graph, to.position, to.left);
    graph.ms[start] = 0;
    search(&graph);
    return graph.ms[end] < 0 ? (struct path){0} : path_to(&graph, arena, start, end);
}
