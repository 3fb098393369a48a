/* An exercise as free-exercise-db describes it, for programs that know that collection. */
#ifndef LIMBER_EXPORT_FEDB_H
#define LIMBER_EXPORT_FEDB_H

#include "export/json.h"
#include "library/exercise.h"

/* "fedb": {"id": ... if the file gives it, "category": "stretching", "primaryMuscles": [...],
 * "secondaryMuscles": [...]}: the first group is primary; no muscle is named twice. */
void fedb_write(struct json *json, const struct exercise *exercise);

#endif
