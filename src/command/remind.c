/* `limber remind`: what the timer calls, and how it is switched on and off. */
#include <stdio.h>
#include <unistd.h>

#include "base/tr.h"
#include "command/clock.h"
#include "command/command.h"
#include "command/keeping.h"
#include "picture/closing.h"
#include "record/remind.h"
#include "stage/notice.h"

static const struct place here = {"limber", 0, 0};
static const char timer[] = "limber-remind.timer";

enum { QUIET_FROM = 21 * 60, QUIET_TO = 9 * 60, STATE_ROOM = 32, PATH_ROOM = 4096 };

static enum exit_code tell_away(const char *why, struct problems *problems)
{
    problem_error(
        problems, here,
        "the reminders' timer cannot be reached (%s); they need systemd for the user, and "
        "an installed limber",
        why);
    return EXIT_PROBLEMS;
}

static enum exit_code set_timer(bool on, struct problems *problems)
{
    const char *why = "";
    if (!notice_set_timer(timer, on, &why))
        return tell_away(why, problems);
    puts(on ? tr("Reminders are on: \"One minute?\" by day, until the day's sixty is full.")
            : tr("Reminders are off."));
    return command_flush();
}

/* In the person's words; --status and nothing else shows why it is silent. */
static enum exit_code tell_status(enum remind remind, struct problems *problems)
{
    static const char *const words[] = {
        [REMIND_DUE] = TR("one is due now"),
        [REMIND_QUIET] = TR("none now: these are the quiet hours"),
        [REMIND_FULL] = TR("none now: today's sixty is full"),
        [REMIND_SOON] = TR("none now: the last stretch was less than two hours ago"),
        [REMIND_RESTS] = TR("none now: it is time to rest after pain")};
    const char *why = "";
    char state[STATE_ROOM];
    if (!notice_timer_state(timer, state, STATE_ROOM, &why))
        return tell_away(why, problems);
    printf(tr("Reminders: %s; %s.\n"), state, tr(words[remind]));
    return command_flush();
}

/* In place of this process, for the same person. */
static void play(const struct options *options)
{
    char path[PATH_ROOM];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return;
    path[length] = '\0';
    if (options->person[0] != '\0')
        (void)execl(path, "limber", "--person", options->person, "one_minute", (char *)NULL);
    else
        (void)execl(path, "limber", "one_minute", (char *)NULL);
}

static enum exit_code remind_now(const struct options *options, int64_t today_ms,
                                 struct problems *problems)
{
    enum { DAY_S = 60, WAIT_MS = 600000 };
    char body[128];
    (void)snprintf(body, sizeof body, tr("%d of %d seconds today"), (int)closing_seconds(today_ms),
                   DAY_S);
    const struct notice_words words = {tr("One minute?"), body, tr("Stretch")};
    switch (notice_show(&words, WAIT_MS)) {
    case NOTICE_TAKEN:
        play(options);
        problem_error(problems, here, "one_minute could not be started");
        return EXIT_PROBLEMS;
    case NOTICE_NOBODY:
        problem_error(problems, here, "there is no desktop that shows notifications");
        return EXIT_NOWHERE;
    default:
        return EXIT_DONE;
    }
}

static enum exit_code look(const struct options *options, struct stamp now,
                           struct problems *problems)
{
    const bool set = options->given[OPTION_QUIET];
    int64_t today_ms;
    struct record *record = keeping_open(options, problems);
    if (record == NULL)
        return EXIT_PROBLEMS;
    const enum remind remind =
        remind_look(record_entries(record), now, set ? options->quiet_from : QUIET_FROM,
                    set ? options->quiet_to : QUIET_TO, &today_ms);
    record_close(record, problems);
    if (options->given[OPTION_STATUS])
        return tell_status(remind, problems);
    return remind == REMIND_DUE ? remind_now(options, today_ms, problems) : EXIT_DONE;
}

static enum exit_code run(const struct options *options, struct problems *problems)
{
    struct clock clock;
    if (options->given[OPTION_ON] || options->given[OPTION_OFF])
        return set_timer(options->given[OPTION_ON], problems);
    return clock_start(&clock, problems) ? look(options, clock_now(&clock), problems) : EXIT_USAGE;
}

enum exit_code command_remind(const struct call *call)
{
    struct problems problems;
    problems_open(&problems, &memory_heap);
    const enum exit_code code = run(call->options, &problems);
    problems_print(&problems, stderr);
    problems_close(&problems);
    return code;
}
