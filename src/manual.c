/* limber-manual man TEMPLATE [CODE FOLDER] | bash | zsh | fish: what is written of the command line
 * outside of it, from the one table of options.
 *
 * `man` prints the template, scdoc's way, with its lines @COMMANDS@, @OPTIONS@ and @SETTINGS@
 * filled in, in the language CODE of FOLDER's catalogues; the others print completions. Only used
 * while limber is built. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "command/options.h"

enum { LINE_SIZE = 4096 };

enum kind { SWITCH, WORDS, FILES, FOLDERS, OTHER };

static enum kind kind_of(enum option_id option)
{
    int count;
    const char *value = option_value(option);
    if (value == NULL)
        return SWITCH;
    if (option_words(option, &count) != NULL)
        return WORDS;
    return strcmp(value, "FILE") == 0 ? FILES : strcmp(value, "DIR") == 0 ? FOLDERS : OTHER;
}

static void print_words(enum option_id option)
{
    int count;
    const char *const *words = option_words(option, &count);
    for (int i = 0; i < count; i++)
        printf("%s%s", i > 0 ? " " : "", words[i]);
}

/* Puts a backslash before each of `special`. */
static void print_escaped(const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (strchr(special, *text) != NULL)
            putchar('\\');
        putchar(*text);
    }
}

static bool takes_names(enum subcommand sub)
{
    return strstr(subcommand_arguments(sub), "NAME") != NULL;
}

/* ---- man ---- */

static void man_text(const char *text)
{
    print_escaped(text, "_*\\");
}

static void man_commands(void)
{
    for (int sub = 0; sub < SUB_COUNT; sub++) {
        const char *arguments = subcommand_arguments((enum subcommand)sub);
        printf("*limber %s*", subcommand_name((enum subcommand)sub));
        if (arguments[0] != '\0') {
            putchar(' ');
            man_text(arguments);
        }
        fputs("\n\t", stdout);
        man_text(tr(subcommand_what((enum subcommand)sub)));
        puts("\n");
    }
}

static void man_users(enum option_id option)
{
    int count = 0;
    for (int sub = 0; sub < SUB_COUNT; sub++)
        count += option_is_of(option, (enum subcommand)sub);
    if (count == SUB_COUNT)
        fputs(tr("every command"), stdout);
    for (int sub = 0, told = 0; sub < SUB_COUNT && count < SUB_COUNT; sub++)
        if (option_is_of(option, (enum subcommand)sub))
            printf("%s%s", told++ > 0 ? ", " : "", subcommand_name((enum subcommand)sub));
}

static void man_options(void)
{
    for (int i = 0; i < OPTION_COUNT; i++) {
        const enum option_id option = (enum option_id)i;
        printf("*--%s*", option_name(option));
        if (option_value(option) != NULL) {
            putchar(' ');
            man_text(option_value(option));
        }
        fputs("\n\t", stdout);
        man_text(tr(option_help(option)));
        fputs(tr(". Of "), stdout);
        man_users(option);
        fputs(option_is_setting(option) ? tr("; a setting") : "", stdout);
        puts(".\n");
    }
}

static void man_settings(void)
{
    bool first = true;
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!option_is_setting((enum option_id)i))
            continue;
        printf("%s*%s*", first ? "" : ", ", option_name((enum option_id)i));
        first = false;
    }
    puts("");
}

static int print_man(const char *path)
{
    char line[LINE_SIZE];
    FILE *template = fopen(path, "r");
    if (template == NULL) {
        fprintf(stderr, "limber-manual: %s cannot be read\n", path);
        return 1;
    }
    while (fgets(line, sizeof line, template) != NULL) {
        if (strcmp(line, "@COMMANDS@\n") == 0)
            man_commands();
        else if (strcmp(line, "@OPTIONS@\n") == 0)
            man_options();
        else if (strcmp(line, "@SETTINGS@\n") == 0)
            man_settings();
        else
            fputs(line, stdout);
    }
    (void)fclose(template);
    return 0;
}

/* ---- bash ---- */

