/* A disk that fails when told to: a SQLite file system, "faulty", before the usual one. */
#ifndef LIMBER_TESTS_RECORD_FAULTY_DISK_H
#define LIMBER_TESTS_RECORD_FAULTY_DISK_H

#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

static struct {
    int left;     /* writes and syncs that still go well; -1: all */
    int with;     /* what the others end with */
    bool refused; /* one did not go well */
} disk = {.left = -1};

struct faulty_file {
    sqlite3_file file;
    sqlite3_file *real;
};

static inline sqlite3_file *real_file(sqlite3_file *file)
{
    return ((struct faulty_file *)file)->real;
}

static inline bool disk_fails(void)
{
    if (disk.left > 0)
        disk.left--;
    else if (disk.left == 0)
        disk.refused = true;
    return disk.refused && disk.left == 0;
}

static inline int faulty_close(sqlite3_file *file)
{
    return real_file(file)->pMethods->xClose(real_file(file));
}

static inline int faulty_read(sqlite3_file *file, void *to, int count, sqlite3_int64 at)
{
    return real_file(file)->pMethods->xRead(real_file(file), to, count, at);
}

static inline int faulty_write(sqlite3_file *file, const void *from, int count, sqlite3_int64 at)
{
    if (disk_fails())
        return disk.with;
    return real_file(file)->pMethods->xWrite(real_file(file), from, count, at);
}

static inline int faulty_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return real_file(file)->pMethods->xTruncate(real_file(file), size);
}

static inline int faulty_sync(sqlite3_file *file, int flags)
{
    if (disk_fails())
        return disk.with;
    return real_file(file)->pMethods->xSync(real_file(file), flags);
}

static inline int faulty_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return real_file(file)->pMethods->xFileSize(real_file(file), size);
}

static inline int faulty_lock(sqlite3_file *file, int level)
{
    return real_file(file)->pMethods->xLock(real_file(file), level);
}

static inline int faulty_unlock(sqlite3_file *file, int level)
{
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

static inline int faulty_reserved(sqlite3_file *file, int *out)
{
    return real_file(file)->pMethods->xCheckReservedLock(real_file(file), out);
}

static inline int faulty_control(sqlite3_file *file, int what, void *argument)
{
    return real_file(file)->pMethods->xFileControl(real_file(file), what, argument);
}

static inline int faulty_sector(sqlite3_file *file)
{
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

static inline int faulty_device(sqlite3_file *file)
{
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

static inline int faulty_map(sqlite3_file *file, int page, int size, int grow, void volatile **out)
{
    return real_file(file)->pMethods->xShmMap(real_file(file), page, size, grow, out);
}

static inline int faulty_shared_lock(sqlite3_file *file, int offset, int count, int flags)
{
    return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}

static inline void faulty_barrier(sqlite3_file *file)
{
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

static inline int faulty_unmap(sqlite3_file *file, int deletes)
{
    return real_file(file)->pMethods->xShmUnmap(real_file(file), deletes);
}

static const sqlite3_io_methods faulty_methods = {
    .iVersion = 2,
    .xClose = faulty_close,
    .xRead = faulty_read,
    .xWrite = faulty_write,
    .xTruncate = faulty_truncate,
    .xSync = faulty_sync,
    .xFileSize = faulty_size,
    .xLock = faulty_lock,
    .xUnlock = faulty_unlock,
    .xCheckReservedLock = faulty_reserved,
    .xFileControl = faulty_control,
    .xSectorSize = faulty_sector,
    .xDeviceCharacteristics = faulty_device,
    .xShmMap = faulty_map,
    .xShmLock = faulty_shared_lock,
    .xShmBarrier = faulty_barrier,
    .xShmUnmap = faulty_unmap,
};

static inline int faulty_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
                              int *got)
{
    sqlite3_vfs *usual = vfs->pAppData;
    struct faulty_file *faulty = (struct faulty_file *)file;
    faulty->real = (sqlite3_file *)(faulty + 1);
    file->pMethods = NULL;
    memset(faulty->real, 0, (size_t)usual->szOsFile);
    const int code = usual->xOpen(usual, name, faulty->real, flags, got);
    if (code == SQLITE_OK)
        file->pMethods = &faulty_methods;
    return code;
}

/* To be called once, before the first use. */
static inline void disk_register(void)
{
    static sqlite3_vfs vfs;
    sqlite3_vfs *usual = sqlite3_vfs_find(NULL);
    vfs = *usual;
    vfs.szOsFile = (int)sizeof(struct faulty_file) + usual->szOsFile;
    vfs.zName = "faulty";
    vfs.pAppData = usual;
    vfs.xOpen = faulty_open;
    sqlite3_vfs_register(&vfs, 0);
}

static inline void disk_is_good(void)
{
    disk.left = -1;
    disk.refused = false;
}

static inline void disk_fails_after(int left, int with)
{
    disk.left = left;
    disk.with = with;
    disk.refused = false;
}

#endif
