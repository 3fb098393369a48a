#include "stage/video.h"

#include <SDL.h>
#include <dirent.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct place here = {"limber", 0, 0};

static bool shows_to_nobody(const char *driver)
{
    static const char *const blind[] = {"offscreen", "dummy", "evdev"};
    for (size_t i = 0; driver != NULL && i < sizeof blind / sizeof *blind; i++)
        if (strcmp(driver, blind[i]) == 0)
            return true;
    return false;
}

static bool is_asked_for(void)
{
    const char *wish = getenv("SDL_VIDEODRIVER");
    return wish != NULL && wish[0] != '\0';
}

/* The window's surface must be plain memory: SDL would else put it through OpenGL. */
static void give_hints(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_APP_NAME, "Limber");
    SDL_SetHint(SDL_HINT_SCREENSAVER_INHIBIT_ACTIVITY_NAME, "Stretching");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

static bool has_session_bus(void)
{
    char path[PATH_MAX];
    const char *folder = getenv("XDG_RUNTIME_DIR");
    return folder != NULL && snprintf(path, sizeof path, "%s/bus", folder) < (int)sizeof path &&
           access(path, F_OK) == 0;
}

void video_prepare(void)
{
    (void)setenv("XCOMPOSEFILE", "/dev/null", 0);
    if (!has_session_bus())
        (void)setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
}

void video_lock(void)
{
    const char *x11 = getenv("DISPLAY");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    if (!is_asked_for() && x11 != NULL && x11[0] != '\0')
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11,wayland");
}

static void end_in_order(int signal)
{
    (void)signal;
    (void)raise(SIGTERM); /* which SDL makes an event of */
}

static void heed_signals(void)
{
    struct sigaction before;
    const struct sigaction ignored = {.sa_handler = SIG_IGN}, ends = {.sa_handler = end_in_order};
    (void)sigaction(SIGPIPE, &ignored, NULL);
    if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
        (void)sigaction(SIGHUP, &ends, NULL);
}

static void tell_no_display(struct problems *problems)
{
    const char *driver = getenv("SDL_VIDEODRIVER");
    if (driver != NULL && driver[0] != '\0')
        problem_error(problems, here,
                      "there is no display to show on: SDL_VIDEODRIVER=%s leads to none (%s); "
                      "unset it, or see whether DISPLAY or WAYLAND_DISPLAY is right",
                      driver, SDL_GetError());
    else
        problem_error(problems, here, "there is no display to show on (%s)", SDL_GetError());
}

static int pass_over(void *display, void *error)
{
    (void)display;
    (void)error;
    return 0;
}

/* One request of SDL's that comes too late, for a window that is gone, would end the program: so
 * says Xlib's own handler, and SDL 2's falls back on it (libsdl-org/SDL issue 16231). */
static void outlive_errors_of_x(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    void *xlib =
        driver != NULL && strcmp(driver, "x11") == 0 ? SDL_LoadObject("libX11.so.6") : NULL;
    if (xlib == NULL)
        return;
    int (*(*set)(int (*)(void *, void *)))(void *, void *) = NULL;
    void *found = SDL_LoadFunction(xlib, "XSetErrorHandler");
    memcpy(&set, &found, sizeof set);
    if (set != NULL)
        (void)set(pass_over);
    SDL_UnloadObject(xlib); /* SDL keeps its own hold of it */
}

bool video_open(struct problems *problems)
{
    give_hints();
    heed_signals();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        tell_no_display(problems);
        return false;
    }
    if (!is_asked_for() && shows_to_nobody(SDL_GetCurrentVideoDriver())) {
        SDL_Quit();
        problem_error(
            problems, here,
            "there is no display to show on: neither DISPLAY nor WAYLAND_DISPLAY leads to "
            "one; to play unseen set SDL_VIDEODRIVER=offscreen");
        return false;
    }
    outlive_errors_of_x();
    return true;
}

void video_close(void)
{
    SDL_Quit();
}

void video_leave(void)
{
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

bool video_is_unattended(void)
{
    return shows_to_nobody(SDL_GetCurrentVideoDriver());
}

static bool has_render_node(void)
{
    bool found = false;
    DIR *folder = opendir("/dev/dri");
    if (folder == NULL)
        return false;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;)
        found = found || strncmp(entry->d_name, "renderD", 7) == 0;
    (void)closedir(folder);
    return found;
}

bool video_has_gpu(void)
{
    const char *software = getenv("LIBGL_ALWAYS_SOFTWARE");
    if (software != NULL && strcmp(software, "0") != 0 && software[0] != '\0')
        return false;
    return has_render_node() && !video_is_unattended();
}
