#include "command/bench_film.h"
#include "base/tr.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct place here = {"limber", 0, 0};

static int64_t rounds_of(const struct options *options)
{
    return options->given[OPTION_JSON] && !options->given[OPTION_ROUNDS] ? 0 : options->rounds;
}

/* Never returns. */
static void become(const char *const *words, const char *data)
{
    signal(SIGCHLD, SIG_DFL);
    if (data != NULL)
        (void)setenv("LIMBER_DATA", data, 1);
    execvp(words[0], (char *const *)words);
    _exit(errno == ENOENT ? 127 : 126);
}

/* The exit status; -1 when there is none. */
static int run(const char *const *words, const char *data)
{
    int status = 0;
    const pid_t child = fork();
    if (child == 0)
        become(words, data);
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

enum exit_code bench_film(const struct call *call, struct material *material)
{
    enum { NOT_THERE = 127 };
    struct arena *arena = &material->arena;
    const struct options *options = call->options;
    const struct folders_wish wish = folders_wish_of_machine(material->world, options->data, arena);
    const char *script = arena_format(arena, "%s/bench/against-mpv.py", material->folders.home);
    const char *rounds = arena_format(arena, "%lld", (long long)rounds_of(options));
    if (rounds_of(options) == 0)
        return EXIT_DONE;
    if (script == NULL || rounds == NULL || wish.program == NULL) {
        problem_error(&material->problems, here, "limber cannot find itself to play beside a film");
        return EXIT_PROBLEMS;
    }
    const char *const words[] = {"python3",  script, wish.program,
                                 "--rounds", rounds, options->given[OPTION_JSON] ? "--json" : NULL,
                                 NULL};
    const int status = run(words, options->data);
    if (status == NOT_THERE)
        puts(tr("to measure beside a film player: apt install python3, and again"));
    else if (status != 0)
        problem_error(&material->problems, here, "%s did not end well", script);
    return status == 0 || status == NOT_THERE ? command_flush() : EXIT_PROBLEMS;
}
