#include "export/json.h"

#include <math.h>
#include <stdlib.h>

static void write_text(FILE *to, const char *text)
{
    fputc('"', to);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\') {
            fprintf(to, "\\%c", *c);
        } else if (*c < 0x20) {
            fprintf(to, "\\u%04x", *c);
        } else {
            fputc(*c, to);
        }
    }
    fputc('"', to);
}

static void begin(struct json *json, const char *key)
{
    if (json->separate) {
        fputc(',', json->to);
    }
    if (key) {
        write_text(json->to, key);
        fputc(':', json->to);
    }
    json->separate = true;
}

static void open_with(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    fputc(bracket, json->to);
    json->separate = false;
}

static void close_with(struct json *json, char bracket)
{
    fputc(bracket, json->to);
    json->separate = true;
}

void json_object(struct json *json, const char *key)
{
    open_with(json, key, '{');
}

void json_object_end(struct json *json)
{
    close_with(json, '}');
}

void json_array(struct json *json, const char *key)
{
    open_with(json, key, '[');
}

void json_array_end(struct json *json)
{
    close_with(json, ']');
}

void json_text(struct json *json, const char *key, const char *text)
{
    begin(json, key);
    if (text) {
        write_text(json->to, text);
    } else {
        fputs("null", json->to);
    }
}

void json_integer(struct json *json, const char *key, int64_t number)
{
    begin(json, key);
    fprintf(json->to, "%lld", (long long)number);
}

void json_bool(struct json *json, const char *key, bool value)
{
    begin(json, key);
    fputs(value ? "true" : "false", json->to);
}

void json_number(struct json *json, const char *key, double number, int places)
{
    begin(json, key);
    if (!isfinite(number)) {
        fputs("null", json->to);
        return;
    }
    char digits[352]; /* the largest double has 309 before the point */
    snprintf(digits, sizeof digits, "%.*f", places > 20 ? 20 : places, number);
    const bool minus_zero = digits[0] == '-' && strtod(digits, NULL) == 0;
    fputs(minus_zero ? digits + 1 : digits, json->to);
}

void json_line_end(struct json *json)
{
    fputc('\n', json->to);
    json->separate = false;
}
