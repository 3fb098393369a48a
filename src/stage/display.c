#include "stage/display.h"

#include <SDL.h>

#include "stage/video.h"

static bool open_window(struct display *display, const struct window_wish *wish,
                        struct problems *problems)
{
    display->fonts = fonts_open(problems);
    if (display->fonts == NULL)
        return false;
    display->ruler = fonts_ruler(display->fonts);
    display->window = window_open(wish, display->fonts, problems);
    return display->window != NULL;
}

enum stage_result display_open(struct display *display, const struct window_wish *wish,
                               struct problems *problems)
{
    *display = (struct display){.fullscreen = wish->fullscreen};
    if (!video_open(problems))
        return STAGE_NOWHERE;
    display->unattended = video_is_unattended();
    if (open_window(display, wish, problems))
        return STAGE_DONE;
    display_close(display);
    return STAGE_FAILED;
}

void display_close(struct display *display)
{
    window_close(display->window);
    fonts_close(display->fonts);
    if (display->stuck)
        video_leave();
    else
        video_close();
}

void display_fullscreen(struct display *display, bool on)
{
    display->fullscreen = on;
    window_fullscreen(display->window, on);
}

bool display_was_disturbed(struct display *display, uint8_t window_event)
{
    switch (window_event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
    case SDL_WINDOWEVENT_FOCUS_GAINED:
        window_forget(display->window);
        return true;
    default:
        return false;
    }
}

float display_em(const struct display *display, const struct seat *seat, int width, int height)
{
    window_screen(display->window, &width, &height);
    return seat_em(seat, width, height);
}

struct display_point display_point(uint32_t window_id, int x, int y, int width, int height)
{
    int wide = 0, high = 0;
    SDL_Window *window = SDL_GetWindowFromID(window_id);
    if (window != NULL)
        SDL_GetWindowSize(window, &wide, &high);
    if (wide <= 0 || high <= 0)
        return (struct display_point){(float)x, (float)y};
    return (struct display_point){(float)x * (float)width / (float)wide,
                                  (float)y * (float)height / (float)high};
}
