/* What a film of the same scene costs: bench/against-mpv.py of the data's home, run as a program of
 * its own, since it needs a display, a film player and an encoder. */
#ifndef LIMBER_COMMAND_BENCH_FILM_H
#define LIMBER_COMMAND_BENCH_FILM_H

#include "command/command.h"

/* Runs it for as many rounds as the options want, 0 with --json unless --rounds is written; where
 * programs are missing it tells what to install. EXIT_PROBLEMS, told, when it does not end well. */
enum exit_code bench_film(const struct call *call, struct material *material);

#endif
