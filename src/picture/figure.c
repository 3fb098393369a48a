#include "picture/figure.h"

#include <math.h>
#include <string.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "body/site.h"
#include "picture/arrow.h"
#include "picture/bulk.h"
#include "picture/cushion.h"
#include "picture/fading.h"
#include "picture/lean.h"
#include "picture/manner.h"
#include "picture/mirror.h"
#include "picture/outlook.h"
#include "picture/props.h"
#include "picture/survey.h"

/* Of an upright body, the arms hang a little off the thighs. */
#define ARMS_OFF 0.3f

/* Breathing in widens the trunk by so much, for the eye only: nothing that touches moves. */
#define BREATH_SWELL 0.03f

/* A limb that lies so much farther from the eye than its fellow begins to be darkened, and is
 * wholly; metres at RIG_STATURE. */
#define ARM_FAR_FROM 0.10f
#define ARM_FAR_TO 0.30f
#define LEG_FAR_FROM 0.05f
#define LEG_FAR_TO 0.15f

/* Nothing higher over the floor than this darkens it. */
#define CAST_HEIGHT 0.5f

/* A band goes round a limb, at a foot's middle or an ankle: how thick that is, metres, how much
 * wider a foot is, and that the band lies outside of it. */
#define BAND_ROUND 0.038f
#define BAND_FOOT 1.25f
#define BAND_ROOM 1.15f

/* How each region is drawn. */
struct tones {
    struct colour of[REGION_COUNT][CLOTH_COUNT];
    float thick[REGION_COUNT];
};

/* How far from the eye a limb lies, as the mean of two of its joints. */
static float limb_away(const struct camera *camera, const struct placed *placed, enum joint root,
                       enum joint middle)
{
    vec3 at, seen;
    glm_vec3_center((float *)placed->at[root], (float *)placed->at[middle], at);
    glm_vec3_sub(at, (float *)camera->eye, at);
    glm_quat_rotatev((float *)camera->facing, at, seen);
    return -seen[2];
}

/* -1 the left one is far and the right one near .. 0 .. 1 the other way. */
static float limbs_apart(float left, float right, float from, float to)
{
    float behind = left - right, share = clampf((fabsf(behind) - from) / (to - from), 0.0f, 1.0f);
    share *= share * (3.0f - 2.0f * share);
    return behind > 0.0f ? -share : share;
}

static struct tones tones_of(const struct theme *theme, const struct camera *camera,
                             const struct rig *rig, const struct placed *placed)
{
    float arms = limbs_apart(limb_away(camera, placed, JOINT_LEFT_SHOULDER, JOINT_LEFT_ELBOW),
                             limb_away(camera, placed, JOINT_RIGHT_SHOULDER, JOINT_RIGHT_ELBOW),
                             ARM_FAR_FROM * rig->scale, ARM_FAR_TO * rig->scale);
    float legs = limbs_apart(limb_away(camera, placed, JOINT_LEFT_HIP, JOINT_LEFT_KNEE),
                             limb_away(camera, placed, JOINT_RIGHT_HIP, JOINT_RIGHT_KNEE),
                             LEG_FAR_FROM * rig->scale, LEG_FAR_TO * rig->scale);
    const float far[REGION_COUNT] = {
        [REGION_LEFT_ARM] = fmaxf(-arms, 0.0f),
        [REGION_RIGHT_ARM] = fmaxf(arms, 0.0f),
        [REGION_LEFT_LEG] = fmaxf(-legs, 0.0f),
        [REGION_RIGHT_LEG] = fmaxf(legs, 0.0f),
    };
    struct tones tones;
    for (int region = 0; region < REGION_COUNT; region++) {
        tones.thick[region] = manner_thick(theme->style, far[region]);
        for (int cloth = 0; cloth < CLOTH_COUNT; cloth++)
            tones.of[region][cloth] = manner_colour(theme, (enum cloth)cloth, far[region]);
    }
    return tones;
}

