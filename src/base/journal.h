/* Lines for whoever reads standard error: a person at a terminal, or systemd's journal, which takes
 * "<3>" before a line for its priority and does not show it. */
#ifndef LIMBER_BASE_JOURNAL_H
#define LIMBER_BASE_JOURNAL_H

#include <stdbool.h>
#include <stdio.h>

/* As syslog(3) numbers them. */
enum priority_of_line { LINE_ERROR = 3, LINE_WARNING = 4, LINE_INFO = 6 };

/* Whether `to` is the stream that $JOURNAL_STREAM ("DEVICE:INODE") says the journal reads; `stream`
 * NULL: it reads none. */
bool journal_reads(FILE *to, const char *stream);

/* What stands before a line to `to`: "<3>", or "" where no journal reads it. */
const char *journal_mark(FILE *to, enum priority_of_line priority);

#endif
