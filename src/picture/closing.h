/* The closing screen: the seconds stretched today as a ring that fills with sixty, what they mean
 * for the days in a row, how far the range has grown, and what is offered for what is missing. */
#ifndef LIMBER_PICTURE_CLOSING_H
#define LIMBER_PICTURE_CLOSING_H

#include "picture/offer.h"

void closing_add(const struct view *view, const struct layout *layout, const struct pen *pen);

struct offer closing_offer(const struct view *view, const struct layout *layout);

/* What is still missing of the day's sixty, ms. */
int64_t closing_missing_ms(int64_t today_ms);

/* The day's seconds as they are told: the nearest whole number, but sixty only once they are full.
 */
int64_t closing_seconds(int64_t today_ms);

#endif
