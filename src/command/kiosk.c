/* `limber kiosk`: what the guard (stage/guard.h) says is shown, one after another. */
#include <stdlib.h>
#include <string.h>

#include "base/journal.h"
#include "base/tr.h"
#include "command/clock.h"
#include "command/show.h"
#include "command/stats_file.h"
#include "stage/lobby.h"
#include "stage/video.h"

enum { ROUTINES_MOST = 64 };

static const struct place here = {"limber", 0, 0};

struct session {
    const struct call *call;
    struct material material;
    struct theme theme;
    struct keymap keymap, playing_keymap;
    struct display display;
    struct clock clock;
    struct guard guard;
    struct lobby *lobby;
    struct stats stats; /* of what was shown last */
    const char *only[ROUTINES_MOST];
    int only_count;
    const struct routine *film, *taken;
};

/* ---- the settings ---- */

static struct place place_of(const struct options *options, enum option_id option)
{
    const struct place place = options->set_at[option];
    return place.file != NULL ? place : here;
}

static bool is_there(struct session *session, enum option_id option, const char *id)
{
    struct material *material = &session->material;
    const struct library *library = &material->library;
    if (library_routine(library, id) != NULL)
        return true;
    const char *near = library_nearest(library, id);
    const struct place place = place_of(session->call->options, option);
    if (near != NULL)
        problem_warning(&material->problems, place, "there is no routine `%s`; did you mean `%s`?",
                        id, near);
    else
        problem_warning(&material->problems, place, "there is no routine `%s`", id);
    return false;
}

/* Those that are there of "one_minute, desk_break". */
static void choose_routines(struct session *session)
{
    struct arena *arena = &session->material.arena;
    const char *rest = session->call->options->routines;
    while (rest != NULL && *rest != '\0' && session->only_count < ROUTINES_MOST) {
        const size_t skipped = strspn(rest, ", \t"), length = strcspn(rest + skipped, ", \t");
        const char *id = arena_copy(arena, rest + skipped, length);
        if (id != NULL && length > 0 && is_there(session, OPTION_ROUTINES, id))
            session->only[session->only_count++] = id;
        rest += skipped + length;
    }
}

/* What attracts: as it is set, or else the first that may be chosen, or one that every limber has.
 */
static void choose_film(struct session *session)
{
    const char *wished = session->call->options->attract;
    const struct library *library = &session->material.library;
    if (wished != NULL && is_there(session, OPTION_ATTRACT, wished))
        session->film = library_routine(library, wished);
    else if (session->only_count > 0)
        session->film = library_routine(library, session->only[0]);
    else
        session->film = library_routine(library, "one_minute");
    if (session->film == NULL && library->routine_count > 0)
        session->film = library->routines[0];
}

/* While something is played Escape means that it hurts, as everyone reaches for it; what would make
 * the window smaller means nothing. */
static void change_keys(struct keymap *keymap, bool playing)
{
    for (int i = 0; i < keymap->count; i++) {
        enum command *command = &keymap->bindings[i].command;
        if (*command == COMMAND_FULLSCREEN)
            *command = COMMAND_NONE;
        if (playing && strcmp(keymap->bindings[i].key, "Escape") == 0)
            *command = COMMAND_HURTS;
    }
}

static void read_keys(struct session *session)
{
    show_keys(&session->material, &session->keymap);
    session->playing_keymap = session->keymap;
    change_keys(&session->keymap, false);
    change_keys(&session->playing_keymap, true);
}

static int minute_of_day(void *context)
{
    enum { MINUTE_MS = 60000 };
    const struct clock *clock = context;
    return (int)(stamp_of_day_ms(clock_now(clock)) / MINUTE_MS);
}

static void start_guard(struct session *session)
{
    const struct options *options = session->call->options;
    struct guard_wish wish = {.rules = {.idle_ms = options->idle_s * 1000,
                                        .night_from = options->night_from,
                                        .night_to = options->night_to},
                              .minute = minute_of_day,
                              .context = &session->clock,
                              .display = &session->display,
                              .service = session->call->service};
    if (options->pin != NULL)
        (void)strncat(wish.rules.pin, options->pin, KIOSK_PIN_MOST);
    (void)combo_read(options->chord != NULL ? options->chord : "Ctrl+Shift+End", &wish.chord);
    guard_start(&session->guard, &wish);
}

/* ---- what is shown ---- */

/* Once a round, so that months of it take no memory. */
static void tell_problems(struct session *session)
{
    struct problems *problems = &session->material.problems;
    problems_print(problems, stderr);
    problems_close(problems);
    problems_open(problems, session->material.world->memory);
}

static enum exit_code play(struct session *session, const struct routine *routine)
{
    struct material *material = &session->material;
    material->routine = routine;
    enum exit_code code = material_lay_out(material);
    if (code == EXIT_DONE)
        code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    session->stats = (struct stats){.renderer = "none"};
    const bool shown =
        show_routine(session->call, material, &session->theme, &session->playing_keymap,
                     &session->display, &session->stats, &session->guard, NULL, NULL) == STAGE_DONE;
    return shown ? EXIT_DONE : EXIT_PROBLEMS;
}

