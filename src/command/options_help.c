#include "command/options_help.h"

#include <string.h>

#include "base/tr.h"

static void print_options(enum subcommand subcommand, FILE *to)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        char left[40];
        if (!option_is_of((enum option_id)i, subcommand))
            continue;
        const char *value = option_value((enum option_id)i);
        (void)snprintf(left, sizeof left, "--%s%s%s", option_name((enum option_id)i),
                       value != NULL ? " " : "", value != NULL ? value : "");
        fprintf(to, "  %-22s %s\n", left, tr(option_help((enum option_id)i)));
    }
}

void options_help_of(enum subcommand subcommand, FILE *to)
{
    const bool has_arguments = subcommand_arguments(subcommand)[0] != '\0';
    fprintf(to, "limber %s%s%s [OPTIONS]\n%s\n\n", subcommand_name(subcommand),
            has_arguments ? " " : "", subcommand_arguments(subcommand),
            tr(subcommand_what(subcommand)));
    print_options(subcommand, to);
}

static void print_settings(FILE *to)
{
    enum { WIDTH = 90 };
    int used = WIDTH;
    fputs(tr("\nWhat you always want may stand in ~/.config/limber/settings.conf "
             "($XDG_CONFIG_HOME), in\n"
             "lines `NAME = VALUE`; # begins a comment, the command line wins. The names:"),
          to);
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!option_is_setting((enum option_id)i))
            continue;
        const int room = 2 + (int)strlen(option_name((enum option_id)i));
        used = used + room > WIDTH ? fprintf(to, "\n ") : used;
        used += fprintf(to, " %s", option_name((enum option_id)i));
    }
    fputs("\n", to);
}

void options_help(FILE *to)
{
    fputs(tr("limber shows a person how to stretch, and keeps time for them.\n\n"
             "limber NAME|FILE [OPTIONS]\n"
             "limber COMMAND ...\n\n"),
          to);
    for (int i = 0; i < SUB_COUNT; i++) {
        char left[40];
        (void)snprintf(left, sizeof left, "%s %s", subcommand_name((enum subcommand)i),
                       subcommand_arguments((enum subcommand)i));
        fprintf(to, "  %-22s %s\n", left, tr(subcommand_what((enum subcommand)i)));
    }
    fputs(tr("\nOptions of `limber NAME`; each command tells its own with --help:\n"), to);
    print_options(SUB_PLAY, to);
    print_settings(to);
    fputs(tr("\nNames may be written with - or _. It ends with 0 when done, 1 when problems were\n"
             "found, 2 when called wrongly, 69 when there is no display to show on.\n"),
          to);
}
