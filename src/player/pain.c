#include "player/pain.h"

#include "base/tr.h"

void pain_begin(struct pain *pain, const struct timeline *timeline, int64_t at_ms, int64_t scan_ms)
{
    *pain = (struct pain){.scan_ms = scan_ms};
    retreat_plan(timeline, at_ms, &pain->retreat);
    pain_enter(pain, PAIN_EASING);
}

void pain_enter(struct pain *pain, enum pain_stage stage)
{
    pain->stage = stage;
    pain->since_ms = 0;
    pain->lit = 0;
}

enum aside pain_aside(const struct pain *pain)
{
    switch (pain->stage) {
    case PAIN_ASKING:
        return ASIDE_QUESTION;
    case PAIN_OFFERING:
        return ASIDE_OFFER;
    case PAIN_RESTING:
        return pain->answer == PAIN_NERVE ? ASIDE_DOCTOR : ASIDE_REST;
    case PAIN_ALARMED:
        return ASIDE_ALARM;
    default:
        return ASIDE_STOP;
    }
}

struct lines pain_answers(const struct pain *pain)
{
    return aside_answers(pain_aside(pain));
}

int pain_seconds(const struct pain *pain)
{
    const int64_t left_ms = PAIN_ANSWER_MS - pain->since_ms;
    return left_ms > 0 ? (int)((left_ms + 999) / 1000) : 0;
}

void pain_moment(const struct pain *pain, struct moment *out)
{
    const bool eases = pain->stage == PAIN_EASING;
    retreat_at(&pain->retreat, eases ? pain->since_ms : pain->retreat.ms, out);
    out->caption = tr(aside_lines(ASIDE_STOP).line[0]);
}

bool pain_stays(const struct pain *pain)
{
    return pain->stage == PAIN_EASING && pain->since_ms < RETREAT_STAY_MS;
}

void pain_walk(struct pain *pain, int by)
{
    const int count = pain_answers(pain).count;
    if (count > 0)
        pain->lit = ((pain->lit + by) % count + count) % count;
}