static enum exit_code play_taken(struct session *session)
{
    struct kiosk *kiosk = &session->guard.kiosk;
    const enum exit_code code = play(session, session->taken);
    if (kiosk->state == KIOSK_PLAY || kiosk->state == KIOSK_THANKS)
        kiosk_do(kiosk, KIOSK_LEAVE);
    return code;
}

static enum exit_code choose(struct session *session)
{
    struct kiosk *kiosk = &session->guard.kiosk;
    const struct menu_card *card = lobby_choose(session->lobby);
    if (kiosk->state != KIOSK_CHOOSE)
        return EXIT_DONE;
    session->taken = card != NULL ? lobby_routine(session->lobby, card) : NULL;
    kiosk_do(kiosk, session->taken != NULL ? KIOSK_TAKE : KIOSK_LEAVE);
    return EXIT_DONE;
}

/* Nothing of the last visitor is left when the next one comes. */
static enum exit_code attract(struct session *session)
{
    return lobby_refresh(session->lobby) ? play(session, session->film) : EXIT_PROBLEMS;
}

static enum exit_code show(struct session *session)
{
    guard_begin(&session->guard);
    switch (session->guard.kiosk.state) {
    case KIOSK_ATTRACT:
        return attract(session);
    case KIOSK_CHOOSE:
        return choose(session);
    case KIOSK_NIGHT:
        guard_night(&session->guard);
        return lobby_refresh(session->lobby) ? EXIT_DONE : EXIT_PROBLEMS;
    default:
        return play_taken(session);
    }
}

/* What a crash cut off goes on, for the same person. */
static void take_resumed(struct session *session)
{
    const struct resume *resumed = session->call->resumed;
    struct material *material = &session->material;
    struct kiosk *kiosk = &session->guard.kiosk;
    if (resumed->routine[0] == '\0' || !material_find(material, resumed->routine))
        return;
    session->taken = material->routine;
    kiosk_do(kiosk, KIOSK_PRESS);
    kiosk_do(kiosk, KIOSK_TAKE);
}

static enum exit_code show_all(struct session *session)
{
    enum exit_code code = EXIT_DONE;
    const struct kiosk *kiosk = &session->guard.kiosk;
    take_resumed(session);
    while (code == EXIT_DONE && kiosk->state != KIOSK_ENDED) {
        code = show(session);
        tell_problems(session);
    }
    fprintf(stderr,
            tr("%slimber: a kiosk for %lld min: %lld visits, %lld routines, %lld to their end\n"),
            journal_mark(stderr, LINE_INFO), (long long)kiosk->passed_ms / 60000,
            (long long)kiosk->visits, (long long)kiosk->routines, (long long)kiosk->finished);
    return code;
}

/* ---- from its beginning to its end ---- */

static enum exit_code run(struct session *session)
{
    struct material *material = &session->material;
    struct lobby_wish wish =
        show_lobby(session->call, material, &session->display, &session->theme, &session->keymap);
    wish.guard = &session->guard;
    wish.only = session->only;
    wish.only_count = session->only_count;
    session->lobby = lobby_open(&wish, &material->problems);
    if (session->lobby == NULL)
        return EXIT_PROBLEMS;
    const enum exit_code code = show_all(session);
    lobby_close(session->lobby);
    return code;
}

static enum exit_code open_display(struct session *session)
{
    struct window_wish wish = show_window(&session->material);
    wish.fullscreen = true;
    wish.display = (int)session->call->options->display - 1;
    video_lock();
    return show_code(display_open(&session->display, &wish, &session->material.problems));
}

static enum exit_code prepare(struct session *session)
{
    struct material *material = &session->material;
    enum exit_code code = material_load(material);
    if (code == EXIT_DONE)
        code = material_theme(material, NULL, &session->theme);
    if (code != EXIT_DONE || !clock_start(&session->clock, &material->problems))
        return code != EXIT_DONE ? code : EXIT_PROBLEMS;
    choose_routines(session);
    choose_film(session);
    read_keys(session);
    if (session->film != NULL)
        return EXIT_DONE;
    problem_error(&material->problems, here, "there is no routine to show");
    return EXIT_PROBLEMS;
}

static enum exit_code write_stats(struct session *session, enum exit_code code)
{
    const char *path = session->call->options->stats;
    FILE *file = path != NULL ? fopen(path, "w") : NULL;
    if (path == NULL)
        return code;
    const bool written = file != NULL && stats_write(&session->stats, file);
    if (file != NULL && fclose(file) == 0 && written)
        return code;
    problem_error(&session->material.problems, (struct place){path, 0, 0}, "it cannot be written");
    return EXIT_PROBLEMS;
}

static enum exit_code open_and_run(struct session *session)
{
    enum exit_code code = prepare(session);
    if (code == EXIT_DONE)
        code = open_display(session);
    if (code != EXIT_DONE)
        return code;
    tell_problems(session);
    start_guard(session);
    code = run(session);
    fonts_tell(session->display.fonts, &session->material.problems);
    display_close(&session->display);
    return write_stats(session, code);
}

enum exit_code command_kiosk(const struct call *call)
{
    struct session *session = calloc(1, sizeof *session);
    if (session == NULL)
        return command_without_memory();
    session->call = call;
    material_open(&session->material, &world_machine, call->options);
    material_recall(&session->material);
    const enum exit_code code = material_close(&session->material, open_and_run(session));
    free(session);
    return code;
}
