#include "record/salvage.h"

#include <string.h>

enum {
    FILE_HEADER = 100, /* before the first page's own header */
    LOG_HEADER = 32,
    FRAME_HEADER = 24, /* before each page of the log */
    LEAF_HEADER = 8,
    LEAF_OF_TABLE = 0x0d,
};

/* Bytes being read; what lies behind their end makes it fail. */
struct bytes {
    const unsigned char *at;
    size_t left;
    bool good;
};

static unsigned take_byte(struct bytes *bytes)
{
    if (bytes->left == 0) {
        bytes->good = false;
        return 0;
    }
    bytes->left--;
    return *bytes->at++;
}

/* Seven bits a byte, the highest bit telling that more follow; the ninth byte has eight. */
static uint64_t take_varint(struct bytes *bytes)
{
    uint64_t value = 0;
    for (int i = 0; i < 8; i++) {
        const unsigned byte = take_byte(bytes);
        value = value << 7 | (byte & 0x7fU);
        if (byte < 0x80)
            return value;
    }
    return value << 8 | take_byte(bytes);
}

static int64_t take_integer(struct bytes *bytes, uint64_t type)
{
    static const int lengths[] = {0, 1, 2, 3, 4, 6, 8};
    if (type >= 8)
        return (int64_t)type - 8; /* 8 and 9 stand for 0 and 1 */
    const bool negative = bytes->left > 0 && *bytes->at >= 0x80;
    uint64_t value = negative ? ~(uint64_t)0 : 0;
    for (int i = 0; i < lengths[type]; i++)
        value = value << 8 | take_byte(bytes);
    return (int64_t)value;
}

static struct text take_text(struct bytes *bytes, uint64_t type)
{
    const uint64_t length = (type - 13) / 2;
    const struct text text = {(const char *)bytes->at, (size_t)length};
    bytes->good = bytes->good && length <= bytes->left;
    if (!bytes->good)
        return (struct text){"", 0};
    bytes->at += length;
    bytes->left -= (size_t)length;
    return text;
}

/* The types of the columns, then their values; the id stands before both and is NULL in there. */
static bool take_columns(struct bytes *types, struct bytes *values, struct row *row)
{
    for (int i = 0; i < ROW_COLUMNS && types->good && values->good; i++) {
        const uint64_t type = take_varint(types);
        const bool is_text = type >= 13 && type % 2 == 1;
        const bool is_number = (type >= 1 && type <= 6) || type == 8 || type == 9;
        if (i == ROW_ID)
            types->good = types->good && type == 0;
        else if (row_is_text((enum row_column)i) ? !is_text : !is_number)
            return false;
        else if (is_text)
            row->text[i] = take_text(values, type);
        else
            row->number[i] = take_integer(values, type);
    }
    return types->good && values->good && types->left == 0 && values->left == 0;
}

static bool take_row(struct bytes cell, struct row *row)
{
    memset(row, 0, sizeof *row);
    const uint64_t length = take_varint(&cell);
    row->number[ROW_ID] = (int64_t)take_varint(&cell);
    if (!cell.good || length > cell.left)
        return false;
    cell.left = (size_t)length;
    struct bytes types = cell;
    const uint64_t header = take_varint(&types);
    const size_t begun = cell.left - types.left;
    if (!types.good || header < begun || header > length)
        return false;
    types.left = (size_t)header - begun;
    struct bytes values = {cell.at + header, cell.left - (size_t)header, true};
    return take_columns(&types, &values, row) && row_is_sound(row);
}

/* `from`: where the page's own header begins. */
static bool search_page(const unsigned char *page, size_t length, size_t from, salvage_found *found,
                        void *context)
{
    struct row row;
    if (length < from + LEAF_HEADER || page[from] != LEAF_OF_TABLE)
        return true;
    const size_t cells = (size_t)page[from + 3] << 8 | page[from + 4];
    const size_t pointers = from + LEAF_HEADER;
    for (size_t i = 0; i < cells && pointers + 2 * i + 2 <= length; i++) {
        const unsigned char *pointer = page + pointers + 2 * i;
        const size_t at = (size_t)pointer[0] << 8 | pointer[1];
        if (at >= length)
            continue;
        const struct bytes cell = {page + at, length - at, true};
        if (take_row(cell, &row) && !found(context, &row))
            return false;
    }
    return true;
}

bool salvage_rows(struct text bytes, bool is_log, salvage_found *found, void *context)
{
    const unsigned char *file = (const unsigned char *)bytes.at;
    const size_t between = is_log ? FRAME_HEADER : 0;
    size_t at = is_log ? LOG_HEADER + FRAME_HEADER : 0;
    for (; at < bytes.length; at += DATABASE_PAGE + between) {
        const size_t left = bytes.length - at;
        const size_t length = left < DATABASE_PAGE ? left : DATABASE_PAGE;
        const size_t from = at == 0 ? FILE_HEADER : 0;
        if (!search_page(file + at, length, from, found, context))
            return false;
    }
    return true;
}

/* The header of a frame: page, size of the file after a commit or 0, two salts, two sums. */
static bool is_commit(const unsigned char *frame)
{
    return (frame[4] | frame[5] | frame[6] | frame[7]) != 0;
}

static bool is_same_log(const unsigned char *frame, const unsigned char *other)
{
    enum { SALTS = 8, SALTS_BYTES = 8 };
    return memcmp(frame + SALTS, other + SALTS, SALTS_BYTES) == 0;
}

bool salvage_committed(struct text log, salvage_found *found, void *context)
{
    const unsigned char *bytes = (const unsigned char *)log.at, *commit = NULL;
    const size_t size = FRAME_HEADER + DATABASE_PAGE;
    const bool has_frames = bytes != NULL && log.length > LOG_HEADER;
    size_t frames = has_frames ? (log.length - LOG_HEADER) / size : 0;
    while (frames-- > 0) {
        const unsigned char *frame = bytes + LOG_HEADER + frames * size;
        if (is_commit(frame))
            commit = frame;
        if (commit != NULL && is_same_log(frame, commit) &&
            !search_page(frame + FRAME_HEADER, DATABASE_PAGE, 0, found, context))
            return false;
    }
    return true;
}
