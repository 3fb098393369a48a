#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/journal.h"
#include "command/keep.h"
#include "command/show.h"
#include "stage/lobby.h"
#include "stage/showcase.h"

struct session {
    const struct call *call;
    struct material *material;
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

/* The material's routine. */
static enum exit_code play(struct session *session)
{
    struct material *material = session->material;
    struct stats stats = {.renderer = "none"};
    if (material_suit(material) != EXIT_DONE)
        return EXIT_DONE; /* to another card */
    enum exit_code code = material_lay_out(material);
    if (code == EXIT_DONE)
        code = material_music(material);
    if (code != EXIT_DONE)
        return code;
    return show_routine(session->call, material, &session->theme, &session->keymap,
                        &session->display, &stats, NULL) == STAGE_DONE
               ? EXIT_DONE
               : EXIT_PROBLEMS;
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
    const struct resume *resumed = session->call->resumed;
    return resumed->routine[0] != '\0' && material_find(session->material, resumed->routine)
               ? play(session)
               : EXIT_DONE;
}

/* One after another, until the person leaves. */
static enum exit_code choose_and_play(struct session *session, struct lobby *lobby)
{
    enum exit_code code = play_resumed(session);
    while (code == EXIT_DONE && !session->display.closed) {
        const struct menu_card *card = lobby_choose(lobby);
        if (card == NULL)
            break;
        code = play_card(session, card);
    }
    return code;
}

static enum exit_code run(struct session *session)
{
    struct material *material = session->material;
    const struct lobby_wish wish =
        show_lobby(session->call, material, &session->display, &session->theme, &session->keymap);
    struct lobby *lobby = lobby_open(&wish, &material->problems);
    if (lobby == NULL)
        return EXIT_PROBLEMS;
    const enum exit_code code = choose_and_play(session, lobby);
    lobby_close(lobby);
    return code;
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
    if (material->narrator != NULL && !session->call->options->given[OPTION_MUTE])
        material_tell_voice(material);
    return code;
}

static enum exit_code run_menu(const struct call *call, struct session *session)
{
    struct material material;
    *session = (struct session){.call = call, .material = &material};
    material_open(&material, &world_machine, call->options);
    material.keep = keep_open(call->options, &material.problems);
    const enum exit_code code = open_and_run(session);
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
    if (session == NULL) {
        fprintf(stderr, "%slimber: error: no memory is left\n", journal_mark(stderr, LINE_ERROR));
        return EXIT_PROBLEMS;
    }
    const enum exit_code code = run_menu(call, session);
    free(session);
    return code;
}
