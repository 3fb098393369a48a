/* Numbers as people write them: digits and at most one point, the same in every locale. */
#include "base/tr.h"
#include "library/fields.h"
#include <math.h>

enum { DIGITS_MOST = 9 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes digits from `at` on; returns how many. */
static size_t take_digits(struct text text, size_t at, double *value)
{
    size_t digits = 0;
    *value = 0;
    while (at + digits < text.length && is_digit(text.at[at + digits]))
        *value = *value * 10 + (text.at[at + digits++] - '0');
    return digits;
}

/* Takes a number from the start; returns how many bytes it has, 0 for none. */
static size_t take_number(struct text text, double *value)
{
    const bool negative = text.length > 0 && text.at[0] == '-';
    size_t at = negative;
    const size_t whole = take_digits(text, at, value);
    if (whole == 0 || whole > DIGITS_MOST)
        return 0;
    at += whole;
    if (at + 1 < text.length && text.at[at] == '.' && is_digit(text.at[at + 1])) {
        double part;
        const size_t digits = take_digits(text, at + 1, &part);
        if (digits > DIGITS_MOST)
            return 0;
        *value += part / pow(10.0, (double)digits);
        at += 1 + digits;
    }
    *value = negative ? -*value : *value;
    return at;
}

static bool is_within(struct reader *reader, const struct node *value, const char *what,
                      const char *unit, double least, double most, double number)
{
    if (number >= least && number <= most)
        return true;
    reader_error(reader, value, "found %s for %s; write %g to %g%s%s", reader_shown(reader, value),
                 tr(what), least, most, *unit ? " " : "", *unit ? tr(unit) : "");
    return false;
}

bool read_number(struct reader *reader, const struct node *value, const char *what,
                 const char *unit, double least, double most, double *out)
{
    if (!reader_expect(reader, value, NODE_TEXT, what))
        return false;
    const size_t taken = take_number(value->text, out);
    if (taken == 0 || taken != value->text.length) {
        reader_error(reader, value, "%s is no number; write %s in plain digits, such as %g",
                     reader_shown(reader, value), tr(what), least > 0 ? least : most);
        return false;
    }
    return is_within(reader, value, what, unit, least, most, *out);
}

static struct text unit_of(struct text text, size_t at)
{
    while (at < text.length && text.at[at] == ' ')
        at++;
    return (struct text){text.at + at, text.length - at};
}

static bool is_any(struct text text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (text_is(text, words[i]))
            return true;
    return false;
}

bool number_in_minutes(struct text text)
{
    static const char *const minutes[] = {"m",       "min", "mins", "minute",
                                          "minutes", "h",   "hour", "hours"};
    double number;
    const size_t taken = take_number(text, &number);
    return taken > 0 && is_any(unit_of(text, taken), minutes, FIELD_COUNT(minutes));
}

static bool is_seconds_unit(struct reader *reader, const struct node *value, const char *what,
                            struct text unit)
{
    static const char *const seconds[] = {"", "s", "sec", "second", "seconds"};
    if (is_any(unit, seconds, FIELD_COUNT(seconds)))
        return true;
    if (number_in_minutes(value->text))
        reader_error(reader, value, "%s is counted in seconds, found %s; write it as `30 s`",
                     tr(what), reader_shown(reader, value));
    else
        reader_error(reader, value, "`%.*s` is no unit for %s; write it as `30 s`", text_clip(unit),
                     unit.at, tr(what));
    return false;
}

bool read_seconds(struct reader *reader, const struct node *value, const char *what, double least,
                  double most, int64_t *ms)
{
    if (!reader_expect(reader, value, NODE_TEXT, what))
        return false;
    double number;
    const size_t taken = take_number(value->text, &number);
    if (taken == 0) {
        reader_error(reader, value, "%s is no length of time; write %s as `30 s`",
                     reader_shown(reader, value), tr(what));
        return false;
    }
    if (!is_seconds_unit(reader, value, what, unit_of(value->text, taken)) ||
        !is_within(reader, value, what, TR("seconds"), least, most, number))
        return false;
    *ms = (int64_t)llround(number * 1000);
    return true;
}
