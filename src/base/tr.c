#include "base/tr.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char DOMAIN[] = "limber";

const char *tr(const char *english)
{
    return *english ? dgettext(DOMAIN, english) : english;
}

/* As msgfmt writes the two. */
const char *tr_in(const char *context, const char *english)
{
    char both[128];
    const int length = snprintf(both, sizeof both, "%s\004%s", context, english);
    const bool whole = length > 0 && (size_t)length < sizeof both;
    const char *found = whole ? dgettext(DOMAIN, both) : both;
    return found == both ? english : found;
}

/* A catalogue's own head stands where "" does. */
bool tr_is_english(void)
{
    return *dgettext(DOMAIN, "") == '\0';
}

/* C.UTF-8 is on every machine, and lets LANGUAGE decide. */
static bool can_translate(const char *code)
{
    return setlocale(LC_MESSAGES, "C.UTF-8") && setenv("LANGUAGE", code, 1) == 0;
}

bool tr_open(const char *code, const char *folder)
{
    char file[4096];
    const int length = snprintf(file, sizeof file, "%s/%s/LC_MESSAGES/limber.mo", folder, code);
    return length > 0 && (size_t)length < sizeof file && access(file, R_OK) == 0 &&
           can_translate(code) && bindtextdomain(DOMAIN, folder) &&
           bind_textdomain_codeset(DOMAIN, "UTF-8");
}

static const char *first_set(const char *(*variable)(const char *name))
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *value = variable(names[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

static bool is_plain(const char *locale)
{
    return strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
}

const char *tr_wanted(const char *(*variable)(const char *name), char code[TR_CODE_SIZE])
{
    const char *locale = first_set(variable);
    const char *languages = is_plain(locale) ? NULL : variable("LANGUAGE");
    const char *wanted = languages && *languages ? languages : locale;
    const size_t length = strcspn(wanted, "_.@:");
    const bool named = !is_plain(locale) && length > 1 && length < TR_CODE_SIZE &&
                       strncmp(wanted, "C", length) != 0;
    snprintf(code, TR_CODE_SIZE, "%.*s", named ? (int)length : 2, named ? wanted : "en");
    return code;
}
