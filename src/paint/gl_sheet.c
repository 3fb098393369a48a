#include "paint/gl_sheet.h"

#include <string.h>

#include "paint/gl_shader.h"
#include "paint/soft_damage.h"

struct gl_sheet {
    const struct memory *memory;
    GLuint program, nothing; /* `nothing`: a vertex array without attributes */
    GLuint texture;
    int width, height;                       /* of the texture */
    struct damage changed[GL_SHEET_BUFFERS]; /* by the last calls, the newest first */
};

static bool make(struct gl_sheet *sheet, const struct gl_shaders *shaders)
{
    sheet->program = gl_program(shaders, "screen.vert", "sheet.frag");
    if (!sheet->program)
        return false;
    glGenVertexArrays(1, &sheet->nothing);
    glGenTextures(1, &sheet->texture);
    glUseProgram(sheet->program);
    glUniform1i(glGetUniformLocation(sheet->program, "pixels"), 0);
    return true;
}

struct gl_sheet *gl_sheet_open(const struct world *world, const char *folder,
                               struct problems *problems)
{
    const struct gl_shaders shaders = {world, folder, problems};
    if (!gl_is_fit(problems))
        return NULL;
    struct gl_sheet *sheet = world->memory->get(world->memory->context, sizeof *sheet);
    if (!sheet) {
        problem_error(problems, (struct place){.file = "OpenGL"}, "there is no memory left for it");
        return NULL;
    }
    *sheet = (struct gl_sheet){.memory = world->memory};
    if (make(sheet, &shaders))
        return sheet;
    gl_sheet_close(sheet);
    return NULL;
}

void gl_sheet_close(struct gl_sheet *sheet)
{
    if (!sheet)
        return;
    glDeleteProgram(sheet->program);
    glDeleteVertexArrays(1, &sheet->nothing);
    glDeleteTextures(1, &sheet->texture);
    sheet->memory->give(sheet->memory->context, sheet);
}

void gl_sheet_forget(struct gl_sheet *sheet)
{
    sheet->width = sheet->height = 0;
}

static struct damage all_of(const struct surface *surface)
{
    const struct clip whole = {0, 0, surface->width, surface->height};
    return (struct damage){.whole = whole, .list = {whole}, .count = 1};
}

static void start_anew(struct gl_sheet *sheet, const struct surface *surface)
{
    sheet->width = surface->width;
    sheet->height = surface->height;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, surface->width, surface->height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, NULL);
    for (int i = 0; i < GL_SHEET_BUFFERS; i++)
        sheet->changed[i] = all_of(surface);
}

static void note_changes(struct gl_sheet *sheet, const struct area *areas, int count)
{
    struct damage *changed = sheet->changed;
    memmove(changed + 1, changed, sizeof *changed * (GL_SHEET_BUFFERS - 1));
    changed[0].count = 0;
    for (int i = 0; i < count; i++)
        damage_add(changed, (struct clip){areas[i].x, areas[i].y, areas[i].x + areas[i].width,
                                          areas[i].y + areas[i].height});
}

static void send(const struct surface *surface, const struct damage *changed)
{
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, surface->pitch / (int)sizeof *surface->pixels);
    for (int i = 0; i < changed->count; i++) {
        const struct clip part = changed->list[i];
        const char *row = (const char *)surface->pixels + (ptrdiff_t)part.y0 * surface->pitch;
        glTexSubImage2D(GL_TEXTURE_2D, 0, part.x0, part.y0, part.x1 - part.x0, part.y1 - part.y0,
                        GL_RGBA, GL_UNSIGNED_BYTE, (const uint32_t *)(const void *)row + part.x0);
    }
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
}

static void draw_part(const struct gl_sheet *sheet, struct clip part)
{
    glScissor(part.x0, sheet->height - part.y1, part.x1 - part.x0, part.y1 - part.y0);
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

void gl_sheet_draw(struct gl_sheet *sheet, const struct surface *surface, const struct area *areas,
                   int count)
{
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, sheet->texture);
    if (sheet->width != surface->width || sheet->height != surface->height)
        start_anew(sheet, surface);
    else
        note_changes(sheet, areas, count);
    send(surface, &sheet->changed[0]);
    struct damage due = sheet->changed[0];
    for (int i = 1; i < GL_SHEET_BUFFERS; i++)
        for (int j = 0; j < sheet->changed[i].count; j++)
            damage_add(&due, sheet->changed[i].list[j]);
    glViewport(0, 0, sheet->width, sheet->height);
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_DITHER);
    glEnable(GL_SCISSOR_TEST);
    glUseProgram(sheet->program);
    glBindVertexArray(sheet->nothing);
    for (int i = 0; i < due.count; i++)
        draw_part(sheet, due.list[i]);
    glDisable(GL_SCISSOR_TEST);
    glBindVertexArray(0);
}
