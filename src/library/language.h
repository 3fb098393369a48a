/* In which language the texts of files are read. */
#ifndef LIMBER_LIBRARY_LANGUAGE_H
#define LIMBER_LIBRARY_LANGUAGE_H

#include <stdbool.h>

struct language {
    const char *code;   /* "de", as under `translations` in files; NULL: as written, in English */
    bool tells_missing; /* warn of texts that are not translated */
};

#endif
