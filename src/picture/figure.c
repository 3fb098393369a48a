#include "picture/figure.h"

#include <math.h>

#include <cglm/cglm.h>

#include "base/ease.h"
#include "picture/colour.h"
#include "picture/props.h"

/* Breathing in widens the trunk by so much, for the eye only: nothing that touches moves. */
#define BREATH_SWELL 0.03f

/* From ahead both sides are equally near, and a darker arm would read as another skin: there the
 * far side keeps this share of its fading. */
#define FRONTAL_SHARE 0.25f

/* Nothing higher over the floor than this darkens it. */
#define CAST_HEIGHT 0.5f

static struct colour cloth_colour(const struct theme *theme, enum cloth cloth)
{
    switch (cloth) {
    case CLOTH_SHIRT:
        return theme->shirt;
    case CLOTH_SHORTS:
        return theme->shorts;
    case CLOTH_HAIR:
        return theme->hair;
    case CLOTH_EYE:
        return theme->eye;
    case CLOTH_SKIN:
    case CLOTH_COUNT:
        break;
    }
    return theme->skin;
}

struct tones {
    struct colour near[CLOTH_COUNT], far[CLOTH_COUNT];
    enum side far_side;
};

static struct tones tones_of(const struct theme *theme, const struct framing *framing)
{
    float frontal = clampf((framing_frontal(framing) - 30.0f) / 40.0f, 0.0f, 1.0f);
    float share = theme->far_share * (1.0f - (1.0f - FRONTAL_SHARE) * frontal);
    struct tones tones = {.far_side = framing_far_side(framing)};
    for (int cloth = 0; cloth < CLOTH_COUNT; cloth++) {
        tones.near[cloth] = cloth_colour(theme, (enum cloth)cloth);
        tones.far[cloth] = colour_mix(tones.near[cloth], theme->far, share);
    }
    return tones;
}

static enum side region_side(enum region region)
{
    switch (region) {
    case REGION_LEFT_ARM:
    case REGION_LEFT_LEG:
        return SIDE_LEFT;
    case REGION_RIGHT_ARM:
    case REGION_RIGHT_LEG:
        return SIDE_RIGHT;
    case REGION_TRUNK:
    case REGION_HEAD:
    case REGION_COUNT:
        break;
    }
    return SIDE_BOTH;
}

static void place(const struct rig *rig, const struct placed *placed, enum joint joint,
                  const vec3 local, vec3 out)
{
    vec3 scaled;
    glm_vec3_scale((float *)local, rig->scale, scaled);
    placed_point(placed, joint, scaled, out);
}

static void cones_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                      const struct tones *tones, float breath)
{
    int count;
    const struct skin_cone *skin = skin_cones(&count);
    for (int i = 0; i < count && figure->cone_count < FIGURE_CONES_MOST; i++) {
        struct figure_cone *cone = &figure->cones[figure->cone_count++];
        bool trunk = skin[i].region == REGION_TRUNK && skin[i].cloth == CLOTH_SHIRT;
        float scale = rig->scale * (trunk ? 1.0f + BREATH_SWELL * breath : 1.0f);
        place(rig, placed, skin[i].joint_a, skin[i].a, cone->a);
        place(rig, placed, skin[i].joint_b, skin[i].b, cone->b);
        cone->radius_a = skin[i].radius_a * scale;
        cone->radius_b = skin[i].radius_b * scale;
        cone->region = skin[i].region;
        cone->cloth = skin[i].cloth;
        cone->far = region_side(skin[i].region) == tones->far_side;
        cone->colour = cone->far ? tones->far[cone->cloth] : tones->near[cone->cloth];
    }
}

static void glow_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                     const struct skin_muscle *muscle)
{
    if (figure->glow_count == FIGURE_GLOWS_MOST)
        return;
    struct figure_glow *glow = &figure->glows[figure->glow_count++];
    place(rig, placed, muscle->joint_a, muscle->a, glow->a);
    place(rig, placed, muscle->joint_b, muscle->b, glow->b);
    glow->radius = muscle->radius * rig->scale;
    glow->regions = muscle->regions;
}

