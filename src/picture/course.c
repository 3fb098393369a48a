#include "picture/course.h"

#include <string.h>

static bool is_of(const struct segment *segment, const struct segment *other)
{
    return segment->exercise == other->exercise && segment->step == other->step &&
           segment->side == other->side;
}

static bool is_setup(const struct segment *segment)
{
    return segment->kind == SEGMENT_OPENING ||
           (segment->kind == SEGMENT_PHASE && !segment->returns &&
            (strcmp(segment->phase, "setup") == 0 ||
             (segment->left == segment->reached && !segment->holds && segment->repeats < 2)));
}

static bool is_repeated(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE && segment->repeats >= 2 && segment->motion >= 0;
}

/* Into the stretch: back to where the exercise began tells nobody what it is. */
static bool leads_on(const struct segment *segment)
{
    return segment->kind == SEGMENT_PHASE && !segment->returns && !segment->holds &&
           segment->motion >= 0 && segment->left != segment->reached && segment->reached != NULL &&
           segment->reached != segment->exercise->keys;
}

/* Out of a stretch that was held; what is held several times is gone into again. */
static bool leads_out(const struct segment *way, const struct segment *first)
{
    for (const struct segment *at = way; at > first && is_of(at - 1, at); at--)
        if (at[-1].holds)
            return at == way || !is_repeated(way);
    return false;
}

/* All that is repeated with it; false when some of it is held. */
static bool find_block(const struct timeline *timeline, const struct segment *now,
                       struct course *course)
{
    const struct segment *begin = timeline->segments, *end = begin + timeline->segment_count;
    bool held = false;
    course->ways = course->last = now;
    while (course->ways > begin && is_repeated(course->ways - 1) && is_of(course->ways - 1, now))
        course->ways--;
    while (course->last + 1 < end && is_repeated(course->last + 1) && is_of(course->last + 1, now))
        course->last++;
    course->end = course->ways;
    for (const struct segment *at = course->ways; at <= course->last; at++) {
        held |= at->holds;
        course->end = at->repeat <= 2 ? at + 1 : course->end;
    }
    return !held;
}

/* What is told of while `way` goes on. */
static bool find_ways(const struct timeline *timeline, const struct segment *way,
                      struct course *course)
{
    if (is_repeated(way) && find_block(timeline, way, course)) {
        course->to_and_fro = true;
        return true;
    }
    course->ways = course->last = way;
    course->end = way + 1;
    return leads_on(way) && !leads_out(way, timeline->segments);
}

struct course course_at(const struct timeline *timeline, const struct segment *now)
{
    const struct segment *begin = timeline->segments, *end = begin + timeline->segment_count;
    const struct segment *way = now;
    struct course course = {.first = NULL};
    while (way + 1 < end && is_setup(way) && is_of(way + 1, way))
        way++;
    if (now->exercise == NULL || is_setup(way) || !find_ways(timeline, way, &course))
        return (struct course){.first = NULL};
    course.first = course.ways;
    while (course.first > begin && is_setup(course.first - 1) && is_of(course.first - 1, now))
        course.first--;
    return course;
}
