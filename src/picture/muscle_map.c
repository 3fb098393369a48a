#include "picture/muscle_map.h"

#include <math.h>
#include <string.h>

#include "base/ease.h"
#include "picture/figure.h"
#include "picture/muscle_place.h"
#include "picture/muscle_sides.h"

/* Of the panel, in em of its names. */
#define CORNER 0.4f

/* Of its lines: it is a small figure. */
#define THINNER 0.5f

/* The panel comes and goes; before and after that the stage is cleared for it. */
enum { APPEAR_MS = 600, CLEAR_MS = 900, FADE_STAMPS = 100000 };

/* When it is shown, and what it shows. */
struct prelude {
    int64_t start_ms, end_ms;
    const struct segment *course; /* the first segment after it; NULL: there is none */
};

static bool is_of(const struct segment *segment, const struct segment *other)
{
    return segment->exercise == other->exercise && segment->step == other->step &&
           segment->side == other->side;
}

bool muscle_map_prepares(const struct segment *segment)
{
    return segment->kind == SEGMENT_OPENING || segment->kind == SEGMENT_CHANGE ||
           segment->kind == SEGMENT_SWITCH ||
           (segment->kind == SEGMENT_PHASE && strcmp(segment->phase, "setup") == 0);
}

static struct prelude prelude_of(const struct view *view)
{
    const struct timeline *timeline = view->timeline;
    const struct segment *now = view->moment.segment, *first = timeline->segments;
    const struct segment *end = first + timeline->segment_count, *from = now, *to = now;
    struct prelude prelude = {.course = NULL};
    if (now->exercise == NULL || !muscle_map_prepares(now))
        return prelude;
    while (from > first && is_of(from - 1, now) && muscle_map_prepares(from - 1))
        from--;
    while (to < end && is_of(to, now) && muscle_map_prepares(to))
        to++;
    prelude.start_ms = from->start_ms;
    prelude.end_ms = to[-1].end_ms;
    const bool again = from > first && from[-1].exercise == now->exercise;
    if (!again && to < end && is_of(to, now))
        prelude.course = to;
    return prelude;
}

static bool is_listed(const struct highlights *list, const struct highlight *muscle)
{
    for (int i = 0; i < list->count; i++)
        if (strcmp(list->list[i].muscle, muscle->muscle) == 0 && list->list[i].side == muscle->side)
            return true;
    return false;
}

/* All that the exercise stretches on this side. */
static struct highlights muscles_of(const struct timeline *timeline, const struct segment *course,
                                    struct highlight room[MAP_MUSCLES_MOST])
{
    const struct segment *end = timeline->segments + timeline->segment_count;
    struct highlights all = {room, 0};
    for (const struct segment *at = course; at < end && is_of(at, course); at++)
        for (int i = 0; i < at->highlights.count && all.count < MAP_MUSCLES_MOST; i++)
            if (!is_listed(&all, &at->highlights.list[i]))
                room[all.count++] = at->highlights.list[i];
    return all;
}

static void draw_figures(const struct view *view, const struct layout *layout,
                         const struct highlights *lit, struct kept_map *map)
{
    static const struct look looks[2] = {{90.0f, 3.0f}, {-90.0f, 3.0f}};
    struct layout thin = *layout;
    thin.line *= THINNER;
    thin.rim *= THINNER;
    for (int side = 0; side < 2; side++) {
        const struct chart chart = {.rig = &view->timeline->rig,
                                    .theme = view->theme,
                                    .lit = *lit,
                                    .side = view->moment.segment->side,
                                    .look = looks[side]};
        memset(&map->figures[side], 0, sizeof map->figures[side]);
        if (map->seen[side])
            figure_chart(&chart, &thin, &map->boxes[side], &map->figures[side]);
    }
}

static float widest_of(const struct pen *pen, const struct kept_map *map, float size)
{
    float widest = 0.0f;
    for (int i = 0; i < map->name_count; i++)
        widest = fmaxf(widest, pen_width(pen, map->names[i], size, WEIGHT_REGULAR));
    return ceilf(widest) + 1.0f;
}

