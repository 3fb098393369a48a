#include "plates/plate.h"

#include "picture/screens.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "base/world.h"
#include "picture/reflow.h"
#include "picture/screens.h"
#include "stage/scene_hurt.h"
#include "stage/showcase.h"

#define ASSETS LIMBER_SOURCE "/assets"

static const char *const folders[] = {ASSETS};

static bool read_keys(struct plates *plates)
{
    struct arena arena;
    struct text content;
    arena_open(&arena, &memory_heap, 1 << 20);
    const bool read = world_machine.read(world_machine.context, ASSETS "/keys.conf", 1 << 16,
                                         &arena, &content) == FILE_OK;
    if (read)
        keymap_read(&plates->keymap, content, "keys.conf", &plates->problems);
    arena_close(&arena);
    scene_help_fill(&plates->help, &plates->keymap, true);
    return read;
}

bool plates_open(struct plates *plates)
{
    return plates_open_in(plates, NULL);
}

bool plates_open_in(struct plates *plates, const char *code)
{
    const struct language language = {.code = code};
    memset(plates, 0, sizeof *plates);
    problems_open(&plates->problems, &memory_heap);
    const bool loaded = library_load_in(&plates->library, &world_machine, folders, 1, language,
                                        &plates->problems) &&
                        read_keys(plates);
    problems_print(&plates->problems, stderr);
    return loaded && plates->problems.errors == 0;
}

void plates_close(struct plates *plates)
{
    for (int i = 0; i < plates->count; i++)
        timeline_free(plates->known[i].timeline);
    library_close(&plates->library);
    problems_close(&plates->problems);
}

/* Laid out once for each routine. */
static const struct timeline *lay_out(struct plates *plates, const char *id,
                                      const struct routine *routine)
{
    const struct timeline_wish wish = timeline_wish_default();
    if (routine == NULL || plates->count == PLATE_TIMELINES)
        return NULL;
    struct timeline *timeline = timeline_build(&world_machine, routine, &wish, &plates->problems);
    if (timeline == NULL)
        return NULL;
    plates->known[plates->count].id = id;
    plates->known[plates->count].routine = routine;
    plates->known[plates->count++].timeline = timeline;
    return timeline;
}

const struct timeline *plates_timeline(struct plates *plates, const char *id)
{
    for (int i = 0; i < plates->count; i++)
        if (strcmp(plates->known[i].id, id) == 0)
            return plates->known[i].timeline;
    const struct exercise *exercise = library_exercise(&plates->library, id);
    if (exercise != NULL)
        return lay_out(plates, exercise->id, library_routine_of(&plates->library, exercise));
    const struct routine *routine = library_routine(&plates->library, id);
    return routine == NULL ? NULL : lay_out(plates, routine->id, routine);
}

/* Takes from *at up to the last or first `end`, and moves behind it. */
static bool take(const char **at, char end, bool last, char out[PLATE_WORD])
{
    const char *to = last ? strrchr(*at, end) : strchr(*at, end);
    if (to == NULL || to == *at || to - *at >= PLATE_WORD)
        return false;
    memcpy(out, *at, (size_t)(to - *at));
    out[to - *at] = '\0';
    *at = to + 1;
    return true;
}

bool plate_read(const char *name, struct plate *out)
{
    char ms[PLATE_WORD], width[PLATE_WORD], height[PLATE_WORD];
    const char *at = name;
    const bool whole = take(&at, '/', false, out->screen) && take(&at, '-', true, out->what) &&
                       take(&at, '.', false, ms) && take(&at, '.', false, out->theme) &&
                       take(&at, '.', false, out->style) && take(&at, '.', false, out->view) &&
                       take(&at, 'x', false, width) && take(&at, '.', false, height) &&
                       strcmp(at, "png") == 0;
    out->ms = whole ? strtoll(ms, NULL, 10) : 0;
    out->width = whole ? atoi(width) : 0;
    out->height = whole ? atoi(height) : 0;
    return whole;
}

