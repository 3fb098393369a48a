#include "paint/gl_shadow.h"

#include <cglm/cglm.h>
#include <math.h>
#include <string.h>

#include "paint/look.h"

enum { MAP_CELLS = 320 };

bool gl_shadow_open(struct gl_shadow *shadow, const struct gl_shaders *shaders)
{
    *shadow = (struct gl_shadow){0};
    glGenTextures(1, &shadow->map);
    glBindTexture(GL_TEXTURE_2D, shadow->map);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, MAP_CELLS, MAP_CELLS, 0, GL_RED, GL_UNSIGNED_BYTE, NULL);
    glGenFramebuffers(1, &shadow->frame);
    glBindFramebuffer(GL_FRAMEBUFFER, shadow->frame);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, shadow->map, 0);
    shadow->dim = gl_program(shaders, "screen.vert", "shadow_map.frag");
    shadow->lay = gl_program(shaders, "shadow.vert", "shadow.frag");
    return shadow->dim && shadow->lay;
}

void gl_shadow_close(struct gl_shadow *shadow)
{
    glDeleteProgram(shadow->dim);
    glDeleteProgram(shadow->lay);
    glDeleteFramebuffers(1, &shadow->frame);
    glDeleteTextures(1, &shadow->map);
    *shadow = (struct gl_shadow){0};
}

/* No part of the caster comes near enough to the floor to darken it. */
static bool is_too_high(const struct figure_caster *caster)
{
    return fminf(caster->a[1], caster->b[1]) - caster->radius > LOOK_SHADOW_REACH;
}

/* The piece of floor within reach of the low casters; their number is returned. */
static int ground_measure(const struct figure *figure, float ground[4])
{
    static const int flat[2] = {0, 2}; /* x, z */
    float low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    int count = 0;
    for (int i = 0; i < figure->caster_count; i++) {
        const struct figure_caster *caster = &figure->casters[i];
        if (is_too_high(caster))
            continue;
        float reach = caster->radius + LOOK_SHADOW_REACH;
        for (int axis = 0; axis < 2; axis++) {
            float a = caster->a[flat[axis]], b = caster->b[flat[axis]];
            low[axis] = fminf(low[axis], fminf(a, b) - reach);
            high[axis] = fmaxf(high[axis], fmaxf(a, b) + reach);
        }
        count++;
    }
    for (int axis = 0; axis < 2; axis++) {
        ground[axis] = low[axis];
        ground[2 + axis] = high[axis] - low[axis];
    }
    return count;
}

static void casters_tell(GLuint program, const struct figure *figure)
{
    float a[FIGURE_CASTERS_MOST][4], b[FIGURE_CASTERS_MOST][3];
    int count = 0;
    for (int i = 0; i < figure->caster_count; i++) {
        const struct figure_caster *caster = &figure->casters[i];
        if (is_too_high(caster))
            continue;
        for (int axis = 0; axis < 3; axis++) {
            a[count][axis] = caster->a[axis];
            b[count][axis] = caster->b[axis];
        }
        a[count++][3] = caster->radius;
    }
    glUniform4fv(glGetUniformLocation(program, "caster_a"), count, a[0]);
    glUniform3fv(glGetUniformLocation(program, "caster_b"), count, b[0]);
    glUniform1i(glGetUniformLocation(program, "casters"), count);
}

bool gl_shadow_map(struct gl_shadow *shadow, const struct figure *figure)
{
    if (figure->shadow * figure->presence <= 0.0f || ground_measure(figure, shadow->ground) == 0)
        return false;
    glBindFramebuffer(GL_FRAMEBUFFER, shadow->frame);
    glViewport(0, 0, MAP_CELLS, MAP_CELLS);
    glDisable(GL_BLEND);
    glUseProgram(shadow->dim);
    glUniform4fv(glGetUniformLocation(shadow->dim, "ground"), 1, shadow->ground);
    glUniform1f(glGetUniformLocation(shadow->dim, "cells"), (float)MAP_CELLS);
    casters_tell(shadow->dim, figure);
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glEnable(GL_BLEND);
    return true;
}

void gl_shadow_lay(const struct gl_shadow *shadow, const struct figure *figure, const float lens[4])
{
    mat3 facing;
    versor turn;
    memcpy(turn, figure->camera.facing, sizeof turn);
    glm_quat_mat3(turn, facing);
    glUseProgram(shadow->lay);
    glUniform4fv(glGetUniformLocation(shadow->lay, "ground"), 1, shadow->ground);
    glUniformMatrix3fv(glGetUniformLocation(shadow->lay, "facing"), 1, GL_FALSE, facing[0]);
    glUniform3fv(glGetUniformLocation(shadow->lay, "eye"), 1, figure->camera.eye);
    glUniform4fv(glGetUniformLocation(shadow->lay, "lens"), 1, lens);
    glUniform1f(glGetUniformLocation(shadow->lay, "darkest"), figure->shadow * figure->presence);
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, shadow->map);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}
