/* Pictures that were approved, tests/golden/PLATE (plate.h says how a plate is named), and whether
 * a picture still looks so.
 *
 * They are drawn by the soft painter. Texts are laid out by a ruler of our own and drawn as bars,
 * so that no installed font plays a part. A file holds the plate at half its size, and of each
 * channel the upper six bits, so that the dither of wall and floor takes little room.
 *
 * Compared as an eye would: both are blurred a little (the mean of 3 x 3 pixels), then the share of
 * pixels that differ by more than GOLDEN_STEP in any channel counts. An edge that moved by a
 * fraction of a pixel passes, a missing line or limb does not. */
#ifndef LIMBER_TESTS_PLATES_GOLDEN_H
#define LIMBER_TESTS_PLATES_GOLDEN_H

#include "paint/paint.h"
#include "plates/plate.h"

enum golden { GOLDEN_SAME, GOLDEN_GOOD, GOLDEN_BAD };

enum { GOLDEN_STEP = 12 };
#define GOLDEN_SHARE 0.0005
/* Of the gl painter's: it smooths edges within the figure, where the soft one takes whole pixels.
 */
#define GOLDEN_SHARE_GL 0.001

/* Every screen, theme, style and shape of screen, every exercise, sight and state: the plates that
 * there are goldens of. */
int golden_count(void);
void golden_plate(int i, struct plate *out);

/* Texts that need no font: how wide they are, and bars in their places. */
extern const struct ruler bar_ruler;
void bars_for_texts(struct picture *picture);

/* The plate's picture, its texts as bars. False with problems told. */
bool golden_build(struct plates *plates, const struct plate *plate, struct picture *out);

/* Makes of what was drawn, in its place, what a file holds. */
void golden_shrink(struct surface *surface);

/* `share`: of pixels that differ visibly, 0..1; good up to `allowed`. Pictures of different sizes
 * are bad. */
enum golden golden_compare(const struct surface *a, const struct surface *b, double allowed,
                           double *share);

#define GOLDEN_APPROVED LIMBER_SOURCE "/tests/golden"

/* Shrinks what was drawn and compares it with the approved file; tells what is not the same. A
 * golden that is missing is bad. */
enum golden golden_check(const struct plate *plate, struct surface *drawn, double allowed,
                         struct problems *problems);

/* Writes what was drawn under the plate's name in the folder. */
void golden_write(const struct plate *plate, const struct surface *drawn, const char *folder,
                  struct problems *problems);

#endif