static void cones_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                      const struct theme *theme, float breath)
{
    const struct tones tones = tones_of(theme, &figure->camera, rig, placed);
    int count;
    const struct flesh *flesh = manner_flesh(theme->style, &count);
    for (int i = 0; i < count && figure->cone_count < FIGURE_CONES_MOST; i++) {
        struct figure_cone *cone = &figure->cones[figure->cone_count++];
        flesh_place(&flesh[i], rig, placed, 1.0f + BREATH_SWELL * breath, cone);
        cone->radius_a *= tones.thick[cone->region];
        cone->radius_b *= tones.thick[cone->region];
        cone->colour = tones.of[cone->region][flesh[i].cloth];
    }
}

static void glow_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                     const struct skin_muscle *muscle, float reach)
{
    if (figure->glow_count == FIGURE_GLOWS_MOST)
        return;
    struct figure_glow *glow = &figure->glows[figure->glow_count++];
    skin_point(rig, placed, muscle->joint_a, muscle->a, glow->a);
    skin_point(rig, placed, muscle->joint_b, muscle->b, glow->b);
    glow->radius =
        skin_radius(rig, muscle->joint_a, muscle->a, muscle->radius) + reach * rig->scale;
    glow->regions = muscle->regions;
}

static void glows_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                      const struct highlights *lit, enum side shown, float reach)
{
    for (int i = 0; i < lit->count; i++) {
        const struct highlight *highlight = &lit->list[i];
        enum side side = shown == SIDE_LEFT ? side_mirror(highlight->side) : highlight->side;
        int count;
        const struct skin_muscle *muscles = skin_muscles(highlight->muscle, side, &count);
        for (int m = 0; m < count; m++)
            glow_add(figure, rig, placed, &muscles[m], reach);
    }
}

static void casters_add(struct figure *figure, const struct rig *rig, const struct placed *placed)
{
    struct figure_caster bones[BULK_BONES];
    bulk_place(rig, placed, bones);
    for (int i = 0; i < BULK_BONES; i++)
        if (fminf(bones[i].a[1], bones[i].b[1]) - bones[i].radius < CAST_HEIGHT)
            figure_cast(figure, bones[i].a, bones[i].b, bones[i].radius);
}

/* Member by member: what lies between them stays zero. */
static void set_camera(const struct camera *camera, struct figure *out)
{
    glm_vec3_copy((float *)camera->eye, out->camera.eye);
    glm_quat_copy((float *)camera->facing, out->camera.facing);
    out->camera.focal = camera->focal;
    out->camera.centre_x = camera->centre_x;
    out->camera.centre_y = camera->centre_y;
}

static const struct key *key_named(const struct exercise *exercise, const char *name)
{
    for (int i = 0; name != NULL && i < exercise->key_count; i++)
        if (strcmp(exercise->keys[i].name, name) == 0)
            return &exercise->keys[i];
    return NULL;
}

static bool holds_strap(const struct key *key, const struct contact *wanted)
{
    for (int i = 0; key != NULL && i < key->contact_count; i++) {
        const struct contact *contact = &key->contact[i];
        if (contact->strap > 0.0f && contact->part == wanted->part &&
            contact->side == wanted->side && contact->target_side == wanted->target_side)
            return true;
    }
    return false;
}

static void site_place(const struct site *site, const struct placed *placed, vec3 out)
{
    vec3 local = {(float)site->point[0], (float)site->point[1], (float)site->point[2]};
    placed_point(placed, site->joint, local, out);
}

/* A limb's cross-section where a site lies on its skin. */
struct ring {
    vec3 middle, out, side;
};

