/* From where an exercise is seen.
 *
 * The camera stands still for as long as one exercise is shown: it is chosen so that all its key
 * poses, its mat and its chair fill the stage. The left side of an exercise is seen from the
 * figure's left, so that its picture is the mirror image of the right side's; figure and props fade
 * out and in where that swaps the picture. Where one exercise follows another without such a cut
 * the camera glides. */
#ifndef LIMBER_PICTURE_CAMERA_H
#define LIMBER_PICTURE_CAMERA_H

#include "picture/layout.h"
#include "picture/view.h"

/* What the mat covers of the floor, metres. */
struct floor_area {
    float x0, x1, z0, z1;
};

/* What is on show and from which side. */
struct framing {
    const struct exercise *exercise; /* NULL: nothing to show */
    const struct motion *motion;     /* holds its key poses */
    const struct segment *first;     /* with which it comes on stage */
    bool mirrored;                   /* seen from the figure's left */
    bool both;                       /* both sides are shown from there */
    bool cut;                        /* it does not look like what was shown before */
};

/* The framing of a segment of the timeline. */
struct framing framing_of(const struct timeline *timeline, const struct segment *seen);

/* What is to be seen at a moment, and how much of it is there: while a cut is covered by a fade it
 * is the framing before the cut in the first half, the one after it in the second. */
struct showing {
    const struct segment *seen;
    struct framing framing;
    float presence;       /* of the figure, 0..1 */
    float props_presence; /* of mat and chair */
};
struct showing showing_at(const struct timeline *timeline, const struct moment *moment);

/* The camera that shows the framing in the stage, and where its mat lies. */
struct camera camera_fit(const struct framing *framing, const struct rig *rig,
                         const struct box *stage, struct floor_area *mat);

/* The camera at `ms`: camera_fit, or on its way there. */
struct camera camera_at(const struct timeline *timeline, int64_t ms, const struct framing *framing,
                        const struct box *stage, struct floor_area *mat);

/* Degrees by which the camera looks from ahead of the figure: 0 from its side, 90 straight in its
 * face or its back. */
float framing_frontal(const struct framing *framing);

/* The side of the body that is turned away. */
enum side framing_far_side(const struct framing *framing);

#endif
