/* Files of the library that have mistakes, and so are left out, told to who would have used them.
 */
#ifndef LIMBER_COMMAND_FAULTS_H
#define LIMBER_COMMAND_FAULTS_H

#include "command/material.h"

/* The mistakes of all files of which the chosen routine would have taken something, and that each
 * is left out. */
void faults_tell(const struct material *material, const struct routine *routine,
                 struct problems *problems);

#endif