static void work_out(const struct view *view, const struct layout *layout,
                     const struct prelude *prelude, const struct pen *pen, struct kept_map *map)
{
    const unsigned stamp = map->stamp;
    memset(map, 0, sizeof *map);
    map->timeline = view->timeline;
    map->start_ms = prelude->start_ms;
    map->theme = view->theme;
    map->width = view->width;
    map->height = view->height;
    map->sights = view->sights;
    map->stamp = stamp + 1;
    map->em = layout->caption.size;
    struct map_content content = {.em = layout->caption.size};
    content.lit = muscles_of(view->timeline, prelude->course, map->muscles);
    content.sides = muscle_sides(&content.lit);
    map->name_count = muscle_map_names(&content.lit, map->names);
    content.widest = widest_of(pen, map, content.em);
    map->end_ms = prelude->end_ms;
    map->there = map->name_count > 0 && muscle_place(view, layout, &content, map);
    if (map->there)
        draw_figures(view, layout, &content.lit, map);
}

static bool is_kept(const struct kept_map *map, const struct view *view,
                    const struct layout *layout, int64_t start_ms)
{
    return map->em == layout->caption.size && map->timeline == view->timeline &&
           map->start_ms == start_ms && map->theme == view->theme && map->width == view->width &&
           map->height == view->height && sights_same(&map->sights, &view->sights);
}

/* How much of the stage is cleared for it, 0..1; all of it where the routine begins with it. */
static float clear_share(const struct kept_map *map, int64_t ms, bool calm)
{
    const int64_t since = map->start_ms > 0 ? ms - map->start_ms : CLEAR_MS;
    const int64_t inside = lesser(since, map->end_ms - ms);
    return calm ? (inside > 0 ? 1.0f : 0.0f)
                : ease_minimum_jerk(clampf((float)inside / CLEAR_MS, 0.0f, 1.0f));
}

static float presence_of(const struct kept_map *map, int64_t ms, bool calm)
{
    const int64_t clear = map->reserves ? CLEAR_MS : 0;
    const int64_t inside =
        lesser(ms - map->start_ms - (map->start_ms > 0 ? clear : 0), map->end_ms - ms - clear);
    if (calm)
        return ms >= map->start_ms && ms < map->end_ms ? 1.0f : 0.0f;
    return clampf((float)inside / APPEAR_MS, 0.0f, 1.0f);
}

static struct colour faded(struct colour colour, float presence)
{
    colour.alpha = (uint8_t)((float)colour.alpha * presence + 0.5f);
    return colour;
}

static void add_names(const struct kept_map *map, const struct layout *layout, struct colour colour,
                      const struct pen *pen)
{
    struct slot slot = {map->words, layout->caption.size};
    for (int i = 0; i < map->name_count; i++) {
        pen_line(pen, map->names[i], &slot, (struct style){WEIGHT_REGULAR, ALIGN_LEFT, colour});
        slot.box.y += slot.box.height;
    }
}

static void add_figures(struct kept_map *map, float presence, struct picture *picture)
{
    for (int side = 0; side < 2; side++) {
        struct shape shape = {.kind = SHAPE_STILL, .box = map->boxes[side], .still = 1 + side};
        if (!map->seen[side])
            continue;
        shape.stamp =
            map->stamp * FADE_STAMPS + (unsigned)(presence * 1000.0f) * 2 + (unsigned)side;
        map->figures[side].presence = presence;
        picture->stills[shape.still] = &map->figures[side];
        picture_add(picture, &shape);
    }
}

struct box muscle_map_stage(const struct view *view, const struct layout *layout,
                            const struct pen *pen)
{
    struct kept_map *map = view->map;
    const struct prelude prelude = map != NULL ? prelude_of(view) : (struct prelude){0};
    struct box stage = layout->stage;
    if (prelude.course == NULL)
        return stage;
    if (!is_kept(map, view, layout, prelude.start_ms))
        work_out(view, layout, &prelude, pen, map);
    if (!map->there)
        return stage;
    const float share = clear_share(map, view->moment.ms, view->sights.calm);
    stage.x += (map->stage.x - stage.x) * share;
    stage.y += (map->stage.y - stage.y) * share;
    stage.width += (map->stage.width - stage.width) * share;
    stage.height += (map->stage.height - stage.height) * share;
    return stage;
}

void muscle_map_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    struct kept_map *map = view->map;
    if (map == NULL || !map->there || !is_kept(map, view, layout, map->start_ms))
        return;
    const float presence = presence_of(map, view->moment.ms, view->sights.calm);
    if (presence <= 0.0f)
        return;
    struct theme theme = *pen->theme;
    const struct pen faint = {pen->picture, pen->ruler, &theme};
    theme.panel = faded(theme.panel, presence);
    theme.ring_empty = faded(theme.ring_empty, presence);
    pen_card(&faint, map->panel, layout->caption.size * CORNER, layout->line);
    add_figures(map, presence, pen->picture);
    add_names(map, layout, faded(pen->theme->text, presence), pen);
}
