#include "stage/window.h"

#include <SDL.h>
#include <string.h>

#include "stage/glass.h"
#include "stage/video.h"

struct window {
    struct window_wish wish;
    struct fonts *fonts;
    SDL_Window *window; /* glass.window while gl paints */
    struct glass glass;
    struct gl_painter *gl;     /* exactly one of gl */
    struct soft_painter *soft; /* and soft is open */
    SDL_Surface *shown;        /* the window's surface that was drawn into last */
    SDL_Surface *own;          /* drawn into where the window's surface has another form */
    bool known;                /* what is on the screen is the last picture */
};

static const struct place here = {"limber", 0, 0};

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

static int greater(int a, int b)
{
    return a > b ? a : b;
}

static void choose_size(const struct window_wish *wish, int *width, int *height)
{
    SDL_Rect display = {0, 0, WINDOW_WIDTH, WINDOW_HEIGHT};
    *width = wish->width;
    *height = wish->height;
    if (wish->width > 0 && wish->height > 0)
        return;
    if (!video_is_unattended())
        (void)SDL_GetDisplayUsableBounds(0, &display);
    *width = lesser(WINDOW_WIDTH, greater(display.w, WINDOW_LEAST_WIDTH));
    *height = lesser(WINDOW_HEIGHT, greater(display.h, WINDOW_LEAST_HEIGHT));
}

static Uint32 window_flags(const struct window_wish *wish)
{
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (wish->fullscreen)
        flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    return flags;
}

static bool open_soft(struct window *window, struct problems *problems)
{
    int width, height;
    choose_size(&window->wish, &width, &height);
    window->window =
        SDL_CreateWindow(window->wish.title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                         height, window_flags(&window->wish));
    if (window->window == NULL) {
        problem_error(problems, here, "no window could be opened (%s)", SDL_GetError());
        return false;
    }
    window->soft = soft_open(window->fonts);
    if (window->soft == NULL)
        problem_error(problems, here, "no memory is left to draw with");
    return window->soft != NULL;
}

static void close_gl(struct window *window)
{
    gl_close(window->gl);
    window->gl = NULL;
    glass_close(&window->glass);
    window->window = NULL;
}

static bool open_gl(struct window *window, struct problems *problems)
{
    int width, height;
    choose_size(&window->wish, &width, &height);
    if (!glass_open(&window->glass, window->wish.title, width, height,
                    window_flags(&window->wish))) {
        problem_error(
            problems, here,
            "there is no OpenGL 3.3 or OpenGL ES 3.0 here (%s); --painter soft needs none",
            SDL_GetError());
        return false;
    }
    window->window = window->glass.window;
    if (window->wish.painter == PAINTER_GL || !gl_is_emulated())
        window->gl = gl_open(window->wish.world, window->wish.folder, window->fonts, problems);
    if (window->gl == NULL)
        close_gl(window);
    return window->gl != NULL;
}

/* The reasons why gl would not do are of no interest where soft does. */
static bool open_best(struct window *window, struct problems *problems)
{
    bool open = false;
    if (video_has_gpu()) {
        struct problems reasons;
        problems_open(&reasons, window->wish.world->memory);
        open = open_gl(window, &reasons);
        problems_close(&reasons);
    }
    return open || open_soft(window, problems);
}

static bool open_painter(struct window *window, struct problems *problems)
{
    switch (window->wish.painter) {
    case PAINTER_SOFT:
        return open_soft(window, problems);
    case PAINTER_GL:
        return open_gl(window, problems);
    default:
        return open_best(window, problems);
    }
}

static void dress(struct window *window)
{
    SDL_SetWindowMinimumSize(window->window, WINDOW_LEAST_WIDTH, WINDOW_LEAST_HEIGHT);
    SDL_ShowCursor(window->wish.fullscreen ? SDL_DISABLE : SDL_ENABLE);
    SDL_StartTextInput();
}

struct window *window_open(const struct window_wish *wish, struct fonts *fonts,
                           struct problems *problems)
{
    struct window *window = wish->world->memory->get(wish->world->memory->context, sizeof *window);
    if (window == NULL) {
        problem_error(problems, here, "no memory is left for a window");
        return NULL;
    }
    *window = (struct window){.wish = *wish, .fonts = fonts};
    if (!open_painter(window, problems)) {
        window_close(window);
        return NULL;
    }
    dress(window);
    return window;
}

void window_close(struct window *window)
{
    if (window == NULL)
        return;
    SDL_FreeSurface(window->own);
    soft_close(window->soft);
    if (window->gl != NULL)
        close_gl(window);
    else if (window->window != NULL)
        SDL_DestroyWindow(window->window);
    window->wish.world->memory->give(window->wish.world->memory->context, window);
}

void window_size(const struct window *window, int *width, int *height)
{
    *width = *height = 0;
    SDL_GetWindowSizeInPixels(window->window, width, height);
    *width = greater(*width, WINDOW_LEAST_WIDTH);
    *height = greater(*height, WINDOW_LEAST_HEIGHT);
}

