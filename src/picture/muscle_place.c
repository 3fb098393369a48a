#include "picture/muscle_place.h"

#include <math.h>
#include <string.h>

#include <cglm/cglm.h>

#include "picture/clear.h"
#include "picture/figure.h"
#include "picture/muscle_sides.h"

/* In em of its names: room round all, gap before the names, distance
 * from the figure, the figures' height at most, at least
 * and where room is made for them; and a figure's width to its height. */
#define ROOM 0.35f
#define GAP 0.4f
#define MARGIN 0.15f
#define TALLEST 4.6f
#define SHORTEST 3.1f
#define SHORTEST_SQUARE 2.4f /* where there is no room for more */
#define RESERVED 3.6f
#define FIGURE_SHAPE 0.46f

/* Less is not worth a look, or moving the camera for it. */
enum { SHORTEST_MS = 2500, SHORTEST_RESERVED_MS = 4000, LOOKS = 16 };

/* No figure is worth showing on less than that. */
static float content_least(const struct layout *layout)
{
    return layout->caption.size * SHORTEST;
}

/* The panel's size for figures of that height; everything in it stands from its left upper corner.
 * The names stand beside the figures or below them. */
static void arrange(struct kept_map *map, const struct map_content *content, float high, bool below)
{
    const float em = content->em, room = em * ROOM, wide = high * FIGURE_SHAPE;
    const float words = em * PICTURE_LINE * (float)map->name_count, inner = fmaxf(high, words);
    const float both = wide * (content->sides == (MUSCLE_FRONT | MUSCLE_BACK) ? 2.0f : 1.0f);
    const float across = below ? fmaxf(both, content->widest) : both + em * GAP + content->widest;
    float x = room + (below ? (across - both) / 2 : 0.0f);
    for (int side = 0; side < 2; side++) {
        map->seen[side] = (content->sides & (side == 0 ? MUSCLE_FRONT : MUSCLE_BACK)) != 0;
        map->boxes[side] = (struct box){x, room + (below ? 0 : (inner - high) / 2), wide, high};
        x += map->seen[side] ? wide : 0.0f;
    }
    map->words =
        (struct box){room + across - content->widest, room + (below ? high : (inner - words) / 2),
                     content->widest, em * PICTURE_LINE};
    if (below)
        map->words.x = room + (across - content->widest) / 2;
    map->panel = (struct box){0, 0, across + 2 * room, (below ? high + words : inner) + 2 * room};
}

static void move(struct kept_map *map, float x, float y)
{
    struct box *boxes[] = {&map->panel, &map->words, &map->boxes[0], &map->boxes[1], NULL};
    for (struct box **box = boxes; *box != NULL; box++) {
        (*box)->x += x;
        (*box)->y += y;
    }
}

/* Where it could stand: the largest first, each in the four corners. */
enum { SIZES = 4, CORNERS = 4, PLACES = SIZES * CORNERS * 2 };

struct standing {
    struct box panel;
    float high; /* of the figures */
    bool below; /* the names */
    bool free;
};

/* The stage, and what is free between it and the ring and words at its side. */
static struct box ground_of(const struct layout *layout)
{
    struct box ground = layout->stage;
    const float ring = layout->ring.x - layout->ring.radius;
    const float side = fminf(ring, layout->phase.box.x) - layout->caption.size * GAP;
    if (side > ground.x + ground.width)
        ground.width = side - ground.x;
    return ground;
}

static void places_list(struct kept_map *map, const struct map_content *content,
                        const struct box *ground, struct standing places[PLACES])
{
    for (int i = 0; i < PLACES; i++) {
        struct standing *at = &places[i];
        const int size = i / (2 * CORNERS), corner = i % CORNERS;
        at->high = content->em * glm_lerp(TALLEST, content->shortest, (float)size / (SIZES - 1));
        at->below = i / CORNERS % 2 == 1;
        arrange(map, content, at->high, at->below);
        const float x = ground->width - map->panel.width, y = ground->height - map->panel.height;
        at->panel = map->panel;
        at->panel.x = ground->x + (corner & 1 ? 0.0f : x);
        at->panel.y = ground->y + (corner & 2 ? y : 0.0f);
        at->free = x >= 0.0f && y >= 0.0f;
    }
}