static void glows_add(struct figure *figure, const struct rig *rig, const struct placed *placed,
                      const struct segment *lit)
{
    const struct exercise *exercise = lit->exercise;
    for (int i = 0; i < exercise->highlight_count; i++) {
        const struct highlight *highlight = &exercise->highlights[i];
        enum side side = lit->side == SIDE_LEFT ? side_mirror(highlight->side) : highlight->side;
        int count;
        const struct skin_muscle *muscles = skin_muscles(highlight->muscle, side, &count);
        for (int m = 0; m < count; m++)
            glow_add(figure, rig, placed, &muscles[m]);
    }
}

/* The body as few thick bones: enough for a shadow. */
static const struct bone {
    enum joint joint_a, joint_b;
    vec3 a, b;
    float radius;
} bones[] = {
    {JOINT_HEAD, JOINT_HEAD, {0, 0.09f, 0}, {0, 0.13f, 0}, 0.09f},
    {JOINT_PELVIS, JOINT_LUMBAR2, {-0.02f, 0, -0.07f}, {0, 0, -0.055f}, 0.086f},
    {JOINT_PELVIS, JOINT_LUMBAR2, {-0.02f, 0, 0.07f}, {0, 0, 0.055f}, 0.086f},
    {JOINT_LUMBAR2, JOINT_THORAX3, {0, 0, -0.055f}, {0, 0.04f, -0.08f}, 0.086f},
    {JOINT_LUMBAR2, JOINT_THORAX3, {0, 0, 0.055f}, {0, 0.04f, 0.08f}, 0.086f},
#define LIMBS(SIDE)                                                                                \
    {JOINT_##SIDE##_SHOULDER, JOINT_##SIDE##_ELBOW, {0}, {0}, 0.042f},                             \
        {JOINT_##SIDE##_ELBOW, JOINT_##SIDE##_WRIST, {0}, {0}, 0.032f},                            \
        {JOINT_##SIDE##_WRIST, JOINT_##SIDE##_FINGERS, {0}, {0, -0.05f, 0}, 0.020f},               \
        {JOINT_##SIDE##_HIP, JOINT_##SIDE##_KNEE, {0}, {0}, 0.070f},                               \
        {JOINT_##SIDE##_KNEE, JOINT_##SIDE##_ANKLE, {0}, {0}, 0.045f},                             \
    {                                                                                              \
        JOINT_##SIDE##_ANKLE, JOINT_##SIDE##_TOES, {-0.03f, -0.03f, 0}, {0.04f, 0, 0}, 0.026f      \
    }
    LIMBS(LEFT),
    LIMBS(RIGHT),
#undef LIMBS
};

static void casters_add(struct figure *figure, const struct rig *rig, const struct placed *placed)
{
    for (size_t i = 0; i < sizeof bones / sizeof *bones; i++) {
        vec3 a, b;
        place(rig, placed, bones[i].joint_a, bones[i].a, a);
        place(rig, placed, bones[i].joint_b, bones[i].b, b);
        float radius = bones[i].radius * rig->scale;
        if (fminf(a[1], b[1]) - radius < CAST_HEIGHT)
            figure_cast(figure, a, b, radius);
    }
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

static void set_look(const struct theme *theme, const struct layout *layout, struct figure *out)
{
    out->shadow = 1.0f - theme->shadow; /* the theme says what light is left */
    out->line_width = layout->line;
    out->rim_width = layout->rim;
    out->line = theme->line;
    out->rim = theme->rim;
    out->glow_colour = theme->highlight;
}

bool figure_build(const struct view *view, const struct layout *layout, struct figure *out)
{
    const struct moment *moment = &view->moment;
    const struct rig *rig = &view->timeline->rig;
    struct showing showing = showing_at(view->timeline, moment);
    if (showing.framing.exercise == NULL)
        return false;
    struct floor_area mat;
    struct placed placed;
    struct tones tones = tones_of(view->theme, &showing.framing);
    struct camera camera =
        camera_at(view->timeline, moment->ms, &showing.framing, &layout->stage, &mat);
    set_camera(&camera, out);
    pose_place(rig, &moment->pose, &placed);
    cones_add(out, rig, &placed, &tones, moment->breath);
    casters_add(out, rig, &placed);
    props_add(out, showing.framing.exercise, view->theme, &mat, showing.props_presence);
    if (moment->highlight > 0.0f)
        glows_add(out, rig, &placed, moment->lit);
    out->glow_strength = moment->highlight;
    out->presence = showing.presence;
    set_look(view->theme, layout, out);
    return showing.framing.exercise->camera.upper_body;
}
