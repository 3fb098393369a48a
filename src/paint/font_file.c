#include "paint/font_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 4096, PAGES = 8 };

/* Page n of the file lies in place n modulo PAGES. */
struct font_file {
    int descriptor;
    int64_t size, at;
    int64_t page[PAGES]; /* which; -1: none */
    size_t bytes[PAGES]; /* of it */
    unsigned char content[PAGES][PAGE];
};

static struct font_file *file_of(const SDL_RWops *rw)
{
    return rw->hidden.unknown.data1;
}

static Sint64 size_of(SDL_RWops *rw)
{
    return file_of(rw)->size;
}

static Sint64 seek(SDL_RWops *rw, Sint64 offset, int whence)
{
    struct font_file *file = file_of(rw);
    const int64_t from = whence == RW_SEEK_SET ? 0 : whence == RW_SEEK_CUR ? file->at : file->size;
    if (offset < -from || offset > file->size - from)
        return SDL_SetError("a place outside of the file");
    return file->at = from + offset;
}

/* Bytes of the page; 0 when it cannot be read. */
static size_t page_in(struct font_file *file, int64_t page)
{
    const int place = (int)(page % PAGES);
    if (file->page[place] == page)
        return file->bytes[place];
    ssize_t got;
    do {
        got = pread(file->descriptor, file->content[place], PAGE, (off_t)(page * PAGE));
    } while (got < 0 && errno == EINTR);
    file->page[place] = got > 0 ? page : -1;
    file->bytes[place] = got > 0 ? (size_t)got : 0;
    return file->bytes[place];
}

/* As much as the page has from the file's place on, at most `wanted` bytes. */
static size_t read_page(struct font_file *file, unsigned char *out, size_t wanted)
{
    const int64_t page = file->at / PAGE;
    const size_t skip = (size_t)(file->at % PAGE), there = page_in(file, page);
    if (there <= skip)
        return 0;
    const size_t count = there - skip < wanted ? there - skip : wanted;
    memcpy(out, file->content[page % PAGES] + skip, count);
    file->at += (int64_t)count;
    return count;
}

static size_t read_items(SDL_RWops *rw, void *out, size_t size, size_t most)
{
    struct font_file *file = file_of(rw);
    if (size == 0 || most > SIZE_MAX / size)
        return 0;
    size_t done = 0;
    for (size_t got = 1; done < size * most && got > 0; done += got)
        got = read_page(file, (unsigned char *)out + done, size * most - done);
    return done / size;
}

static size_t write_nothing(SDL_RWops *rw, const void *bytes, size_t size, size_t count)
{
    (void)rw, (void)bytes, (void)size, (void)count;
    SDL_SetError("the file is open for reading alone");
    return 0;
}

static int close_file(SDL_RWops *rw)
{
    struct font_file *file = file_of(rw);
    (void)close(file->descriptor);
    free(file);
    SDL_FreeRW(rw);
    return 0;
}

static struct font_file *open_file(const char *path)
{
    struct stat about;
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    struct font_file *file = fstat(descriptor, &about) == 0 ? malloc(sizeof *file) : NULL;
    if (!file) {
        (void)close(descriptor);
        return NULL;
    }
    file->descriptor = descriptor;
    file->size = about.st_size;
    file->at = 0;
    for (int i = 0; i < PAGES; i++)
        file->page[i] = -1;
    return file;
}

SDL_RWops *font_file_open(const char *path)
{
    struct font_file *file = open_file(path);
    if (!file) {
        SDL_SetError("%s", strerror(errno));
        return NULL;
    }
    SDL_RWops *rw = SDL_AllocRW();
    if (!rw) {
        (void)close(file->descriptor);
        free(file);
        return NULL;
    }
    rw->type = SDL_RWOPS_UNKNOWN;
    rw->hidden.unknown.data1 = file;
    rw->size = size_of;
    rw->seek = seek;
    rw->read = read_items;
    rw->write = write_nothing;
    rw->close = close_file;
    return rw;
}
