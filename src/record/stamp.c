#include "record/stamp.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { DAY_S = 24 * 60 * 60 };

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Days from 1970-01-01 in the calendar of Gregory; years count from March, so that the odd day
 * comes last. */
static int64_t day_of_date(int64_t year, int month, int day)
{
    const int64_t y = month > 2 ? year : year - 1;
    const int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    return 365 * y + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) + of_year - 719468;
}

struct date {
    int year, month, day;
};

static struct date date_of_day(int64_t day)
{
    const int64_t from_march = day + 719468, era = floor_div(from_march, 146097);
    const int64_t of_era = from_march - era * 146097;
    const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const int64_t month = (5 * of_year + 2) / 153;
    const int civil_month = (int)(month < 10 ? month + 3 : month - 9);
    return (struct date){(int)(year + era * 400) + (civil_month <= 2), civil_month,
                         (int)(of_year - (153 * month + 2) / 5 + 1)};
}

struct stamp stamp_local(int64_t ms)
{
    struct tm clock;
    const time_t seconds = (time_t)floor_div(ms, STAMP_SECOND_MS);
    struct stamp stamp = {ms, 0};
    if (localtime_r(&seconds, &clock) == NULL)
        return stamp;
    const int64_t day = day_of_date((int64_t)clock.tm_year + 1900, clock.tm_mon + 1, clock.tm_mday);
    const int64_t shown =
        day * DAY_S + clock.tm_hour * INT64_C(3600) + clock.tm_min * INT64_C(60) + clock.tm_sec;
    stamp.east_s = (int32_t)(shown - seconds);
    return stamp;
}

static int64_t shown_ms(struct stamp stamp)
{
    return stamp.ms + (int64_t)stamp.east_s * STAMP_SECOND_MS;
}

int64_t stamp_day(struct stamp stamp)
{
    return floor_div(shown_ms(stamp), STAMP_DAY_MS);
}

int64_t stamp_of_day_ms(struct stamp stamp)
{
    return shown_ms(stamp) - stamp_day(stamp) * STAMP_DAY_MS;
}

void stamp_write_day(int64_t day, char out[STAMP_ROOM])
{
    const struct date date = date_of_day(day);
    (void)snprintf(out, STAMP_ROOM, "%04d-%02d-%02d", date.year, date.month, date.day);
}

void stamp_write(struct stamp stamp, char out[STAMP_ROOM])
{
    const struct date date = date_of_day(stamp_day(stamp));
    const int of_day = (int)stamp_of_day_ms(stamp), seconds = of_day / 1000;
    const int east = stamp.east_s / 60, ahead = east < 0 ? -east : east;
    char fraction[8] = "";
    if (of_day % 1000 != 0)
        (void)snprintf(fraction, sizeof fraction, ".%03d", of_day % 1000);
    (void)snprintf(out, STAMP_ROOM, "%04d-%02d-%02dT%02d:%02d:%02d%s%c%02d:%02d", date.year,
                   date.month, date.day, seconds / 3600, seconds / 60 % 60, seconds % 60, fraction,
                   east < 0 ? '-' : '+', ahead / 60 % 100, ahead % 60);
}

/* A cursor over the text; every step that does not fit makes it fail. */
struct reading {
    const char *at;
    bool good;
};

static int number(struct reading *reading, int digits, int least, int most)
{
    int value = 0;
    for (int i = 0; i < digits && reading->good; i++, reading->at++) {
        reading->good = *reading->at >= '0' && *reading->at <= '9';
        value = reading->good ? value * 10 + (*reading->at - '0') : 0;
    }
    reading->good = reading->good && value >= least && value <= most;
    return value;
}

/* Takes one of the characters; returns it. */
static char sign(struct reading *reading, const char *choice)
{
    const char found = reading->good ? *reading->at : '\0';
    reading->good = found != '\0' && strchr(choice, found) != NULL;
    reading->at += reading->good;
    return found;
}

static int64_t fraction_ms(struct reading *reading)
{
    int64_t ms = 0, worth = 100;
    if (!reading->good || *reading->at != '.')
        return 0;
    reading->at++;
    reading->good = *reading->at >= '0' && *reading->at <= '9';
    for (; *reading->at >= '0' && *reading->at <= '9'; reading->at++, worth /= 10)
        ms += worth * (*reading->at - '0');
    return ms;
}

static int32_t offset(struct reading *reading)
{
    const char way = sign(reading, "+-Zz");
    if (way == 'Z' || way == 'z')
        return 0;
    const int hours = number(reading, 2, 0, 23);
    (void)sign(reading, ":");
    const int seconds = hours * 3600 + number(reading, 2, 0, 59) * 60;
    return way == '-' ? -seconds : seconds;
}

bool stamp_read(const char *text, struct stamp *out)
{
    struct reading reading = {text, true};
    const int year = number(&reading, 4, 1970, 9999);
    (void)sign(&reading, "-");
    const int month = number(&reading, 2, 1, 12);
    (void)sign(&reading, "-");
    const int day = number(&reading, 2, 1, 31);
    (void)sign(&reading, "Tt ");
    int64_t of_day = (int64_t)number(&reading, 2, 0, 23) * STAMP_HOUR_MS;
    (void)sign(&reading, ":");
    of_day += (int64_t)number(&reading, 2, 0, 59) * 60000;
    (void)sign(&reading, ":");
    of_day += (int64_t)number(&reading, 2, 0, 59) * STAMP_SECOND_MS;
    of_day += fraction_ms(&reading);
    const int32_t east = offset(&reading);
    if (!reading.good || *reading.at != '\0')
        return false;
    const int64_t days = day_of_date(year, month, day);
    if (date_of_day(days).day != day)
        return false;
    *out = (struct stamp){days * STAMP_DAY_MS + of_day - (int64_t)east * STAMP_SECOND_MS, east};
    return true;
}