void window_screen(const struct window *window, int *width, int *height)
{
    SDL_DisplayMode mode;
    int units, unit_rows, pixels, pixel_rows;
    const int display = SDL_GetWindowDisplayIndex(window->window);
    SDL_GetWindowSize(window->window, &units, &unit_rows);
    SDL_GetWindowSizeInPixels(window->window, &pixels, &pixel_rows);
    if (video_is_unattended() || display < 0 || units <= 0 || unit_rows <= 0 ||
        SDL_GetDesktopDisplayMode(display, &mode) != 0 || mode.w <= 0 || mode.h <= 0)
        return;
    *width = mode.w * pixels / units;
    *height = mode.h * pixel_rows / unit_rows;
}

bool window_is_seen(const struct window *window)
{
    const Uint32 flags = SDL_GetWindowFlags(window->window);
    return (flags & (SDL_WINDOW_MINIMIZED | SDL_WINDOW_HIDDEN)) == 0 &&
           SDL_GetNumVideoDisplays() > 0;
}

void window_forget(struct window *window)
{
    window->known = false;
}

/* Where soft draws: the window's own surface if it has our pixels and the picture's size. */
static SDL_Surface *canvas(struct window *window, SDL_Surface *shown, const struct picture *picture)
{
    const SDL_PixelFormat *format = shown->format;
    if (format->BytesPerPixel == 4 && format->Rmask == 0xff0000 && format->Gmask == 0xff00 &&
        format->Bmask == 0xff && shown->w == picture->width && shown->h == picture->height)
        return shown;
    if (window->own != NULL &&
        (window->own->w != picture->width || window->own->h != picture->height)) {
        SDL_FreeSurface(window->own);
        window->own = NULL;
    }
    if (window->own == NULL) {
        window->own = SDL_CreateRGBSurfaceWithFormat(0, picture->width, picture->height, 32,
                                                     SDL_PIXELFORMAT_RGB888);
        window->known = false;
    }
    return window->own;
}

static int to_rects(const struct area *areas, int count, SDL_Rect *rects)
{
    for (int i = 0; i < count; i++)
        rects[i] = (SDL_Rect){areas[i].x, areas[i].y, areas[i].width, areas[i].height};
    return count;
}

/* Blitting may clip the target's rectangle, which is then the one to present. */
static void copy_rects(SDL_Surface *from, SDL_Surface *to, SDL_Rect *rects, int count)
{
    for (int i = 0; i < count; i++) {
        const SDL_Rect source = rects[i];
        SDL_BlitSurface(from, &source, to, &rects[i]);
    }
}

static bool draw_soft(struct window *window, const struct picture *picture)
{
    struct area areas[AREAS_MOST];
    SDL_Rect rects[AREAS_MOST];
    SDL_Surface *shown = SDL_GetWindowSurface(window->window);
    if (shown == NULL)
        return false;
    if (shown != window->shown)
        window->known = false;
    window->shown = shown;
    SDL_Surface *target = canvas(window, shown, picture);
    if (target == NULL)
        return false;
    const struct surface surface = {target->pixels, target->w, target->h, target->pitch};
    const int count =
        to_rects(areas, soft_draw(window->soft, picture, &surface, !window->known, areas), rects);
    window->known = true;
    if (count == 0)
        return false;
    if (target != shown)
        copy_rects(target, shown, rects, count);
    return SDL_UpdateWindowSurfaceRects(window->window, rects, count) == 0;
}

/* The person goes on stretching: a lost graphics processor costs a new window, not the routine. */
static void fall_back(struct window *window)
{
    struct problems reasons;
    problems_open(&reasons, window->wish.world->memory);
    window_size(window, &window->wish.width, &window->wish.height);
    close_gl(window);
    if (open_soft(window, &reasons))
        dress(window);
    else
        problems_print(&reasons, stderr);
    problems_close(&reasons);
    window->known = false;
}

static bool draw_gl(struct window *window, const struct picture *picture)
{
    gl_draw(window->gl, picture);
    if (!glass_swap(&window->glass))
        fall_back(window);
    return true;
}

bool window_draw(struct window *window, const struct picture *picture)
{
    if (window->gl != NULL)
        return draw_gl(window, picture);
    return window->soft != NULL && draw_soft(window, picture);
}

void window_fullscreen(struct window *window, bool on)
{
    window->wish.fullscreen = on;
    SDL_SetWindowFullscreen(window->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    SDL_ShowCursor(on ? SDL_DISABLE : SDL_ENABLE);
    window->known = false;
}

void window_raise(struct window *window)
{
    SDL_RaiseWindow(window->window);
}

int window_refresh(const struct window *window)
{
    enum { USUAL = 60 };
    SDL_DisplayMode mode = {0};
    if (window->gl == NULL || !window->glass.synced)
        return 0;
    const int display = SDL_GetWindowDisplayIndex(window->window);
    return SDL_GetCurrentDisplayMode(display, &mode) == 0 && mode.refresh_rate > 0
               ? mode.refresh_rate
               : USUAL;
}

const char *window_renderer(const struct window *window)
{
    return window->gl != NULL ? "gl" : "soft";
}
