#include "timeline/aside.h"

#include "base/tr.h"
#include "timeline/words.h"

#define STRONG_PULL TR("A strong pull. It is gone now.")
#define SHARP TR("Sharp or stabbing pain")
#define NERVE TR("Tingling, numbness, or pain running into a leg or an arm")
#define RED_FLAG TR("Numb between the legs, trouble with bladder or bowel, or weak legs")
#define SMALLER TR("A smaller movement")
#define LEAVE_OUT TR("Leave this one out")
#define END TR("End for today")

static const char *const stop[] = {
    TR("Stop there. Ease out slowly, the way you came in. Let go with your hands.")};
static const char *const question[] = {
    TR("What did you feel?"), "one", STRONG_PULL, "two", SHARP, "three", NERVE, "four", RED_FLAG};
static const char *const offer[] = {
    TR("Good. We go on with a smaller movement, or leave this one out."),
    "one",
    SMALLER,
    "two",
    LEAVE_OUT,
    "three",
    END};
static const char *const rest[] = {
    TR("We stop for today. Rest in a position that feels easy. If it "
       "stays, talk to a doctor or a physiotherapist.")};
static const char *const doctor[] = {
    TR("We stop for today. Please talk to a doctor before you go on with these stretches.")};
static const char *const alarm[] = {TR("This needs a doctor now. Call your emergency number.")};

static const char *const ready[] = {WORDS_READY, "three", "two", "one"};

static const char *const answers[ASIDE_ANSWERS] = {STRONG_PULL, SHARP, NERVE, RED_FLAG};
static const char *const offers[ASIDE_OFFERS] = {SMALLER, LEAVE_OUT, END};

#define LINES(list)                                                                                \
    {                                                                                              \
        list, sizeof(list) / sizeof *(list)                                                        \
    }

static const struct lines said[ASIDE_COUNT] = {
    [ASIDE_READY] = LINES(ready), [ASIDE_STOP] = LINES(stop), [ASIDE_QUESTION] = LINES(question),
    [ASIDE_OFFER] = LINES(offer), [ASIDE_REST] = LINES(rest), [ASIDE_DOCTOR] = LINES(doctor),
    [ASIDE_ALARM] = LINES(alarm),
};

struct lines aside_lines(enum aside aside)
{
    return said[aside];
}

struct lines aside_answers(enum aside aside)
{
    if (aside == ASIDE_QUESTION)
        return (struct lines)LINES(answers);
    if (aside == ASIDE_OFFER)
        return (struct lines)LINES(offers);
    return (struct lines){NULL, 0};
}
