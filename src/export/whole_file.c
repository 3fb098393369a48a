#include "export/whole_file.h"
#include "base/tr.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool tell(struct problems *problems, const char *path, const char *what, int why)
{
    const char *remedy = why == ENOENT   ? tr("name a folder that exists")
                         : why == EACCES ? tr("choose a folder you may write to")
                         : why == ENOSPC ? tr("make room on the disk")
                         : why == EISDIR ? tr("name a file, not a folder")
                                         : tr("try another place");
    problem_error(problems, (struct place){.file = path}, "%s cannot be written (%s); %s", what,
                  strerror(why), remedy);
    return false;
}

/* True when everything has reached the disk; errno says why not. */
static bool write_part(const char *part, bool (*write)(FILE *to, void *context), void *context)
{
    FILE *file = fopen(part, "wb");
    if (!file)
        return false;
    errno = 0;
    bool whole = write(file, context) && fflush(file) == 0 &&
                 (fsync(fileno(file)) == 0 || errno == EINVAL || errno == EROFS);
    const int why = errno;
    whole = fclose(file) == 0 && whole;
    errno = whole ? 0 : why ? why : EIO;
    return whole;
}

bool whole_file_write(const char *path, bool (*write)(FILE *to, void *context), void *context,
                      const char *what, struct problems *problems)
{
    static const char ending[] = ".part";
    const size_t length = strlen(path);
    char *part = malloc(length + sizeof ending);
    if (!part)
        return tell(problems, path, what, ENOMEM);
    memcpy(part, path, length);
    memcpy(part + length, ending, sizeof ending);
    const bool done = write_part(part, write, context) && rename(part, path) == 0;
    const int why = errno;
    if (!done)
        (void)unlink(part);
    free(part);
    return done || tell(problems, path, what, why);
}
