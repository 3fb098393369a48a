#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/journal.h"
#include "base/tr.h"
#include "command/keep.h"
#include "command/person.h"
#include "command/show.h"
#include "stage/lobby.h"
#include "stage/showcase.h"

struct session {
    struct call call;       /* with the options below */
    struct options options; /* as the person's profile has them */
    struct material *material;
    struct person person;
    struct theme theme;
    struct keymap keymap;
    struct display display;
};

/* Who pipes or redirects the output wants to read it. */
static bool is_read_elsewhere(void)
{
    struct stat status;
    return fstat(STDOUT_FILENO, &status) == 0 &&
           (S_ISFIFO(status.st_mode) || S_ISREG(status.st_mode));
}

static void tell_unsuitable(const struct session *session)
{
    const struct problems *problems = &session->material->problems;
    if (problems->count > 0)
        person_tell(&session->person, tr("Not today"), problems->list[problems->count - 1].message);
}

static enum exit_code show(struct session *session, bool *accepted)
{
    struct material *material = session->material;
    struct stats stats = {.renderer = "none"};
    enum exit_code code = material_lay_out(material);
    *accepted = false;
    if (code == EXIT_DONE)
        code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    return show_code(show_routine(&session->call, material, &session->theme, &session->keymap,
                                  &session->display, &stats, NULL, NULL, accepted));
}

/* The material's routine, and what is offered and wanted after it. */
static enum exit_code play(struct session *session)
{
    enum exit_code code;
    bool accepted;
    do {
        if (material_suit(session->material) != EXIT_DONE) {
            tell_unsuitable(session);
            return EXIT_DONE; /* to another card */
        }
        code = show(session, &accepted);
    } while (code == EXIT_DONE && accepted);
    return code;
}

static enum exit_code play_card(struct session *session, const struct menu_card *card)
{
    struct material *material = session->material;
    material->routine = showcase_routine(&material->library, card);
    return material->routine != NULL ? play(session) : EXIT_PROBLEMS;
}

/* What was cut off, if it is still there. */
static enum exit_code play_resumed(struct session *session)
{
    const struct resume *resumed = session->call.resumed;
    return resumed->routine[0] != '\0' && material_find(session->material, resumed->routine)
               ? play(session)
               : EXIT_DONE;
}

enum turn { TURN_GO_ON, TURN_ANEW, TURN_END };

/* TURN_ANEW: the menu has to be opened anew, as what it shows was changed. */
static enum turn take_card(struct session *session, const struct menu_card *card,
                           enum exit_code *code)
{
    switch (card->kind) {
    case MENU_PROFILE:
        return person_ask_profile(&session->person, false) ? TURN_ANEW : TURN_GO_ON;
    case MENU_WEEK:
        person_show_week(&session->person);
        return TURN_GO_ON;
    case MENU_PEOPLE:
        return person_choose(&session->person) ? TURN_ANEW : TURN_GO_ON;
    default:
        *code = play_card(session, card);
        return *code == EXIT_DONE ? TURN_GO_ON : TURN_END;
    }
}

/* One after another, until the person leaves. */
static enum turn choose_and_play(struct session *session, struct lobby *lobby, enum exit_code *code)
{
    enum turn turn = TURN_GO_ON;
    while (turn == TURN_GO_ON && !session->display.closed) {
        const struct menu_card *card = lobby_choose(lobby);
        turn = card != NULL ? take_card(session, card, code) : TURN_END;
    }
    return turn;
}

/* The figure and the voice may be others now. */
static enum exit_code refresh(struct session *session)
{
    struct material *material = session->material;
    material_close_voice(material);
    return material_figure(material);
}

static enum turn run_lobby(struct session *session, enum exit_code *code)
{
    struct material *material = session->material;
    struct lobby_wish wish =
        show_lobby(&session->call, material, &session->display, &session->theme, &session->keymap);
    wish.personal = person_is_there(&session->person);
    wish.lead = keep_proposed(material->keep);
    struct lobby *lobby = lobby_open(&wish, &material->problems);
    *code = lobby != NULL ? EXIT_DONE : EXIT_PROBLEMS;
    if (lobby == NULL)
        return TURN_END;
    const enum turn turn = choose_and_play(session, lobby, code);
    lobby_close(lobby);
    return turn;
}

static enum exit_code run(struct session *session)
{
    enum exit_code code = EXIT_DONE;
    enum turn turn = TURN_ANEW;
    if (session->call.resumed->routine[0] == '\0') {
        if (person_begin(&session->person))
            code = refresh(session);
        (void)person_ask_felt(&session->person);
    }
    if (code == EXIT_DONE)
        code = play_resumed(session);
    while (code == EXIT_DONE && turn == TURN_ANEW && !session->display.closed) {
        turn = run_lobby(session, &code);
        if (turn == TURN_ANEW && code == EXIT_DONE)
            code = refresh(session);
    }
    return code;
}

static struct person person_of(struct session *session)
{
    return (struct person){.material = session->material,
                           .options = &session->options,
                           .plain = session->call.plain,
                           .arena = session->call.arena,
                           .display = &session->display,
                           .theme = &session->theme,
                           .keymap = &session->keymap,
                           .service = session->call.service};
}

/* Without a display, unless the menu was asked for, there is still the list. */
static enum exit_code open_and_run(struct session *session)
{
    struct material *material = session->material;
    enum exit_code code = material_load(material);
    if (code == EXIT_DONE)
        code = material_theme(material, NULL, &session->theme);
    if (code != EXIT_DONE)
        return code;
    show_keys(material, &session->keymap);
    const struct window_wish wish = show_window(material);
    code = show_code(display_open(&session->display, &wish, &material->problems));
    if (code != EXIT_DONE)
        return code;
    code = run(session);
    fonts_tell(session->display.fonts, &material->problems);
    display_close(&session->display);
    if (material->narrator != NULL && !session->call.options->given[OPTION_MUTE])
        material_tell_voice(material);
    return code;
}

static enum exit_code run_menu(const struct call *call, struct session *session)
{
    struct material material;
    *session = (struct session){.call = *call, .options = *call->options, .material = &material};
    session->call.options = &session->options;
    session->person = person_of(session);
    material_open(&material, &world_machine, &session->options);
    material_recall(&material);
    material.keep = keep_open(&session->options, &material.problems);
    const enum exit_code code = material.keep != NULL ? open_and_run(session) : EXIT_PROBLEMS;
    keep_close(material.keep, &material.problems);
    if (code == EXIT_NOWHERE && !call->options->given[OPTION_MENU]) {
        problems_close(&material.problems);
        problems_open(&material.problems, material.world->memory);
        (void)material_close(&material, code);
        return command_list(call);
    }
    return material_close(&material, code);
}

enum exit_code command_menu(const struct call *call)
{
    struct session *session;
    if (!call->options->given[OPTION_MENU] && is_read_elsewhere())
        return command_list(call);
    session = calloc(1, sizeof *session);
    if (session == NULL)
        return command_without_memory();
    const enum exit_code code = run_menu(call, session);
    free(session);
    return code;
}
