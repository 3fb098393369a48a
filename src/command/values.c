#include "command/values.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "stage/window.h"

enum { SIZE_MOST = 8192, REASON_LENGTH = 400 };

void value_wrong(const struct written *written, struct problems *problems, const char *format, ...)
{
    static const struct place here = {"limber", 0, 0};
    char reason[REASON_LENGTH];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(reason, sizeof reason, tr(format), arguments);
    va_end(arguments);
    if (written->place.file == NULL)
        problem_error(problems, here, "--%s %s; %s", written->option, written->text, reason);
    else
        problem_warning(problems, written->place, "%s = %s; %s", written->option, written->text,
                        reason);
}

/* Digits with at most one point among them and a sign before: no hexadecimal, no infinity. */
static bool is_decimal(const char *text)
{
    int digits = 0, points = 0;
    if (*text == '-' || *text == '+')
        text++;
    for (; *text != '\0'; text++) {
        if (isdigit((unsigned char)*text))
            digits++;
        else if (*text == '.')
            points++;
        else
            return false;
    }
    return digits > 0 && points <= 1;
}

bool value_decimal(const struct written *written, double least, double most, double *value,
                   struct problems *problems)
{
    char *end = NULL;
    if (is_decimal(written->text)) {
        const double read = strtod(written->text, &end);
        if (*end == '\0' && read >= least && read <= most) {
            *value = read;
            return true;
        }
    }
    value_wrong(written, problems, "it must be a number from %g to %g", least, most);
    return false;
}

static bool is_whole(const char *text, int64_t least, int64_t most, int64_t *value)
{
    char *end = NULL;
    if (!isdigit((unsigned char)*text))
        return false;
    errno = 0;
    *value = strtoll(text, &end, 10);
    return *end == '\0' && errno == 0 && *value >= least && *value <= most;
}

bool value_whole(const struct written *written, int64_t least, int64_t most, int64_t *value,
                 struct problems *problems)
{
    if (is_whole(written->text, least, most, value))
        return true;
    value_wrong(written, problems, "it must be a whole number from %lld to %lld", (long long)least,
                (long long)most);
    return false;
}

static bool is_size(const char *text, int64_t *width, int64_t *height)
{
    const char *cross = strchr(text, 'x');
    char first[8];
    if (cross == NULL || (size_t)(cross - text) >= sizeof first)
        return false;
    memcpy(first, text, (size_t)(cross - text));
    first[cross - text] = '\0';
    return is_whole(first, WINDOW_LEAST_WIDTH, SIZE_MOST, width) &&
           is_whole(cross + 1, WINDOW_LEAST_HEIGHT, SIZE_MOST, height);
}

bool value_size(const struct written *written, int *width, int *height, struct problems *problems)
{
    int64_t w, h;
    if (!is_size(written->text, &w, &h)) {
        value_wrong(written, problems,
                    "it must be WIDTHxHEIGHT from %dx%d to %dx%d, for example 1280x720",
                    WINDOW_LEAST_WIDTH, WINDOW_LEAST_HEIGHT, SIZE_MOST, SIZE_MOST);
        return false;
    }
    *width = (int)w;
    *height = (int)h;
    return true;
}

bool value_name(const struct written *written, const char **name, struct problems *problems)
{
    enum { MOST = 40 };
    const struct text text = text_of(written->text);
    bool good = text_is_utf8(text) && text.length <= MOST && text.at[0] != '.';
    for (size_t i = 0; i < text.length; i++)
        good = good && text.at[i] != '/' && !iscntrl((unsigned char)text.at[i]);
    if (good)
        *name = written->text;
    else
        value_wrong(written, problems,
                    "it must be a name of at most %d letters, without / and not beginning with .",
                    MOST);
    return good;
}

bool value_word(const struct written *written, const char *const *words, int count, int *index,
                struct problems *problems)
{
    char all[128] = "";
    for (int i = 0; i < count; i++) {
        if (strcmp(written->text, words[i]) == 0) {
            *index = i;
            return true;
        }
        const size_t used = strlen(all);
        (void)snprintf(all + used, sizeof all - used, "%s%s", i > 0 ? ", " : "", words[i]);
    }
    const char *near = text_nearest(text_of(written->text), words, count);
    if (near != NULL)
        value_wrong(written, problems, "did you mean %s?", near);
    else
        value_wrong(written, problems, "it must be one of %s", all);
    return false;
}
