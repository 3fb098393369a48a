#include "picture/arrow.h"

#include <math.h>
#include <string.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "picture/camera.h"
#include "picture/trail.h"

/* Its tail's breadth, of its own. */
#define TAIL 0.35f

/* Its head, in breadths. */
#define HEAD_LONG 3.2f
#define HEAD_HALF 1.7f

/* Its pieces overlap by so many pixels, so that no seam shows. */
#define OVERLAP 0.7f

/* Of its coming and going, and how soon the person's turn of the camera hides it. */
enum { APPEAR_MS = 500 };

/* The figure comes over an arrow that it follows: it is gone before the last of the way. */
enum { GONE_PERCENT = 40 };
#define TURN_HIDES 8.0f

static void quad_put(struct arrow *arrow, const struct plane *plane, vec2 corner[4])
{
    struct figure_quad *quad = &arrow->quads[arrow->count++];
    quad->behind = true;
    for (int i = 0; i < 4; i++)
        plane_room(plane, corner[i], quad->corner[i]);
}

/* A triangle, the middle of whose foot is at `share` of the arc. */
static void head_put(struct arrow *arrow, const struct plane *plane, const struct sweep *sweep,
                     float breadth, bool at_start)
{
    const float length = sweep_length(sweep), neck = HEAD_LONG * breadth / length;
    vec2 corner[4], across, tip, foot;
    sweep_point(sweep, at_start ? 0.0f : 1.0f, tip);
    sweep_point(sweep, at_start ? neck : 1.0f - neck, foot);
    glm_vec2_sub(tip, foot, across);
    glm_vec2_normalize(across);
    glm_vec2_copy((vec2){-across[1], across[0]}, across);
    glm_vec2_copy(tip, corner[0]);
    glm_vec2_copy(foot, corner[1]);
    glm_vec2_copy(foot, corner[2]);
    glm_vec2_copy(foot, corner[3]);
    glm_vec2_muladds(across, HEAD_HALF * breadth, corner[1]);
    glm_vec2_muladds(across, -HEAD_HALF * breadth, corner[3]);
    quad_put(arrow, plane, corner);
}

/* Both edges at a share of the arc. */
static void edges_at(const struct sweep *sweep, float share, float breadth, vec2 left, vec2 right)
{
    vec2 at, out;
    sweep_point(sweep, share, at);
    glm_vec2_sub(at, (float *)sweep->middle, out);
    glm_vec2_normalize(out);
    glm_vec2_copy(at, left);
    glm_vec2_copy(at, right);
    glm_vec2_muladds(out, breadth / 2, left);
    glm_vec2_muladds(out, -breadth / 2, right);
}

static void shaft_put(struct arrow *arrow, const struct plane *plane, const struct sweep *sweep,
                      float breadth, bool both)
{
    const float length = sweep_length(sweep), over = OVERLAP * plane->pixel / length;
    const float neck = (HEAD_LONG - 0.2f) * breadth / length;
    const float from = both ? neck : 0.0f, step = (1.0f - neck - from) / ARROW_STEPS;
    for (int i = 0; i < ARROW_STEPS; i++) {
        vec2 corner[4];
        const float a = (float)i / ARROW_STEPS, b = (float)(i + 1) / ARROW_STEPS;
        const float broad_a = both ? 1.0f : glm_lerp(TAIL, 1.0f, a);
        const float broad_b = both ? 1.0f : glm_lerp(TAIL, 1.0f, b);
        edges_at(sweep, from + step * (float)i, breadth * broad_a, corner[0], corner[3]);
        edges_at(sweep, from + step * (float)(i + 1) + over, breadth * broad_b, corner[1],
                 corner[2]);
        quad_put(arrow, plane, corner);
    }
}

static void work_out(const struct view *view, const struct figure *figure, const struct box *stage,
                     const struct course *course, struct arrow *arrow)
{
    struct berth berth;
    memset(arrow, 0, sizeof *arrow);
    arrow->course = *course;
    if (!trail_find(view->timeline, course, figure, stage, &berth))
        return;
    const float breadth = berth_breadth(stage) * berth.plane.pixel;
    shaft_put(arrow, &berth.plane, &berth.sweep, breadth, course->to_and_fro);
    head_put(arrow, &berth.plane, &berth.sweep, breadth, false);
    if (course->to_and_fro)
        head_put(arrow, &berth.plane, &berth.sweep, breadth, true);
}

/* Comes and goes with its course; while the camera turns it is not there. */
static float presence_of(const struct view *view, const struct showing *showing,
                         const struct course *course)
{
    const struct sights *sights = &view->sights;
    const int64_t ms = view->moment.ms;
    const int64_t inside =
        lesser(lesser(ms - course->first->start_ms, showing->stood_ms), course->last->end_ms - ms);
    float presence = showing->presence;
    if (sights->calm)
        presence *= inside > 0 ? 1.0f : 0.0f;
    else if (!view->settled)
        presence *= clampf((float)inside / APPEAR_MS, 0.0f, 1.0f);
    for (int i = 0; i < sights_turns(sights, course->first->step); i++) {
        const float share = sight_share(sights, &sights->turns[i]);
        presence *= clampf(1.0f - TURN_HIDES * fminf(share, 1.0f - share), 0.0f, 1.0f);
    }
    return presence;
}

void arrow_add(struct figure *figure, const struct view *view, const struct showing *showing,
               const struct box *stage)
{
    const struct course course = course_at(view->timeline, view->moment.segment);
    struct arrow own, *arrow = view->station != NULL ? &view->station->arrow : &own;
    const float presence = course.first != NULL ? presence_of(view, showing, &course) : 0.0f;
    if (presence <= 0.0f || view->moment.seen != view->moment.segment)
        return;
    if (arrow == &own || arrow->course.first != course.first)
        work_out(view, figure, stage, &course, arrow);
    for (int i = 0; i < arrow->count && figure->quad_count < FIGURE_QUADS_MOST; i++) {
        struct figure_quad *quad = &figure->quads[figure->quad_count++];
        memcpy(quad->corner, arrow->quads[i].corner, sizeof quad->corner);
        quad->behind = true;
        quad->colour = view->theme->text_quiet;
        quad->colour.alpha = (uint8_t)(presence * (float)quad->colour.alpha + 0.5f);
    }
}
