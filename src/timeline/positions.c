#include "timeline/draft.h"

#include <string.h>

/* Seconds a person needs from one position to another: reference/content.md section 7. */
static const struct {
    const char *a, *b;
    int seconds;
} changes[] = {
    {"chair", "standing", 5},       {"standing", "half_kneel", 8}, {"half_kneel", "all_fours", 5},
    {"all_fours", "prone", 7},      {"all_fours", "supine", 9},    {"all_fours", "floor_sit", 7},
    {"all_fours", "side_lying", 8}, {"supine", "side_lying", 6},   {"supine", "floor_sit", 7},
    {"supine", "prone", 8},         {"supine", "half_kneel", 10},  {"standing", "all_fours", 12},
    {"standing", "supine", 15},     {"chair", "supine", 16},
};

enum { CHANGE_COUNT = sizeof changes / sizeof changes[0], CHANGE_UNKNOWN = 16 };

static int direct(const char *from, const char *to)
{
    for (int i = 0; i < CHANGE_COUNT; i++) {
        bool there = strcmp(changes[i].a, from) == 0 && strcmp(changes[i].b, to) == 0;
        bool back = strcmp(changes[i].b, from) == 0 && strcmp(changes[i].a, to) == 0;
        if (there || back) {
            return changes[i].seconds;
        }
    }
    return 0;
}

static int by_way_of(const char *from, const char *middle, const char *to)
{
    int first = direct(from, middle), second = direct(middle, to);
    return first > 0 && second > 0 ? first + second : 0;
}

/* Pairs the table leaves out go by way of the third position that makes them quickest. */
int position_change_seconds(const char *from, const char *to)
{
    if (strcmp(from, to) == 0) {
        return 0;
    }
    int best = direct(from, to);
    if (best > 0) {
        return best;
    }
    for (int i = 0; i < 2 * CHANGE_COUNT; i++) {
        const char *middle = i % 2 ? changes[i / 2].b : changes[i / 2].a;
        int seconds = by_way_of(from, middle, to);
        if (seconds > 0 && (best == 0 || seconds < best)) {
            best = seconds;
        }
    }
    return best > 0 ? best : CHANGE_UNKNOWN;
}