static void ring_at(const struct site *site, const struct placed *placed, float radius, float wider,
                    struct ring *ring)
{
    const float *facing = placed->facing[site->joint];
    site_place(site, placed, ring->middle);
    glm_quat_rotatev((float *)facing,
                     (vec3){(float)site->normal[0], (float)site->normal[1], (float)site->normal[2]},
                     ring->out);
    glm_quat_rotatev((float *)facing, (vec3){0, 0, radius * wider}, ring->side);
    glm_vec3_scale(ring->out, radius, ring->out);
    glm_vec3_sub(ring->middle, ring->out, ring->middle);
    glm_vec3_scale(ring->out, BAND_ROOM, ring->out);
    glm_vec3_scale(ring->side, BAND_ROOM, ring->side);
}

/* Round the limb, and from either side of it to the hand, which holds both ends. */
static void sling_add(struct figure *figure, const vec3 hand, const struct ring *ring, float share,
                      struct colour colour)
{
    vec3 edge;
    strap_loop_add(figure, ring->middle, ring->out, ring->side, share, colour);
    glm_vec3_add((float *)ring->middle, (float *)ring->side, edge);
    strap_add(figure, hand, edge, share, colour);
    glm_vec3_sub((float *)ring->middle, (float *)ring->side, edge);
    strap_add(figure, hand, edge, share, colour);
}

static void band_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                     const struct contact *contact, bool mirrored, float share,
                     struct colour colour)
{
    struct contact seen = *contact;
    struct site hand, end;
    struct ring ring;
    vec3 from;
    if (mirrored) {
        seen.side = side_mirror(seen.side);
        seen.target_side = side_mirror(seen.target_side);
    }
    if (site_of_part(rig, PART_PALM, seen.side, &hand) && site_of_target(rig, &seen, &end)) {
        site_place(&hand, placed, from);
        ring_at(&end, placed, BAND_ROUND * rig->scale,
                contact->target == TARGET_FOOT ? BAND_FOOT : 1.0f, &ring);
        sling_add(figure, from, &ring, share, colour);
    }
}

/* A band is there while both poses of a way hold it; it comes in the last third of the way on which
 * it is taken up, and goes in the first of that on which it is left. */
static void bands_add(struct figure *figure, const struct view *view, const struct placed *placed)
{
    const struct segment *seen = view->moment.seen, *first = view->timeline->segments;
    const struct exercise *exercise = seen->exercise;
    if (!(exercise->props & (PROP_STRAP | PROP_TOWEL)))
        return;
    bool same = seen > first && seen[-1].exercise == exercise;
    const struct key *from = key_named(exercise, same ? seen[-1].pose : NULL);
    const struct key *to = key_named(exercise, seen->pose);
    float length = fmaxf((float)(seen->end_ms - seen->start_ms), 1.0f);
    float third = (float)(view->moment.ms - seen->start_ms) / length * 3.0f;
    for (int pass = 0; pass < 2; pass++) {
        const struct key *key = pass == 0 ? to : from, *other = pass == 0 ? from : to;
        for (int i = 0; key != NULL && i < key->contact_count; i++) {
            const struct contact *contact = &key->contact[i];
            bool both = holds_strap(other, contact);
            if (contact->strap <= 0.0f || (pass == 1 && both))
                continue;
            float share = both ? 1.0f : pass == 0 ? third - 2.0f : 1.0f - third;
            if (share > 0.0f)
                band_add(figure, &view->timeline->rig, placed, contact, seen->mirrored,
                         fminf(share, 1.0f), view->theme->strap);
        }
    }
}

static void some_add(struct figure *figure, const struct furniture *furniture, unsigned props,
                     const struct theme *theme, float presence, bool calm)
{
    const struct fading before = fading_begin(figure);
    if (presence <= 0.0f)
        return;
    furniture_add(figure, furniture, props, theme);
    fading_end(figure, &before, presence, calm);
}