/* The figure is looked at some moments of the time in which the map is there. */
static void places_clear(const struct view *view, const struct layout *layout, struct kept_map *map,
                         struct standing places[PLACES])
{
    struct view seen = *view;
    struct figure *figure = &map->figures[0];
    const float gap = layout->caption.size * MARGIN;
    for (int i = 0; i < LOOKS; i++) {
        const int64_t length = map->end_ms - map->start_ms - 1;
        timeline_at(view->timeline, map->start_ms + length * i / (LOOKS - 1), &seen.moment);
        memset(figure, 0, sizeof *figure);
        (void)figure_build(&seen, layout, figure);
        for (int k = 0; k < PLACES; k++) {
            const struct box *panel = &places[k].panel;
            const struct box wide = {panel->x - gap, panel->y - gap, panel->width + 2 * gap,
                                     panel->height + 2 * gap};
            places[k].free = places[k].free && figure_leaves(figure, &wide);
        }
    }
}

/* Stands it in the largest free place of that stage, if there is one. */
static bool stand_on(const struct view *view, const struct layout *layout,
                     const struct map_content *content, const struct box *stage,
                     struct kept_map *map)
{
    struct standing places[PLACES];
    struct layout tried = *layout;
    const struct box ground = ground_of(layout);
    tried.stage = *stage;
    places_list(map, content, &ground, places);
    places_clear(view, &tried, map, places);
    for (int i = 0; i < PLACES; i++)
        if (places[i].free) {
            arrange(map, content, places[i].high, places[i].below);
            move(map, places[i].panel.x, places[i].panel.y);
            map->stage = *stage;
            return true;
        }
    return false;
}

/* What is left of the stage beside the panel, and below it. */
static void stages_list(struct kept_map *map, const struct map_content *content,
                        const struct layout *layout, struct box stages[2])
{
    const struct box ground = ground_of(layout);
    const float gap = content->em * GAP;
    arrange(map, content, content->em * RESERVED, true);
    stages[0] = stages[1] = layout->stage;
    stages[0].width = ground.x + ground.width - map->panel.width - gap - stages[0].x;
    arrange(map, content, content->em * content->shortest, false);
    stages[1].y += map->panel.height + gap;
    stages[1].height -= map->panel.height + gap;
}

/* Pixels a metre, when the figure is ready for the exercise. */
static float size_on(const struct view *view, const struct layout *layout, const struct box *stage,
                     struct kept_map *map)
{
    struct view seen = *view;
    struct layout tried = *layout;
    struct figure *figure = &map->figures[0];
    if (stage->width < content_least(layout) || stage->height < content_least(layout))
        return 0.0f;
    tried.stage = *stage;
    seen.settled = true;
    timeline_at(view->timeline, map->end_ms - 1, &seen.moment);
    memset(figure, 0, sizeof *figure);
    (void)figure_build(&seen, &tried, figure);
    return figure->camera.focal / glm_vec3_distance(figure->camera.eye, figure->cones[0].a);
}

/* The figure stands back for it. */
static bool reserve(const struct view *view, const struct layout *layout,
                    const struct map_content *content, struct kept_map *map)
{
    struct box stages[2];
    stages_list(map, content, layout, stages);
    const float beside = size_on(view, layout, &stages[0], map);
    const float below = size_on(view, layout, &stages[1], map);
    const int best = below > beside ? 1 : 0;
    map->reserves = true;
    return (fmaxf(beside, below) > 0.0f && stand_on(view, layout, content, &stages[best], map)) ||
           (fminf(beside, below) > 0.0f && stand_on(view, layout, content, &stages[1 - best], map));
}

bool muscle_place(const struct view *view, const struct layout *layout,
                  const struct map_content *content, struct kept_map *map)
{
    struct map_content usual = *content, small = *content;
    usual.shortest = SHORTEST;
    small.shortest = SHORTEST_SQUARE;
    if (map->end_ms - map->start_ms < SHORTEST_MS)
        return false;
    if (stand_on(view, layout, &usual, &layout->stage, map))
        return true;
    return map->end_ms - map->start_ms >= SHORTEST_RESERVED_MS &&
           (reserve(view, layout, &usual, map) || reserve(view, layout, &small, map));
}
