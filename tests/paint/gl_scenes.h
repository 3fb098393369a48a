/* Pictures for the painters: the real body with a camera and a few things round it, and the flat
 * shapes. Static functions, since each test program uses some of them. */
#ifndef LIMBER_TESTS_PAINT_GL_SCENES_H
#define LIMBER_TESTS_PAINT_GL_SCENES_H

#include <cglm/cglm.h>
#include <math.h>
#include <string.h>

#include "body/angle.h"
#include "picture/flesh.h"

#define RGB(hex) ((struct colour){(hex) >> 16 & 255, (hex) >> 8 & 255, (hex)&255, 255})
#define RGBA(hex, alpha) ((struct colour){(hex) >> 16 & 255, (hex) >> 8 & 255, (hex)&255, (alpha)})

static inline struct shape *scene_shape(struct picture *picture, enum shape_kind kind,
                                        struct box box, struct colour colour)
{
    struct shape shape = {.kind = kind, .box = box, .colour = colour};
    picture_add(picture, &shape);
    return &picture->shapes[picture->shape_count - 1];
}

static inline void scene_backdrop(struct picture *picture, int width, int height)
{
    picture_start(picture, width, height);
    picture->wall = RGB(0x1a2028);
    picture->wall_edge = RGB(0x0e1116);
    picture->floor = RGB(0x262d36);
    picture->horizon = (float)height * 0.5f;
    scene_shape(picture, SHAPE_BACKDROP, (struct box){0, 0, (float)width, (float)height},
                (struct colour){0});
}

/* Looks at a point from a distance, turned by degrees. */
static inline void scene_camera(struct camera *camera, int width, int height, vec3 at, float away,
                                float yaw, float pitch, float metres_high)
{
    mat4 view;
    float y = glm_rad(yaw), p = glm_rad(pitch);
    vec3 back = {sinf(y) * cosf(p), sinf(p), cosf(y) * cosf(p)};
    for (int i = 0; i < 3; i++)
        camera->eye[i] = at[i] + back[i] * away;
    glm_lookat(camera->eye, at, (vec3){0, 1, 0}, view);
    glm_mat4_quat(view, camera->facing);
    camera->focal = (float)height / metres_high * away;
    camera->centre_x = (float)width / 2.0f;
    camera->centre_y = (float)height / 2.0f;
}

static inline void scene_manners(struct figure *figure, int height)
{
    figure->shadow = 0.75f;
    figure->line_width = 0.0024f * (float)height;
    figure->rim_width = 0.0019f * (float)height;
    figure->line = RGB(0x0a0d11);
    figure->rim = RGBA(0xdbe6f0, 140);
    figure->presence = 1.0f;
}

static inline struct figure_cone *scene_cone(struct figure *figure, const float a[3], float ra,
                                             const float b[3], float rb, enum region region,
                                             struct colour colour)
{
    struct figure_cone *cone = &figure->cones[figure->cone_count++];
    *cone = (struct figure_cone){.a = {a[0], a[1], a[2]},
                                 .b = {b[0], b[1], b[2]},
                                 .radius_a = ra,
                                 .radius_b = rb,
                                 .region = region,
                                 .colour = colour};
    return cone;
}

static inline struct colour scene_cloth(enum cloth cloth)
{
    switch (cloth) {
    case CLOTH_SHIRT:
        return RGB(0x6db7ea);
    case CLOTH_SHORTS:
        return RGB(0x3b77bc);
    case CLOTH_HAIR:
        return RGB(0x8a5839);
    case CLOTH_EYE:
        return RGB(0x2a1d16);
    default:
        return RGB(0xefc9a5);
    }
}

static inline struct colour scene_far(struct colour colour)
{
    const struct colour haze = RGB(0x12161c);
    return (struct colour){(uint8_t)(colour.red + (haze.red - colour.red) * 42 / 100),
                           (uint8_t)(colour.green + (haze.green - colour.green) * 42 / 100),
                           (uint8_t)(colour.blue + (haze.blue - colour.blue) * 42 / 100), 255};
}

static inline void scene_quad(struct figure *figure, vec3 corners[4], struct colour colour,
                              bool behind)
{
    struct figure_quad *quad = &figure->quads[figure->quad_count++];
    memcpy(quad->corner, corners, sizeof quad->corner);
    quad->colour = colour;
    quad->behind = behind;
}

/* A rectangle level with the floor. */
static inline void scene_level(struct figure *figure, float x0, float x1, float z0, float z1,
                               float y, struct colour colour, bool behind)
{
    vec3 corners[4] = {{x0, y, z0}, {x1, y, z0}, {x1, y, z1}, {x0, y, z1}};
    scene_quad(figure, corners, colour, behind);
}

/* The dressed body in a pose, its low parts casting shadow. */
static inline void scene_body(struct figure *figure, const struct rig *rig, const struct pose *pose)
{
    struct placed placed;
    pose_place(rig, pose, &placed);
    int count;
    const struct flesh *cones = flesh_cones(&count);
    for (int i = 0; i < count && figure->cone_count < FIGURE_CONES_MOST; i++) {
        const struct flesh *from = &cones[i];
        struct figure_cone *cone = &figure->cones[figure->cone_count++];
        *cone = (struct figure_cone){0};
        flesh_place(from, rig, &placed, 1.0f, cone);
        bool far = from->region == REGION_LEFT_ARM || from->region == REGION_LEFT_LEG;
        struct colour colour = scene_cloth(from->cloth);
        cone->colour = far ? scene_far(colour) : colour;
        if (figure->caster_count < FIGURE_CASTERS_MOST && from->radius_a > 0.03f) {
            struct figure_caster *caster = &figure->casters[figure->caster_count++];
            memcpy(caster->a, cone->a, sizeof cone->a);
            memcpy(caster->b, cone->b, sizeof cone->b);
            caster->radius = (from->radius_a + from->radius_b) / 2;
        }
    }
}