static const char bash_head[] =
    "# bash completion for limber, from its table of options\n"
    "_limber_names() { limber list 2>/dev/null | sed -n 's/^  \\([a-z0-9_]*\\) .*/\\1/p'; }\n"
    "_limber() {\n"
    "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} "
    "command=play named='' options='' i\n"
    "    COMPREPLY=()\n"
    "    if [ \"$word\" = = ]; then\n"
    "        word=\n"
    "    elif [ \"$before\" = = ]; then\n"
    "        before=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n";

static const char bash_tail[] =
    "    if [[ $word == -* ]]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$word\")\n"
    "        return\n"
    "    fi\n"
    "    if [ -z \"$named\" ]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$commands\" -- \"$word\")\n"
    "    elif [ \"$command\" = help ]; then\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$commands\" -- \"$word\")\n"
    "        return\n"
    "    fi\n"
    "    if [ -n \"$names\" ]; then\n"
    "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -W \"$(_limber_names)\" -- "
    "\"$word\")\n"
    "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- \"$word\")\n"
    "    fi\n"
    "}\n"
    "complete -o filenames -F _limber limber\n";

static void bash_values(void)
{
    puts("    case $before in");
    for (int i = 0; i < OPTION_COUNT; i++) {
        const enum option_id option = (enum option_id)i;
        const enum kind kind = kind_of(option);
        if (kind == SWITCH)
            continue;
        printf("    --%s) ", option_name(option));
        if (kind == WORDS) {
            fputs("mapfile -t COMPREPLY < <(compgen -W '", stdout);
            print_words(option);
            fputs("' -- \"$word\"); ", stdout);
        } else if (kind != OTHER) {
            printf("mapfile -t COMPREPLY < <(compgen -%c -- \"$word\"); ",
                   kind == FILES ? 'f' : 'd');
        }
        puts("return ;;");
    }
    puts("    esac");
}

static void bash_options(void)
{
    puts("    local names=");
    puts("    case $command in");
    for (int sub = 0; sub < SUB_COUNT; sub++) {
        printf("    %s) %soptions='", subcommand_name((enum subcommand)sub),
               takes_names((enum subcommand)sub) ? "names=yes " : "");
        for (int i = 0; i < OPTION_COUNT; i++)
            if (option_is_of((enum option_id)i, (enum subcommand)sub))
                printf("--%s ", option_name((enum option_id)i));
        puts("' ;;");
    }
    puts("    esac");
}

static void print_bash(void)
{
    fputs(bash_head, stdout);
    fputs("        ", stdout);
    for (int sub = 0; sub < SUB_COUNT; sub++)
        printf("%s%s", sub > 0 ? " | " : "", subcommand_name((enum subcommand)sub));
    puts(") command=${COMP_WORDS[i]} named=yes; break ;;\n        esac\n    done");
    bash_values();
    bash_options();
    fputs("    local commands='", stdout);
    for (int sub = 0; sub < SUB_COUNT; sub++)
        printf("%s ", subcommand_name((enum subcommand)sub));
    puts("'");
    fputs(bash_tail, stdout);
}

/* ---- zsh ---- */

static void zsh_option(enum option_id option)
{
    const enum kind kind = kind_of(option);
    printf("            '--%s%s[", option_name(option), kind == SWITCH ? "" : "=");
    for (const char *at = option_help(option); *at != '\0'; at++) {
        if (*at == '\'')
            fputs("'\\'", stdout);
        putchar(*at);
    }
    putchar(']');
    if (kind != SWITCH)
        printf(":%s:", option_value(option));
    if (kind == WORDS) {
        putchar('(');
        print_words(option);
        putchar(')');
    }
    puts(kind == FILES ? "_files'" : kind == FOLDERS ? "_files -/'" : "'");
}

