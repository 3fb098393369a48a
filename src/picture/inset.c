#include "picture/inset.h"

#include <math.h>
#include <string.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "picture/clear.h"
#include "picture/covered.h"
#include "picture/figure.h"
#include "picture/outlook.h"

/* The panel's width to its height; its corner, and the room round the figure, in its heights. */
#define SHAPE 1.0f
#define CORNER 0.08f
#define ROOM 0.05f

/* Cosines: two sights that are alike; a body that is seen end-on; and how upright the trunk of one
 * who lies is at most. */
#define ALIKE 0.72f
#define END_ON 0.72f
#define LYING 0.45f

/* Of its lines. */
#define THINNER 0.6f

/* Pixels of a picture 1080 high between the panel and the figure. */
#define GAP 14.0f

/* Of its fading in and out. */
enum { APPEAR_MS = 600, FADE_STAMPS = 100000 };

static bool is_at_rest(const struct sights *sights, int step)
{
    for (int i = 0; i < sights_turns(sights, step); i++)
        if (sight_share(sights, &sights->turns[i]) < 1.0f && i == sights->count - 1)
            return false;
    return true;
}

static bool may_have_one(const struct view *view)
{
    const struct segment *segment = view->moment.segment;
    return segment->holds && segment->reached != NULL && view->moment.seen == segment &&
           is_at_rest(&view->sights, segment->step);
}

static struct look look_from(const struct view *view, enum sight sight)
{
    const struct sights sights = {.wished = sight, .calm = true};
    struct showing showing = showing_at(view->timeline, &view->moment);
    showing_settle(&showing);
    outlook_take(&sights, view->timeline, &view->moment, &showing);
    return showing.to.look;
}

/* As far from the figure's middle as the camera is now. */
static void eye_from(const struct figure *figure, struct look look, const vec3 middle, vec3 eye)
{
    const float yaw = glm_rad(look.yaw), pitch = glm_rad(look.pitch);
    const float away = glm_vec3_distance((float *)figure->camera.eye, (float *)middle);
    glm_vec3_copy((vec3){sinf(yaw) * cosf(pitch), sinf(pitch), cosf(yaw) * cosf(pitch)}, eye);
    glm_vec3_scale(eye, away, eye);
    glm_vec3_add(eye, (float *)middle, eye);
}

static void middle_of(const struct figure *figure, vec3 middle)
{
    glm_vec3_zero(middle);
    for (int i = 0; i < figure->cone_count; i++)
        glm_vec3_muladds((float *)figure->cones[i].a, 1.0f / (float)figure->cone_count, middle);
}

static void towards(const vec3 from, const vec3 to, vec3 way)
{
    glm_vec3_sub((float *)to, (float *)from, way);
    glm_vec3_normalize(way);
}

/* From the pelvis to the head. */
static void axis_of(const struct figure *figure, vec3 axis)
{
    const struct figure_cone *head = &figure->cones[0];
    for (int i = 0; i < figure->cone_count; i++)
        if (figure->cones[i].region == REGION_HEAD)
            head = &figure->cones[i];
    towards(figure->cones[0].a, head->a, axis);
}

/* The same sight again, almost. */
static bool is_alike(const struct figure *figure, const vec3 middle, const vec3 eye)
{
    vec3 own, other;
    towards(middle, figure->camera.eye, own);
    towards(middle, eye, other);
    return glm_vec3_dot(own, other) >= ALIKE;
}

/* Almost the same sight again tells little; a lying body seen along its length is a riddle. */
static bool tells_more(const struct figure *figure, const vec3 middle, const vec3 eye)
{
    vec3 other, axis;
    towards(middle, eye, other);
    axis_of(figure, axis);
    const bool lies = fabsf(axis[1]) < LYING;
    return !is_alike(figure, middle, eye) && !(lies && fabsf(glm_vec3_dot(axis, other)) > END_ON);
}

/* What the exercise says, unless the person sees it so already; SIGHT_OWN where no other shows
 * more. */
static enum sight better_sight(const struct view *held, const struct figure *figure)
{
    static const enum sight order[] = {SIGHT_THREE_QUARTER, SIGHT_FRONT, SIGHT_BACK, SIGHT_SIDE,
                                       SIGHT_ABOVE};
    const struct segment *segment = held->moment.segment;
    const struct touching touching =
        touching_of(segment->reached, &held->timeline->rig, &held->moment.pose, segment->mirrored);
    enum sight best = SIGHT_OWN;
    vec3 middle, eye;
    int least = covered_count(figure, &touching, figure->camera.eye);
    middle_of(figure, middle);
    if (segment->exercise->camera.second.given) {
        eye_from(figure, look_from(held, SIGHT_SECOND), middle, eye);
        if (!is_alike(figure, middle, eye))
            return SIGHT_SECOND;
    }
    for (size_t i = 0; least > 0 && i < sizeof order / sizeof *order; i++) {
        eye_from(figure, look_from(held, order[i]), middle, eye);
        const int covered = covered_count(figure, &touching, eye);
        if (covered < least && tells_more(figure, middle, eye)) {
            least = covered;
            best = order[i];
        }
    }
    return best;
}