static inline void scene_turn(struct pose *pose, enum joint joint, float first, float second,
                              float third)
{
    angle_to_turn(joint, (float[]){first, second, third}, pose->turn[joint]);
}

/* Standing on a mat, arms and one leg raised, the thigh glowing, a block beside. */
static inline void scene_standing(struct picture *picture, int width, int height)
{
    scene_backdrop(picture, width, height);
    struct figure *figure = &picture->figure;
    scene_manners(figure, height);
    scene_camera(&figure->camera, width, height, (vec3){0, 0.85f, 0}, 9.0f, 30, 9, 2.3f);
    scene_level(figure, -0.8f, 0.8f, -0.45f, 0.45f, 0, RGB(0x515b69), true);
    scene_level(figure, -0.78f, 0.78f, -0.43f, 0.43f, 0, RGB(0x343b45), true);
    vec3 side[4] = {{-0.6f, 0, 0.3f}, {-0.3f, 0, 0.3f}, {-0.3f, 0.45f, 0.3f}, {-0.6f, 0.45f, 0.3f}};
    scene_quad(figure, side, RGB(0x8a949f), false);
    scene_level(figure, -0.6f, -0.3f, 0.1f, 0.3f, 0.45f, RGB(0xa8b2bd), false);
    struct rig rig = rig_of_stature(RIG_STATURE);
    struct pose pose;
    skin_stand(&rig, &pose);
    scene_turn(&pose, JOINT_RIGHT_SHOULDER, 80, 20, 0);
    scene_turn(&pose, JOINT_RIGHT_ELBOW, 70, 0, 0);
    scene_turn(&pose, JOINT_LEFT_SHOULDER, 30, 50, 0);
    scene_turn(&pose, JOINT_RIGHT_HIP, 80, 5, 0);
    scene_turn(&pose, JOINT_RIGHT_KNEE, 95, 0, 0);
    scene_body(figure, &rig, &pose);
    struct placed placed;
    pose_place(&rig, &pose, &placed);
    struct figure_glow *glow = &figure->glows[figure->glow_count++];
    memcpy(glow->a, placed.at[JOINT_RIGHT_HIP], sizeof glow->a);
    memcpy(glow->b, placed.at[JOINT_RIGHT_KNEE], sizeof glow->b);
    glow->a[1] -= 0.06f;
    glow->b[1] -= 0.06f;
    glow->radius = 0.075f;
    glow->regions = 1u << REGION_RIGHT_LEG;
    figure->glow_colour = RGB(0xff6a13);
    figure->glow_edge = RGB(0xfff0b8);
    figure->glow_strength = 1.0f;
    scene_shape(picture, SHAPE_FIGURE, (struct box){0, 0, (float)width, (float)height},
                (struct colour){0});
}

/* Ring, disc, dots, progress and texts, as the screen has them. */
static inline void scene_flat(struct picture *picture, int width, int height,
                              const struct ruler *ruler)
{
    scene_backdrop(picture, width, height);
    float h = (float)height, ring = h * 0.2f, x = (float)width * 0.7f, y = h * 0.35f;
    struct box round = {x - ring, y - ring, 2 * ring, 2 * ring};
    struct shape *arc = scene_shape(picture, SHAPE_ARC, round, RGBA(0xf2f5f8, 33));
    arc->radius = ring * 0.93f, arc->stroke = ring * 0.14f, arc->sweep = 1.0f;
    arc = scene_shape(picture, SHAPE_ARC, round, RGB(0x7fd6c2));
    arc->radius = ring * 0.93f, arc->stroke = ring * 0.14f, arc->sweep = 0.62f;
    struct box inner = {x - ring * 0.6f, y - ring * 0.6f, ring * 1.2f, ring * 1.2f};
    scene_shape(picture, SHAPE_DISC, inner, RGBA(0x7fb8e6, 77));
    struct shape *dots = scene_shape(picture, SHAPE_DOTS, round, RGBA(0x7fb8e6, 140));
    dots->radius = ring * 0.75f, dots->stroke = fmaxf(h * 0.0037f, 1.5f);
    for (int i = 0; i < 6; i++) {
        struct box bar = {h * 0.05f + (float)i * h * 0.2f, h * 0.95f, h * 0.19f, h * 0.015f};
        scene_shape(picture, SHAPE_PANEL, bar, i < 3 ? RGB(0x7fd6c2) : RGBA(0xf2f5f8, 40))->radius =
            h * 0.0075f;
    }
    scene_shape(picture, SHAPE_PANEL, (struct box){h * 0.1f, h * 0.5f, h * 0.6f, h * 0.3f},
                RGBA(0x000000, 150))
        ->radius = h * 0.04f;
    if (!ruler)
        return;
    const struct colour white = RGB(0xf2f5f8);
    picture_text(picture, "Hamstring, lying", h * 0.06f, h * 0.06f, h * 0.078f, WEIGHT_BOLD,
                 ALIGN_LEFT, white, ruler);
    picture_text(picture, "18", x, y - ring * 0.4f, ring * 0.8f, WEIGHT_BOLD, ALIGN_CENTRE, white,
                 ruler);
    picture_text(picture, "breathe in", x + ring, h * 0.6f, h * 0.055f, WEIGHT_REGULAR, ALIGN_RIGHT,
                 RGB(0xa9b8c6), ruler);
}

#endif
