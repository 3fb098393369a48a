#include "timeline/texts.h"

#include "timeline/aside.h"
#include "timeline/describe.h"
#include "timeline/words.h"

struct teller {
    struct arena arena; /* emptied after each text that was derived */
    const struct world *world;
    void (*each)(void *context, const char *text);
    void *context;
    bool failed;
};

enum { TELLER_BYTES_MOST = 1 << 20 };

/* A text as it is said when there is time, and when there is less. */
static void tell(struct teller *teller, const char *text)
{
    const char *said = text;
    for (int i = 0; i <= WORDS_SHORTER_MOST && said; i++) {
        teller->each(teller->context, said);
        said = words_shorter(&teller->arena, said);
    }
}

static void tell_both(struct teller *teller, const char *text)
{
    const char *left = words_for_side(&teller->arena, text, SIDE_LEFT);
    tell(teller, text);
    if (left) {
        tell(teller, left);
    }
    teller->failed = teller->failed || !left;
}

static void renew(struct teller *teller)
{
    teller->failed = teller->failed || teller->arena.failed;
    arena_close(&teller->arena);
    arena_open(&teller->arena, teller->world->memory, TELLER_BYTES_MOST);
}

static void tell_sides(struct teller *teller, const char *text, bool one_sided)
{
    if (one_sided) {
        tell_both(teller, text);
    } else {
        tell(teller, text);
    }
    renew(teller);
}

static void tell_lines(struct teller *teller, const struct lines *lines, bool one_sided)
{
    for (int i = 0; i < lines->count; i++) {
        tell_sides(teller, lines->line[i], one_sided);
    }
}

static void tell_name(struct teller *teller, const struct exercise *exercise, enum side side)
{
    const char *name = words_name(&teller->arena, exercise, side);
    if (name) {
        teller->each(teller->context, name);
    }
    teller->failed = teller->failed || !name;
    renew(teller);
}

/* Lines that lie in the arena themselves, told in time of their own: never in fewer words. */
static void tell_whole(struct teller *teller, const char *const *lines, int count)
{
    for (int i = 0; i < count; i++) {
        const char *left = words_for_side(&teller->arena, lines[i], SIDE_LEFT);
        teller->each(teller->context, lines[i]);
        if (left) {
            teller->each(teller->context, left);
        }
        teller->failed = teller->failed || !left;
    }
    renew(teller);
}

/* As tell_lines, of lines that lie in the arena themselves. */
static void tell_described(struct teller *teller, const char *const *lines, int count)
{
    for (int i = 0; i < count; i++) {
        tell_both(teller, lines[i]);
    }
    renew(teller);
}

static void tell_descriptions(struct teller *teller, const struct exercise *exercise)
{
    const char *lines[DESCRIBE_LINES_MOST];
    tell_whole(teller, lines, describe_exercise(&teller->arena, exercise, true, lines));
    for (int i = 0; i < exercise->phase_count; i++) {
        tell_described(teller, lines, describe_phase(&teller->arena, exercise, i, lines));
    }
}

static void tell_exercise(struct teller *teller, const struct exercise *exercise)
{
    tell_descriptions(teller, exercise);
    tell_name(teller, exercise, SIDE_BOTH);
    if (exercise->one_sided) {
        tell_name(teller, exercise, SIDE_LEFT);
    }
    for (int i = 0; i < exercise->phase_count; i++) {
        tell_lines(teller, &exercise->phases[i].say, exercise->one_sided);
    }
}

static void tell_moves(struct teller *teller, const struct moves *moves)
{
    for (int i = 0; moves && i < moves->count; i++) {
        tell_lines(teller, &moves->list[i]->say, true);
        tell_lines(teller, &moves->list[i]->say_back, true);
    }
}

static void tell_routine(struct teller *teller, const struct routine *routine)
{
    tell_lines(teller, &routine->opening, false);
    tell_lines(teller, &routine->closing, false);
    for (int i = 0; i < routine->step_count; i++) {
        const struct step *step = &routine->steps[i];
        tell_lines(teller, &step->say, false);
        for (int bar = 0; bar < step->bar_count; bar++) {
            tell_lines(teller, &step->bars[bar].say, false);
        }
        if (step->exercise) {
            tell_exercise(teller, step->exercise); /* may be the routine file's own */
        }
    }
}

static void tell_totals(struct teller *teller)
{
    char total[WORDS_TOTAL_SIZE];
    for (int seconds = 10; seconds < 120; seconds += seconds < 60 ? 1 : 10) {
        tell(teller, words_total(seconds * INT64_C(1000), total));
    }
    renew(teller);
    for (int minutes = 2; minutes <= WORDS_TOTAL_MINUTES_MOST + 1; minutes++) {
        teller->each(teller->context, words_total(minutes * INT64_C(60000), total));
    }
}

static void tell_fixed(struct teller *teller)
{
    static const enum breath breaths[] = {BREATH_IN, BREATH_OUT};
    for (int i = 0; i < 2; i++) {
        teller->each(teller->context, words_breath(breaths[i], true));
        teller->each(teller->context, words_breath(breaths[i], false));
    }
    teller->each(teller->context, words_side(SIDE_LEFT));
    teller->each(teller->context, words_side(SIDE_RIGHT));
    teller->each(teller->context, tr(WORDS_READY));
    teller->each(teller->context, tr(WORDS_CHANGE_SIDES));
    teller->each(teller->context, tr(WORDS_REST));
    teller->each(teller->context, tr(WORDS_HALF_WAY));
    tell_totals(teller);
    for (int number = 1; number <= WORDS_NUMBER_MOST; number++) {
        char word[WORDS_NUMBER_SIZE];
        teller->each(teller->context, words_number(number, word));
    }
}

static void tell_asides(struct teller *teller)
{
    for (int aside = 0; aside < ASIDE_COUNT; aside++) {
        const struct lines lines = aside_lines((enum aside)aside);
        for (int i = 0; i < lines.count; i++) {
            teller->each(teller->context, tr(lines.line[i]));
        }
    }
}

bool timeline_texts(const struct world *world, const struct library *library,
                    void (*each)(void *context, const char *text), void *context)
{
    struct teller teller = {.world = world, .each = each, .context = context};
    arena_open(&teller.arena, world->memory, TELLER_BYTES_MOST);
    tell_fixed(&teller);
    tell_asides(&teller);
    tell_moves(&teller, library->moves);
    for (int i = 0; i < library->exercise_count; i++) {
        tell_exercise(&teller, library->exercises[i]);
    }
    for (int i = 0; i < library->routine_count; i++) {
        tell_routine(&teller, library->routines[i]);
    }
    arena_close(&teller.arena);
    return !teller.failed;
}
