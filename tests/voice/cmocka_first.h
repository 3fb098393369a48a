/* cmocka wants these before it. */
#ifndef LIMBER_TESTS_VOICE_CMOCKA_FIRST_H
#define LIMBER_TESTS_VOICE_CMOCKA_FIRST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
/* and then */
#include <cmocka.h>

#endif