static void props_add(struct figure *figure, const struct view *view, const struct showing *showing,
                      struct shot *shot)
{
    const struct theme *theme = view->theme;
    cushions_raise(view->timeline, &view->moment, &showing->from, &shot->from);
    cushions_raise(view->timeline, &view->moment, &showing->to, &shot->to);
    const unsigned shared = furniture_shared(&shot->from, &shot->to);
    const unsigned chair = PROP_CHAIR & ~shared, rest = ~(shared | PROP_CHAIR);
    struct furniture both =
        furniture_between(&shot->from, &shot->to, ease_minimum_jerk(showing->way));
    some_add(figure, &both, shared, theme, showing->props, view->sights.calm);
    some_add(figure, &shot->from, rest, theme, showing->from_props, view->sights.calm);
    some_add(figure, &shot->to, rest, theme, showing->to_props, view->sights.calm);
    some_add(figure, &shot->from, chair, theme, showing->from_chair, view->sights.calm);
    some_add(figure, &shot->to, chair, theme, showing->to_chair, view->sights.calm);
    const bool there = view->moment.seen->exercise == showing->to.exercise;
    const float own = there ? showing->to_props : showing->from_props;
    lean_add(figure, view, there ? &shot->to : &shot->from,
             shared & (PROP_WALL | PROP_DOORWAY) ? showing->props : own);
}

static float bust_of(const struct showing *showing)
{
    float from = showing->from.bust, to = showing->to.bust;
    return showing->cuts ? fminf(from, to) : from + (to - from) * ease_minimum_jerk(showing->way);
}

float figure_build(const struct view *view, const struct layout *layout, struct figure *out)
{
    const struct moment *moment = &view->moment;
    const struct rig *rig = &view->timeline->rig;
    struct showing showing = showing_at(view->timeline, moment);
    if (showing.to.exercise == NULL)
        return 0.0f;
    if (view->settled)
        showing_settle(&showing);
    showing.near = view->near;
    outlook_take(&view->sights, view->timeline, moment, &showing);
    struct placed placed;
    struct shot shot = shot_of(view->timeline, moment, &showing, &layout->stage, view->station);
    set_camera(&shot.camera, out);
    pose_place(rig, &moment->pose, &placed);
    cones_add(out, rig, &placed, view->theme, moment->breath);
    casters_add(out, rig, &placed);
    props_add(out, view, &showing, &shot);
    if (showing.way >= 1.0f && !view->near && view->screen != SCREEN_EASING)
        arrow_add(out, view, &showing, &layout->stage);
    bands_add(out, view, &placed);
    if (moment->highlight > 0.0f)
        glows_add(out, rig, &placed, &moment->lit->highlights, moment->lit->side,
                  manner_glow_reach(view->theme->style));
    out->glow_strength = moment->highlight;
    out->presence = showing.presence;
    manner_set(view->theme, layout, out);
    if (showing.mirrored)
        figure_mirror(out);
    return bust_of(&showing);
}

static void stand(const struct rig *rig, struct pose *pose)
{
    skin_stand(rig, pose);
    glm_quatv(pose->turn[JOINT_RIGHT_SHOULDER], -ARMS_OFF, (vec3){1.0f, 0.0f, 0.0f});
    glm_quatv(pose->turn[JOINT_LEFT_SHOULDER], ARMS_OFF, (vec3){1.0f, 0.0f, 0.0f});
}

void figure_chart(const struct chart *chart, const struct layout *layout, const struct box *box,
                  struct figure *out)
{
    struct reach reach = reach_open(chart->look, box);
    struct placed placed;
    struct pose pose;
    stand(chart->rig, &pose);
    survey_pose(chart->rig, &pose, true, &reach);
    const struct camera camera = reach_camera(&reach, box);
    set_camera(&camera, out);
    pose_place(chart->rig, &pose, &placed);
    cones_add(out, chart->rig, &placed, chart->theme, 0.0f);
    glows_add(out, chart->rig, &placed, &chart->lit, chart->side,
              manner_glow_reach(chart->theme->style));
    manner_set(chart->theme, layout, out);
    out->glow_strength = out->presence = 1.0f;
}
