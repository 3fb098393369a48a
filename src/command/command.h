/* The subcommands: main.c's hands, one file each. Every one returns what the program ends with. */
#ifndef LIMBER_COMMAND_COMMAND_H
#define LIMBER_COMMAND_COMMAND_H

#include "command/material.h"
#include "stage/resume.h"
#include "stage/service.h"

/* When the process started, on pace_now_us's clock, what it is called with, and who watches it. */
struct call {
    int64_t started_us;
    const struct options *options;
    const struct options *plain; /* without what the person's profile says of them */
    struct arena *arena;         /* of values of options */
    struct service *service;
    const char *resume_path; /* NULL: what is cut off is not gone on with */
    struct resume *resumed;  /* what was cut off; its routine is "" once it was gone on with */
};

/* Reads the command line and runs what it asks for. */
int command_run(int argc, char **argv, int64_t started_us);

enum exit_code command_play(const struct call *call);
enum exit_code command_menu(const struct call *call); /* `limber` alone */
enum exit_code command_kiosk(const struct call *call);
enum exit_code command_keys(const struct call *call);
enum exit_code command_list(const struct call *call);
enum exit_code command_check(const struct call *call);
enum exit_code command_timeline(const struct call *call);
enum exit_code command_trace(const struct call *call);
enum exit_code command_shot(const struct call *call);
enum exit_code command_sheet(const struct call *call);
enum exit_code command_export(const struct call *call);
enum exit_code command_history(const struct call *call);
enum exit_code command_remind(const struct call *call);
enum exit_code command_today(const struct call *call);
enum exit_code command_bench(const struct call *call);

/* stdout could be written to the end: EXIT_DONE, else EXIT_PROBLEMS, told. */
enum exit_code command_flush(void);

/* EXIT_PROBLEMS, told on stderr: there was no memory for what holds the problems. */
enum exit_code command_without_memory(void);

#endif
