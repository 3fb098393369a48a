/* Pictures drawn in memory by `soft`, for files: no display is needed. */
#ifndef LIMBER_COMMAND_STILL_H
#define LIMBER_COMMAND_STILL_H

#include "command/command.h"
#include "paint/paint.h"
#include "picture/camera.h"
#include "picture/view.h"

struct still {
    const struct world *world;
    struct fonts *fonts;
    struct ruler ruler;
    struct soft_painter *painter;
    struct picture picture;
    struct kept_inset inset;
    struct kept_map map;
    struct kept_station station;
    struct surface surface;
};

/* Opens fonts and a surface of width x height pixels. False with the reason in `problems`;
 * still_close is due in both cases. */
bool still_open(struct still *still, const struct world *world, int width, int height,
                struct problems *problems);
/* Warns of what no font could write. */
void still_close(struct still *still, struct problems *problems);

/* Paints `picture` onto a surface of its size: the still's own, or a part of it. */
void still_paint(struct still *still, const struct surface *surface);

/* What is seen while a routine is played on a screen of that size, by nobody who could press a key;
 * of all but the moment. It borrows from all it is given, and from `still`, which need not be open
 * yet. */
struct view still_scene(struct still *still, const struct options *options,
                        const struct timeline *timeline, const struct theme *theme, int width,
                        int height);

/* Paints a moment of a scene: anew (soft_draw), or only what differs from the last. */
void still_draw(struct still *still, const struct view *scene, int64_t ms, bool fresh);

/* --out is given and names a PNG file, else told. */
bool still_is_png(const struct options *options, struct problems *problems);

/* Runs a subcommand that makes a picture, with everything opened and closed round it. */
enum exit_code still_run(const struct call *call,
                         enum exit_code (*make)(const struct options *options,
                                                struct material *material, struct still *still));

#endif