/* The largest that fits into a corner. */
static bool place(const struct figure *figure, const struct box *stage, float gap, struct box *out)
{
    static const float sizes[] = {0.60f, 0.50f, 0.42f, 0.35f};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int corner = 0; corner < 4; corner++) {
            const float height = stage->height * sizes[i], width = height * SHAPE;
            *out = (struct box){stage->x + (corner & 1 ? 0.0f : stage->width - width),
                                stage->y + (corner & 2 ? stage->height - height : 0.0f), width,
                                height};
            const struct box wide = {out->x - gap, out->y - gap, width + 2 * gap, height + 2 * gap};
            if (figure_leaves(figure, &wide))
                return true;
        }
    return false;
}

/* Comes and goes with the hold. */
static float presence_of(const struct moment *moment, bool calm)
{
    const struct segment *segment = moment->segment;
    const int64_t inside = lesser(moment->ms - segment->start_ms, segment->end_ms - moment->ms);
    return calm ? 1.0f : clampf((float)inside / APPEAR_MS, 0.0f, 1.0f);
}

/* What stands there has no way to fade: it comes last and goes first. */
static void fade(struct figure *figure, float presence)
{
    int kept = 0;
    figure->presence *= presence;
    for (int i = 0; i < figure->quad_count; i++) {
        struct figure_quad quad = figure->quads[i];
        quad.colour.alpha = (uint8_t)((float)quad.colour.alpha * presence + 0.5f);
        if (quad.behind || presence >= 1.0f)
            figure->quads[kept++] = quad;
    }
    figure->quad_count = kept;
}

static bool is_kept(const struct kept_inset *kept, const struct view *view)
{
    return kept->timeline == view->timeline && kept->segment == view->moment.segment &&
           kept->theme == view->theme && kept->width == view->width &&
           kept->height == view->height && sights_same(&kept->sights, &view->sights);
}

/* Another figure has another one: FNV-1a of all of it. */
static unsigned stamp_of(const struct figure *figure)
{
    const unsigned char *bytes = (const unsigned char *)figure;
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < sizeof *figure; i++)
        hash = (hash ^ bytes[i]) * 16777619u;
    return hash;
}

/* The panel's figure, in its middle. */
static void build(const struct view *held, const struct layout *layout, enum sight sight,
                  struct kept_inset *kept)
{
    struct view seen = *held;
    struct layout part = *layout;
    const struct box *panel = &kept->panel;
    const float room = panel->height * ROOM;
    kept->box = (struct box){panel->x + room, panel->y + room, panel->width - 2 * room,
                             panel->height - 2 * room};
    seen.sights = (struct sights){.wished = sight, .mirror = held->sights.mirror};
    seen.settled = seen.near = true;
    part.stage = part.clip = kept->box;
    part.line *= THINNER;
    part.rim *= THINNER;
    memset(&kept->figure, 0, sizeof kept->figure);
    (void)figure_build(&seen, &part, &kept->figure);
    kept->stamp = stamp_of(&kept->figure);
}

/* All is that of the hold's last moment, so that it stands still and is drawn once. */
static void work_out(const struct view *view, const struct layout *layout, struct kept_inset *kept)
{
    struct view held = *view;
    *kept = (struct kept_inset){.timeline = view->timeline,
                                .segment = view->moment.segment,
                                .theme = view->theme,
                                .width = view->width,
                                .height = view->height,
                                .sights = view->sights};
    timeline_at(view->timeline, view->moment.segment->end_ms - 1, &held.moment);
    held.sights.mirror = false;
    (void)figure_build(&held, layout, &kept->figure);
    const enum sight sight = better_sight(&held, &kept->figure);
    held.sights.mirror = view->sights.mirror;
    if (sight != SIGHT_OWN && held.sights.mirror) {
        memset(&kept->figure, 0, sizeof kept->figure);
        (void)figure_build(&held, layout, &kept->figure);
    }
    kept->there = sight != SIGHT_OWN &&
                  place(&kept->figure, &layout->stage, GAP * layout->em / 52.0f, &kept->panel);
    if (kept->there)
        build(&held, layout, sight, kept);
}

static void panel_add(struct kept_inset *kept, float presence, const struct layout *layout,
                      const struct pen *pen)
{
    struct theme theme = *pen->theme;
    const struct pen faint = {pen->picture, pen->ruler, &theme};
    const bool whole = presence >= 1.0f;
    theme.panel.alpha = (uint8_t)((float)theme.panel.alpha * presence + 0.5f);
    theme.ring_empty.alpha = (uint8_t)((float)theme.ring_empty.alpha * presence + 0.5f);
    if (!whole) {
        memcpy(&kept->faint, &kept->figure, sizeof kept->faint);
        fade(&kept->faint, presence);
    }
    struct shape shape = {.kind = SHAPE_STILL,
                          .box = kept->box,
                          .stamp = kept->stamp + (unsigned)(presence * FADE_STAMPS)};
    pen->picture->stills[0] = whole ? &kept->figure : &kept->faint;
    pen_card(&faint, kept->panel, kept->panel.height * CORNER, layout->line);
    picture_add(pen->picture, &shape);
}

void inset_add(const struct view *view, const struct layout *layout, const struct pen *pen)
{
    struct kept_inset *kept = view->kept;
    if (kept == NULL || !may_have_one(view))
        return;
    if (!is_kept(kept, view))
        work_out(view, layout, kept);
    if (kept->there)
        panel_add(kept, presence_of(&view->moment, view->sights.calm), layout, pen);
}
