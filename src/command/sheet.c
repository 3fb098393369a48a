#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/still.h"
#include "export/png.h"

enum { CELLS_MOST = 48, CELL_WIDTH = 480, CELL_HEIGHT = 360, LABEL_LENGTH = 128 };

/* Of a cell's height: the label's em, and the room its two lines need. */
#define LABEL_EM 0.06f
#define LABEL_ROOM (3.2f * LABEL_EM)

static const struct place here = {"limber", 0, 0};

/* The moments at which each pose, on each side, is reached for the first time. */
struct sheet {
    const struct segment *cells[CELLS_MOST];
    int count, columns, rows;
    int width, height; /* of a cell, pixels */
};

static bool is_text_equal(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool has_cell(const struct sheet *sheet, const struct segment *segment)
{
    for (int i = 0; i < sheet->count; i++) {
        const struct segment *cell = sheet->cells[i];
        if (cell->exercise == segment->exercise && cell->side == segment->side &&
            is_text_equal(cell->pose, segment->pose))
            return true;
    }
    return false;
}

static void choose_cells(struct sheet *sheet, const struct timeline *timeline)
{
    for (int i = 0; i < timeline->segment_count && sheet->count < CELLS_MOST; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->kind == SEGMENT_PHASE && !has_cell(sheet, segment))
            sheet->cells[sheet->count++] = segment;
    }
}

static void lay_out(struct sheet *sheet, const struct options *options)
{
    sheet->columns = (int)ceil(sqrt((double)sheet->count));
    sheet->rows = (sheet->count + sheet->columns - 1) / sheet->columns;
    sheet->width = options->width > 0 ? options->width / sheet->columns : CELL_WIDTH;
    sheet->height = options->height > 0 ? options->height / sheet->rows : CELL_HEIGHT;
}

static void label(struct still *still, const struct segment *segment, const struct theme *theme)
{
    char text[LABEL_LENGTH];
    const float em = LABEL_EM * (float)still->picture.height;
    const char *side = segment->side == SIDE_LEFT    ? ", left"
                       : segment->side == SIDE_RIGHT ? ", right"
                                                     : "";
    const char *name = segment->exercise != NULL ? segment->exercise->name : "";
    (void)picture_text(&still->picture, name, em, 0.6f * em, em, WEIGHT_BOLD, ALIGN_LEFT,
                       theme->text, &still->ruler);
    (void)snprintf(text, sizeof text, "%s%s", segment->pose != NULL ? segment->pose : "", side);
    (void)picture_text(&still->picture, text, em, 1.9f * em, em, WEIGHT_REGULAR, ALIGN_LEFT,
                       theme->text_quiet, &still->ruler);
}

static void draw_cell(struct still *still, const struct sheet *sheet, int index,
                      const struct timeline *timeline, const struct theme *theme)
{
    const struct segment *segment = sheet->cells[index];
    const struct surface *all = &still->surface;
    const int x = index % sheet->columns * sheet->width;
    const int y = index / sheet->columns * sheet->height;
    const struct surface cell = {all->pixels + (size_t)y * (size_t)all->width + (size_t)x,
                                 sheet->width, sheet->height, all->pitch};
    struct view view = {
        .screen = SCREEN_PLAY,
        .timeline = timeline,
        .theme = theme,
        .width = sheet->width,
        .height = sheet->height,
        .bare = true,
        .label = LABEL_ROOM * (float)sheet->height,
        .range = timeline->wish.range,
        .tempo = timeline->wish.tempo,
    };
    timeline_at(timeline, segment->end_ms - 1, &view.moment);
    picture_build(&view, &still->ruler, &still->picture);
    label(still, segment, theme);
    still_paint(still, &cell);
}

static void fill(const struct surface *surface, struct colour colour)
{
    const size_t count = (size_t)surface->width * (size_t)surface->height;
    for (size_t i = 0; i < count; i++)
        surface->pixels[i] = (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 | colour.blue;
}

static bool draw(const struct sheet *sheet, const struct timeline *timeline,
                 const struct theme *theme, const char *path, struct still *still,
                 struct problems *problems)
{
    bool written = still_open(still, &world_machine, sheet->columns * sheet->width,
                              sheet->rows * sheet->height, problems);
    if (written) {
        fill(&still->surface, theme->background_edge);
        for (int i = 0; i < sheet->count; i++)
            draw_cell(still, sheet, i, timeline, theme);
        written = png_write(path, &still->surface, problems);
    }
    still_close(still);
    return written;
}

static bool is_drawable(const struct sheet *sheet, struct problems *problems)
{
    if (sheet->count == 0)
        problem_error(problems, here, "there is no pose in it to show");
    else if (sheet->width < WINDOW_LEAST_WIDTH || sheet->height < WINDOW_LEAST_HEIGHT)
        problem_error(problems, here, "--size is too small for %d pictures; at least %dx%d",
                      sheet->count, sheet->columns * WINDOW_LEAST_WIDTH,
                      sheet->rows * WINDOW_LEAST_HEIGHT);
    else
        return true;
    return false;
}

static enum exit_code make(const struct options *options, struct material *material,
                           struct still *still)
{
    struct theme theme;
    struct sheet sheet = {.count = 0};
    struct problems *problems = &material->problems;
    if (!still_is_png(options, problems))
        return EXIT_USAGE;
    const enum exit_code code = material_plan_shown(material, &theme);
    if (code != EXIT_DONE)
        return code;
    choose_cells(&sheet, material->timeline);
    if (sheet.count > 0)
        lay_out(&sheet, options);
    if (!is_drawable(&sheet, problems))
        return EXIT_USAGE;
    return draw(&sheet, material->timeline, &theme, options->out, still, problems) ? EXIT_DONE
                                                                                   : EXIT_PROBLEMS;
}

enum exit_code command_sheet(const struct call *call)
{
    return still_run(call, make);
}
