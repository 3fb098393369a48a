/* SDL's display driver: opened on purpose, never by default on one that nobody sees.
 *
 * Without a display SDL 2.26 quietly takes its `offscreen` driver and a program plays to nobody.
 * Here such a driver is taken only if SDL_VIDEODRIVER names it. */
#ifndef LIMBER_STAGE_VIDEO_H
#define LIMBER_STAGE_VIDEO_H

#include "base/problem.h"

/* Once, before there are threads, for a quick start: libX11 is kept from reading its table of
 * composed characters, of which no key of limber's is one, and libdbus from starting a bus where
 * the session has none. XCOMPOSEFILE and DBUS_SESSION_BUS_ADDRESS that are set count. */
void video_prepare(void);

/* False with the reason in `problems` when there is nothing to show on. Sound is not opened here
 * (stage/audio.h does). video_close is due only after true. From here on a terminal that goes away
 * ends the program in order, as SIGTERM does, nobody has to read what it says, and a request that
 * an X server refuses is no end of the program. */
bool video_open(struct problems *problems);
void video_close(void);

/* Before video_open, for a kiosk: no key or window manager closes the window, so that SDL_QUIT is
 * left to signals; under XWayland SDL's X11 driver, which a monitor that is switched off does not
 * bring down, unless SDL_VIDEODRIVER names another. */
void video_lock(void);

/* Instead of video_close, when audio_close left its thread behind: gives the display back and no
 * more, since the rest of SDL would wait for that thread. The process must end soon. */
void video_leave(void);

/* The driver shows its pictures to nobody, so nobody will press a key. */
bool video_is_unattended(void);

/* A graphics processor is likely: worth the time that opening OpenGL takes. */
bool video_has_gpu(void);

#endif
