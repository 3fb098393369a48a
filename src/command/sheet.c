#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/sheet_plan.h"
#include "command/still.h"
#include "export/png.h"
#include "picture/pen.h"

enum { CELL_WIDTH = 400, CELL_HEIGHT = 360 };

/* Of a cell's height: the em of its words, the room that its title and two lines of words need
 * under the picture, and the room for a row's name. */
#define WORD_EM 0.048f
#define WORD_ROOM (4.5f * WORD_EM)
#define NAME_EM 0.075f
#define NAME_ROOM (1.6f * NAME_EM)

static const struct place here = {"limber", 0, 0};

struct sheet {
    struct sheet_plan plan;
    const struct timeline *timeline;
    struct sights sights;
    struct theme theme;
    int width, height; /* of a cell, pixels */
    int name_height;   /* of the name over a row */
};

static void lay_out(struct sheet *sheet, const struct options *options)
{
    const struct sheet_plan *plan = &sheet->plan;
    sheet->width = CELL_WIDTH;
    sheet->height = CELL_HEIGHT;
    if (options->width > 0) {
        const float units = (float)plan->lines + NAME_ROOM * (float)plan->row_count;
        sheet->width = options->width / plan->columns;
        sheet->height = (int)((float)options->height / units);
    }
    sheet->name_height = (int)(NAME_ROOM * (float)sheet->height);
}

static struct surface part_of(const struct surface *all, int x, int y, int width, int height)
{
    const size_t pitch = (size_t)all->pitch / sizeof *all->pixels;
    return (struct surface){all->pixels + (size_t)y * pitch + (size_t)x, width, height, all->pitch};
}

static void draw_name(struct still *still, const struct sheet *sheet, const struct sheet_row *row,
                      int y)
{
    const int width = sheet->width * sheet->plan.columns;
    const struct surface part = part_of(&still->surface, 0, y, width, sheet->name_height);
    const float em = NAME_EM * (float)sheet->height;
    const char *side = row->side == SIDE_LEFT    ? ", left side"
                       : row->side == SIDE_RIGHT ? ", right side"
                                                 : "";
    char name[SHEET_TEXT];
    struct picture *picture = &still->picture;
    (void)snprintf(name, sizeof name, "%s%s", row->exercise->name, side);
    picture_start(picture, width, sheet->name_height);
    picture->wall = picture->wall_edge = picture->floor = sheet->theme.background;
    picture->horizon = (float)sheet->name_height;
    struct shape ground = {.kind = SHAPE_BACKDROP,
                           .box = {0, 0, (float)width, (float)sheet->name_height}};
    picture_add(picture, &ground);
    (void)picture_text(picture, name, 0.6f * em, 0.3f * em, em, WEIGHT_BOLD, ALIGN_LEFT,
                       sheet->theme.text, &still->ruler);
    still_paint(still, &part);
}

static void write_words(struct still *still, const struct sheet *sheet,
                        const struct sheet_cell *cell)
{
    const float em = WORD_EM * (float)sheet->height, margin = 0.04f * (float)sheet->width;
    const float top = (1.0f - WORD_ROOM) * (float)sheet->height;
    const float width = (float)sheet->width - 2 * margin;
    const struct pen pen = {&still->picture, &still->ruler, &sheet->theme};
    const struct slot title = {{margin, top, width, 1.3f * em}, 1.1f * em};
    const struct slot words = {{margin, top + 1.5f * em, width, 2.8f * em}, em};
    pen_line(&pen, cell->title, &title, (struct style){WEIGHT_BOLD, ALIGN_LEFT, sheet->theme.text});
    if (!cell->begins)
        pen_wrap(&pen, cell->segment->caption, &words,
                 (struct style){WEIGHT_REGULAR, ALIGN_LEFT, sheet->theme.text_quiet});
}

