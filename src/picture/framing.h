/* What is on show at a moment, and from which side it is seen.
 *
 * A routine is a row of stations, each one exercise of one step shown without a break, and of
 * journeys between them: changing position or sides. At a station the camera stands still; during
 * the journey to it, or in its first seconds when there is none, the camera glides there. The left
 * side of an exercise is seen from the figure's left, so that its picture is the mirror image of
 * the right side's. Where the timeline fades the figure there is a cut instead. */
#ifndef LIMBER_PICTURE_FRAMING_H
#define LIMBER_PICTURE_FRAMING_H

#include "picture/props.h"
#include "timeline/moment.h"

/* A station. */
struct framing {
    const struct exercise *exercise; /* NULL: nothing to show */
    const struct motion *motion;     /* holds its key poses; NULL: none is known */
    int first, end;                  /* its segments */
    int journey;                     /* first segment of the journey to it; `first` when none */
    struct spot spot;                /* of the exercise; swapped for the left side */
    struct look look;                /* the camera's, in the room */
    bool turned;                     /* it sees the mirror image of what the exercise says */
    float bust;                      /* 1: only the upper body is framed .. 0: all of it */
    bool mirrored;                   /* the picture is turned over */
    bool both;                       /* both sides are shown from there */
    bool cut;                        /* it comes with a fade */
};

/* Where the camera is between two stations. */
struct showing {
    const struct segment *seen;
    struct framing from, to;           /* the same when the camera stands still */
    float way;                         /* 0..1 of the time the camera takes between them */
    int64_t stood_ms;                  /* since it arrived there, if it came without a cut */
    bool near;                         /* only the moment's pose need be seen */
    bool cuts;                         /* there is no camera on its way: it is there already */
    bool mirrored;                     /* the picture is turned over */
    float presence;                    /* of the figure, 0..1 */
    float from_props, to_props, props; /* presence of what stands only there, and of the rest */
    float from_chair, to_chair;        /* a chair is there while somebody may sit on it */
};
struct showing showing_at(const struct timeline *timeline, const struct moment *moment);

/* As it will be when the camera has arrived. */
void showing_settle(struct showing *showing);

/* Degrees to turn from one direction to another, the shorter way round. */
float look_turn(float from_yaw, float to_yaw);

#endif
