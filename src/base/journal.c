#include "base/journal.h"

#include <stdlib.h>
#include <sys/stat.h>

bool journal_reads(FILE *to, const char *stream)
{
    unsigned long long device, inode;
    struct stat status;
    const int number = to != NULL ? fileno(to) : -1;
    return stream != NULL && number >= 0 && sscanf(stream, "%20llu:%20llu", &device, &inode) == 2 &&
           fstat(number, &status) == 0 && (unsigned long long)status.st_dev == device &&
           (unsigned long long)status.st_ino == inode;
}

const char *journal_mark(FILE *to, enum priority_of_line priority)
{
    if (!journal_reads(to, getenv("JOURNAL_STREAM")))
        return "";
    return priority == LINE_ERROR ? "<3>" : priority == LINE_WARNING ? "<4>" : "<6>";
}