void plate_name(const struct plate *plate, char out[PLATE_NAME])
{
    snprintf(out, PLATE_NAME, "%s/%s-%05d.%s.%s.%s.%dx%d.png", plate->screen, plate->what,
             (int)plate->ms, plate->theme, plate->style, plate->view, plate->width, plate->height);
}

bool plate_has(const struct plate *plate, const char *word)
{
    const size_t length = strlen(word);
    for (const char *at = plate->view; *at != '\0';) {
        const size_t here = strcspn(at, "+");
        if (here == length && memcmp(at, word, length) == 0)
            return true;
        at += here + (at[here] == '+');
    }
    return false;
}

static bool set_theme(struct plates *plates, const struct plate *plate)
{
    if (!theme_load(&plates->theme, &world_machine, folders, 1, plate->theme, &plates->problems))
        return false;
    for (int i = 0; i < STYLE_COUNT; i++)
        if (strcmp(plate->style, style_name((enum figure_style)i)) == 0) {
            plates->theme.style = (enum figure_style)i;
            return true;
        }
    return false;
}

static struct sights sights_of(const struct plate *plate)
{
    struct sights sights = {.mirror = plate_has(plate, "mirror"), .calm = plate_has(plate, "calm")};
    if (sights.mirror)
        sights.wished = SIGHT_FRONT;
    for (int i = 0; i < SIGHT_COUNT; i++)
        if (plate_has(plate, sight_name((enum sight)i)))
            sights.wished = (enum sight)i;
    return sights;
}

static bool screen_of(const char *word, enum screen *out)
{
    static const char *const words[] = {
        [SCREEN_PLAY] = "play", [SCREEN_PAUSED] = "paused",   [SCREEN_EASING] = "easing",
        [SCREEN_PAIN] = "pain", [SCREEN_INFO] = "info",       [SCREEN_COUNT_IN] = "count_in",
        [SCREEN_HELP] = "help", [SCREEN_CLOSING] = "closing", [SCREEN_FILM] = "film"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0) {
            *out = (enum screen)i;
            return true;
        }
    return false;
}

static void set_note(const struct plate *plate, struct view *view)
{
    const bool notes = plate_has(plate, "note");
    view->note_presence = notes ? 1.0f : 0.0f;
    if (notes)
        snprintf(view->note, sizeof view->note, "range 80 %%");
}

/* Of somebody so far away that letters cannot become large enough. */
float plate_em(const struct plate *plate)
{
    const struct seat seat = {.distance = 8, .diagonal = 32};
    return plate_has(plate, "far") ? seat_em(&seat, plate->width, plate->height) : 0;
}

/* The pages of pain are one screen, with a word each. */
static bool pain_of(const char *word, enum pain_stage *stage)
{
    static const char *const words[] = {
        [PAIN_NONE] = "",          [PAIN_EASING] = "easing", [PAIN_ASKING] = "pain",
        [PAIN_OFFERING] = "offer", [PAIN_RESTING] = "rest",  [PAIN_ALARMED] = "alarm"};
    for (size_t i = PAIN_EASING; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i]) == 0) {
            *stage = (enum pain_stage)i;
            return true;
        }
    return false;
}

static bool set_screen(const struct plate *plate, struct view *view)
{
    enum { EASED_MS = 2500 };
    enum pain_stage stage;
    if (pain_of(plate->screen, &stage)) {
        scene_hurt_at(view->timeline, plate->ms, stage, stage == PAIN_EASING ? EASED_MS : 3000,
                      "Space", view);
        return true;
    }
    timeline_at(view->timeline, plate->ms, &view->moment);
    if (!screen_of(plate->screen, &view->screen))
        return false;
    if (view->screen == SCREEN_PLAY || view->screen == SCREEN_COUNT_IN ||
        view->screen == SCREEN_PAUSED)
        view->hurts = "x";
    return true;
}

