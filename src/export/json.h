/* Writing JSON to a stream as it comes, commas and escapes taken care of.
 *
 * Each value is given with its key; inside an array, and for the outermost value, the key is NULL.
 * The stream's own error flag tells whether everything was written. */
#ifndef LIMBER_EXPORT_JSON_H
#define LIMBER_EXPORT_JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
    FILE *to;
    bool separate; /* a comma is due before the next value */
};

void json_object(struct json *json, const char *key); /* opens { */
void json_object_end(struct json *json);
void json_array(struct json *json, const char *key); /* opens [ */
void json_array_end(struct json *json);

void json_text(struct json *json, const char *key, const char *text); /* NULL: null */
void json_integer(struct json *json, const char *key, int64_t number);
void json_bool(struct json *json, const char *key, bool value);

/* Fixed point with `places` digits, never "-0"; null for what is not a number. */
void json_number(struct json *json, const char *key, double number, int places);

/* Ends the outermost value with a new line. */
void json_line_end(struct json *json);

#endif