static void print_zsh(void)
{
    puts("#compdef limber\n"
         "# zsh completion for limber, from its table of options\n"
         "_limber_names() {\n"
         "    local -a names\n"
         "    names=(${(f)\"$(limber list 2>/dev/null | sed -n 's/^  \\([a-z0-9_]*\\) "
         ".*/\\1/p')\"})\n"
         "    _describe 'routine or exercise' names\n"
         "}\n"
         "_limber() {\n"
         "    local command=play word\n"
         "    local -a commands options\n"
         "    commands=(");
    for (int sub = 0; sub < SUB_COUNT; sub++)
        printf("        '%s:%s'\n", subcommand_name((enum subcommand)sub),
               subcommand_what((enum subcommand)sub));
    puts("    )\n"
         "    for word in ${words[2,CURRENT-1]}; do\n"
         "        (( ${commands[(I)$word:*]} )) && { command=$word; break }\n"
         "    done\n"
         "    case $command in");
    for (int sub = 0; sub < SUB_COUNT; sub++) {
        printf("    %s) options=(\n", subcommand_name((enum subcommand)sub));
        for (int i = 0; i < OPTION_COUNT; i++)
            if (option_is_of((enum option_id)i, (enum subcommand)sub))
                zsh_option((enum option_id)i);
        puts("        ) ;;");
    }
    puts("    esac\n"
         "    _arguments $options '1: :{_describe command commands; _limber_names; _files}' "
         "'*: :{_limber_names; _files}'\n"
         "}\n"
         "_limber \"$@\"");
}

/* ---- fish ---- */

static void fish_option(enum option_id option)
{
    const enum kind kind = kind_of(option);
    fputs("complete -c limber -n '__limber_is", stdout);
    for (int sub = 0; sub < SUB_COUNT; sub++)
        if (option_is_of(option, (enum subcommand)sub))
            printf(" %s", subcommand_name((enum subcommand)sub));
    printf("' -l %s", option_name(option));
    if (kind == WORDS) {
        fputs(" -x -a '", stdout);
        print_words(option);
        putchar('\'');
    } else if (kind == FOLDERS) {
        fputs(" -x -a '(__fish_complete_directories)'", stdout);
    } else if (kind == FILES) {
        fputs(" -r -F", stdout);
    } else if (kind == OTHER) {
        fputs(" -x", stdout);
    }
    fputs(" -d '", stdout);
    print_escaped(option_help(option), "'\\");
    puts("'");
}

static void print_fish(void)
{
    fputs("# fish completion for limber, from its table of options\n"
          "function __limber_command\n"
          "    for word in (commandline -opc)[2..-1]\n"
          "        contains -- $word",
          stdout);
    for (int sub = 0; sub < SUB_COUNT; sub++)
        printf(" %s", subcommand_name((enum subcommand)sub));
    puts("; and echo $word; and return\n"
         "    end\n"
         "    return 1\n"
         "end\n"
         "function __limber_is\n"
         "    set -l command (__limber_command); or set command play\n"
         "    contains -- $command $argv\n"
         "end\n"
         "function __limber_names\n"
         "    limber list 2>/dev/null | string match -rg '^  ([a-z0-9_]+) '\n"
         "end");
    for (int sub = 0; sub < SUB_COUNT; sub++) {
        printf("complete -c limber -n 'not __limber_command' -a %s -d '",
               subcommand_name((enum subcommand)sub));
        print_escaped(subcommand_what((enum subcommand)sub), "'\\");
        puts("'");
    }
    fputs("complete -c limber -n '__limber_is", stdout);
    for (int sub = 0; sub < SUB_COUNT; sub++)
        if (takes_names((enum subcommand)sub))
            printf(" %s", subcommand_name((enum subcommand)sub));
    puts("' -a '(__limber_names)'");
    for (int i = 0; i < OPTION_COUNT; i++)
        fish_option((enum option_id)i);
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "man") == 0 && (argc == 3 || (argc == 5 && tr_open(argv[3], argv[4]))))
        return print_man(argv[2]);
    if (strcmp(what, "bash") == 0)
        print_bash();
    else if (strcmp(what, "zsh") == 0)
        print_zsh();
    else if (strcmp(what, "fish") == 0)
        print_fish();
    else {
        fputs("usage: limber-manual man TEMPLATE [CODE FOLDER] | bash | zsh | fish\n", stderr);
        return 2;
    }
    return 0;
}