/* What plays, and what lies over it or takes its place. */
static bool build_view(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                       struct picture *out)
{
    const bool page = strcmp(plate->what, "page") == 0;
    struct view view = {.timeline = plates_timeline(plates, page ? "one_minute" : plate->what),
                        .theme = &plates->theme,
                        .width = plate->width,
                        .height = plate->height,
                        .count_in = 3,
                        .today_ms = page ? plate->ms : 0,
                        .silent = plate_has(plate, "muted"),
                        .range = plate_has(plate, "range") ? 0.8f : 1.0f,
                        .tempo = plate_has(plate, "tempo") ? 1.25f : 1.0f,
                        .sights = sights_of(plate),
                        .help = plates->help.lines,
                        .help_count = plates->help.count,
                        .help_page = (int)plate->ms,
                        .em = plate_em(plate),
                        .invitation = tr("Stretch with me: press any key"),
                        .invited_above = plate_has(plate, "above"),
                        .guest = plate_has(plate, "guest"),
                        .keys = scene_keys(&plates->help)};
    if (view.timeline == NULL || !set_screen(plate, &view))
        return false;
    if (view.guest)
        view.keys.too_much = "";
    memset(&plates->kept, 0, sizeof plates->kept);
    view.kept = &plates->kept;
    memset(&plates->map, 0, sizeof plates->map);
    view.map = &plates->map;
    if (plate_has(plate, "known"))
        view.closing =
            (struct closing){.row = 4,
                             .offer = library_exercise(&plates->library, "cat_cow")->name,
                             .grown = library_exercise(&plates->library, "cat_cow")->name,
                             .range = 550,
                             .before = 500};
    view.lit = screen_way_on(&view);
    set_note(plate, &view);
    picture_build(&view, ruler, out);
    return true;
}

/* The first page of the menu. */
static bool build_menu(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                       struct picture *out)
{
    static struct menu menu;
    struct showcase showcase = {.seen = {{NULL, NULL, 0}}};
    const struct view_keys keys = scene_keys(&plates->help);
    int columns, rows;
    showcase_keys(&showcase, &keys);
    menu_grid(plate->width, plate->height, &columns, &rows);
    if (!menu_open(&menu, &world_machine, &plates->library, 0))
        return false;
    menu_shape(&menu, columns, rows);
    for (int i = 0; i < menu_page_count(&menu); i++) {
        const struct routine *routine = showcase_routine(&plates->library, &menu.cards[i]);
        showcase_set(&showcase, i, routine, plates_timeline(plates, routine->id));
    }
    struct menu_page page =
        showcase_page(&showcase, &menu, &plates->theme, plate->width, plate->height);
    page.sights = sights_of(plate);
    page.em = plate_em(plate);
    memset(&plates->stills, 0, sizeof plates->stills);
    menu_picture(&page, ruler, &plates->stills, out);
    return true;
}

static void build_week(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                       struct picture *out)
{
    struct week_page page = {
        .theme = &plates->theme,
        .width = plate->width,
        .height = plate->height,
        .em = plate_em(plate),
        .day_seconds = {60, 84, 0, 45, 120, 29, 31},
        .day_names = {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")},
        .leave = plates->help.first[COMMAND_MENU]};
    if (plate->ms > 0)
        for (int i = 0; i < GROUP_COUNT; i += 2)
            page.group_seconds[i] = 120 - 9 * i;
    week_picture(&page, ruler, &plates->week, out);
}

bool plate_build(struct plates *plates, const struct plate *plate, const struct ruler *ruler,
                 struct picture *out)
{
    if (!set_theme(plates, plate))
        return false;
    if (strcmp(plate->screen, "menu") == 0)
        return build_menu(plates, plate, ruler, out);
    if (strcmp(plate->screen, "safety") == 0) {
        const struct view_keys keys = scene_keys(&plates->help);
        struct safety_page page = {.theme = &plates->theme,
                                   .width = plate->width,
                                   .height = plate->height,
                                   .em = plate_em(plate)};
        showcase_buttons(&keys, page.buttons);
        safety_picture(&page, ruler, out);
        return true;
    }
    if (strcmp(plate->screen, "week") == 0) {
        build_week(plates, plate, ruler, out);
        return true;
    }
    return plate_form(plates, plate, ruler, out) || build_view(plates, plate, ruler, out);
}