static void draw_cell(struct still *still, const struct sheet *sheet, const struct sheet_cell *cell,
                      int x, int y)
{
    const struct surface part = part_of(&still->surface, x, y, sheet->width, sheet->height);
    const struct segment *segment = cell->segment;
    struct view view = {
        .screen = SCREEN_PLAY,
        .timeline = sheet->timeline,
        .theme = &sheet->theme,
        .width = sheet->width,
        .height = sheet->height,
        .bare = true,
        .settled = true,
        .label = WORD_ROOM * (float)sheet->height,
        .range = sheet->timeline->wish.range,
        .tempo = sheet->timeline->wish.tempo,
        .sights = sheet->sights,
    };
    timeline_at(sheet->timeline, cell->begins ? segment->start_ms : segment->end_ms - 1,
                &view.moment);
    picture_build(&view, &still->ruler, &still->picture);
    write_words(still, sheet, cell);
    still_paint(still, &part);
}

static void fill(const struct surface *surface, struct colour colour)
{
    const size_t count = (size_t)surface->width * (size_t)surface->height;
    for (size_t i = 0; i < count; i++)
        surface->pixels[i] = (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 | colour.blue;
}

static void draw_rows(struct still *still, const struct sheet *sheet)
{
    const struct sheet_plan *plan = &sheet->plan;
    int y = 0;
    for (int r = 0; r < plan->row_count; r++) {
        const struct sheet_row *row = &plan->rows[r];
        draw_name(still, sheet, row, y);
        y += sheet->name_height;
        for (int c = 0; c < row->count; c++)
            draw_cell(still, sheet, &plan->cells[row->first + c], c % plan->columns * sheet->width,
                      y + c / plan->columns * sheet->height);
        y += sheet_row_lines(plan, row) * sheet->height;
    }
}

static bool draw(const struct sheet *sheet, const char *path, struct still *still,
                 struct problems *problems)
{
    const struct sheet_plan *plan = &sheet->plan;
    bool written =
        still_open(still, &world_machine, plan->columns * sheet->width,
                   plan->lines * sheet->height + plan->row_count * sheet->name_height, problems);
    if (written) {
        fill(&still->surface, sheet->theme.background);
        draw_rows(still, sheet);
        written = png_write(path, &still->surface, problems);
    }
    still_close(still, problems);
    return written;
}

static bool is_drawable(const struct sheet *sheet, struct problems *problems)
{
    const struct sheet_plan *plan = &sheet->plan;
    if (plan->cell_count == 0)
        problem_error(problems, here, "there is no pose in it to show");
    else if (sheet->width < WINDOW_LEAST_WIDTH / 2 || sheet->height < WINDOW_LEAST_HEIGHT / 2)
        problem_error(problems, here, "--size is too small for %d pictures in %d columns",
                      plan->cell_count, plan->columns);
    else
        return true;
    return false;
}

/* Unless a theme is asked for it is drawn for white paper. */
static enum exit_code choose_theme(struct material *material, struct theme *theme)
{
    static const struct colour white = {255, 255, 255, 255};
    const enum exit_code code = material_theme(material, "light", theme);
    if (!material_has_theme(material))
        theme->background = theme->background_edge = theme->floor = white;
    return code;
}

static enum exit_code make_sheet(struct sheet *sheet, const struct options *options,
                                 struct material *material, struct still *still)
{
    enum exit_code code = material_plan(material);
    if (code == EXIT_DONE)
        code = choose_theme(material, &sheet->theme);
    if (code != EXIT_DONE)
        return code;
    sheet->timeline = material->timeline;
    sheet->sights = options_sights(options);
    sheet_plan(&sheet->plan, sheet->timeline,
               options->given[OPTION_SIDES] ? &options->sides : NULL);
    lay_out(sheet, options);
    if (!is_drawable(sheet, &material->problems))
        return EXIT_USAGE;
    return draw(sheet, options->out, still, &material->problems) ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code make(const struct options *options, struct material *material,
                           struct still *still)
{
    if (!still_is_png(options, &material->problems))
        return EXIT_USAGE;
    struct sheet *sheet = calloc(1, sizeof *sheet);
    if (sheet == NULL) {
        problem_error(&material->problems, here, "no memory is left");
        return EXIT_PROBLEMS;
    }
    const enum exit_code code = make_sheet(sheet, options, material, still);
    free(sheet);
    return code;
}

enum exit_code command_sheet(const struct call *call)
{
    return still_run(call, make);
}
