#include "stage/window.h"

#include <SDL.h>
#include <string.h>

#include "stage/pane.h"
#include "stage/video.h"

struct window {
    struct window_wish wish;
    struct fonts *fonts;
    SDL_Window *window;        /* the pane's while gl paints */
    struct pane pane;          /* exactly one of pane */
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

static bool open_gl(struct window *window, struct problems *problems)
{
    int width, height;
    choose_size(&window->wish, &width, &height);
    const bool open = pane_open(&window->pane, &window->wish, window->fonts, width, height,
                                window_flags(&window->wish), problems);
    window->window = window->pane.glass.window;
    return open;
}

/* The first reason why gl would not do. */
static const char *reason_in(const struct problems *reasons)
{
    return reasons->count > 0 ? reasons->list[0].message : SDL_GetError();
}

/* Why gl would not do is of no interest to those who did not ask for it. */
static bool open_painter(struct window *window, struct problems *problems)
{
    const enum painter wished = window->wish.painter;
    struct problems reasons;
    problems_open(&reasons, window->wish.world->memory);
    const bool tried = wished == PAINTER_GL || (wished == PAINTER_BEST && video_has_gpu());
    const bool open = tried && open_gl(window, &reasons);
    if (wished == PAINTER_GL && !open)
        problem_warning(problems, here, "%s; the processor draws instead, as --painter soft does",
                        reason_in(&reasons));
    problems_close(&reasons);
    return open || open_soft(window, problems);
}

static void choose_display(struct window *window)
{
    const int display = window->wish.display;
    if (display <= 0 || display >= SDL_GetNumVideoDisplays())
        return;
    SDL_SetWindowFullscreen(window->window, 0);
    SDL_SetWindowPosition(window->window, (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)display),
                          (int)SDL_WINDOWPOS_CENTERED_DISPLAY((unsigned)display));
    SDL_SetWindowFullscreen(window->window,
                            window->wish.fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

static void dress(struct window *window)
{
    choose_display(window);
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
    if (pane_is_open(&window->pane))
        pane_close(&window->pane);
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
    pane_forget(&window->pane);
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

/* The person goes on stretching: a graphics processor that is lost for good costs a new window, not
 * the routine. Told once, there and then: nobody knows how long it goes on. */
static void fall_back(struct window *window, const struct problems *why)
{
    struct problems told;
    problems_open(&told, window->wish.world->memory);
    window_size(window, &window->wish.width, &window->wish.height);
    pane_close(&window->pane);
    problem_warning(&told, here, "OpenGL was lost (%s); the processor draws from now on",
                    reason_in(why));
    if (open_soft(window, &told))
        dress(window);
    problems_print(&told, stderr);
    problems_close(&told);
    window->known = false;
}

void window_renew(struct window *window)
{
    struct problems reasons;
    if (!pane_is_open(&window->pane))
        return;
    problems_open(&reasons, window->wish.world->memory);
    if (!pane_renew(&window->pane, &reasons))
        fall_back(window, &reasons);
    problems_close(&reasons);
}

/* One that is lost again at once is not worth another trial. */
static bool draw_gl(struct window *window, const struct picture *picture)
{
    enum pane_drawn drawn = pane_draw(&window->pane, picture);
    if (drawn == PANE_LOST) {
        window_renew(window);
        drawn = pane_is_open(&window->pane) ? pane_draw(&window->pane, picture) : PANE_SAME;
    }
    if (drawn == PANE_LOST) {
        struct problems reasons;
        problems_open(&reasons, window->wish.world->memory);
        problem_error(&reasons, here, "again and again");
        fall_back(window, &reasons);
        problems_close(&reasons);
    }
    return drawn != PANE_SAME;
}

bool window_draw(struct window *window, const struct picture *picture)
{
    if (pane_is_open(&window->pane)) {
        const bool shown = draw_gl(window, picture);
        if (pane_is_open(&window->pane))
            return shown;
    }
    return window->soft != NULL && draw_soft(window, picture);
}

void window_fullscreen(struct window *window, bool on)
{
    window->wish.fullscreen = on;
    SDL_SetWindowFullscreen(window->window, on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    SDL_ShowCursor(on ? SDL_DISABLE : SDL_ENABLE);
    window_forget(window);
}

/* To restore a window SDL 2.26 waits until its manager shows it, which one of another desktop never
 * does. A new one comes where the person looks. */
static void come_back(struct window *window)
{
    struct problems told;
    problems_open(&told, window->wish.world->memory);
    soft_close(window->soft);
    if (pane_is_open(&window->pane))
        pane_close(&window->pane);
    else if (window->window != NULL)
        SDL_DestroyWindow(window->window);
    window->soft = NULL;
    window->window = NULL;
    window->shown = NULL;
    if (open_painter(window, &told))
        dress(window);
    problems_print(&told, stderr);
    problems_close(&told);
    window_forget(window);
}

/* Asked for anew only where it is not so: each of them is a round trip to the display server. */
void window_lock(struct window *window)
{
    const Uint32 flags = SDL_GetWindowFlags(window->window);
    if (window->window == NULL || (flags & SDL_WINDOW_MINIMIZED) != 0) {
        come_back(window);
        return; /* what is left is done the next time, when it is there */
    }
    if ((flags & SDL_WINDOW_FULLSCREEN_DESKTOP) != SDL_WINDOW_FULLSCREEN_DESKTOP)
        window_fullscreen(window, true);
    if ((flags & SDL_WINDOW_INPUT_FOCUS) == 0)
        SDL_RaiseWindow(window->window);
    if (SDL_GetWindowKeyboardGrab(window->window) == SDL_FALSE)
        SDL_SetWindowKeyboardGrab(window->window, SDL_TRUE);
    if (SDL_GetWindowMouseGrab(window->window) == SDL_FALSE)
        SDL_SetWindowMouseGrab(window->window, SDL_TRUE);
    if (SDL_ShowCursor(SDL_QUERY) != SDL_DISABLE)
        SDL_ShowCursor(SDL_DISABLE);
}

void window_raise(struct window *window)
{
    SDL_RaiseWindow(window->window);
}

int window_refresh(const struct window *window)
{
    enum { USUAL = 60 };
    SDL_DisplayMode mode = {0};
    if (!pane_is_open(&window->pane) || !window->pane.glass.synced)
        return 0;
    const int display = SDL_GetWindowDisplayIndex(window->window);
    return SDL_GetCurrentDisplayMode(display, &mode) == 0 && mode.refresh_rate > 0
               ? mode.refresh_rate
               : USUAL;
}

const char *window_renderer(const struct window *window)
{
    return pane_is_open(&window->pane) ? "gl" : "soft";
}
