#include "export/tags.h"
#include "base/tr.h"

#include <string.h>

static void write_text(FILE *to, const char *text)
{
    for (; *text; text++) {
        if (strchr("=;#\\\n", *text) != NULL)
            fputc('\\', to);
        fputc(*text, to);
    }
}

static void write_tag(FILE *to, const char *name, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    fprintf(to, "%s=", name);
    write_text(to, text);
    fputc('\n', to);
}

/* Of all that is shown; NULL when they differ. */
static const char *licence_of(const struct timeline *timeline)
{
    const char *licence = NULL;
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct exercise *exercise = timeline->segments[i].exercise;
        if (exercise == NULL)
            continue;
        if (licence != NULL && strcmp(licence, exercise->licence) != 0)
            return NULL;
        licence = exercise->licence;
    }
    return licence;
}

static bool begins(const struct segment *segment, const struct segment *before)
{
    return segment->exercise != before->exercise || segment->side != before->side;
}

static void write_chapter(FILE *to, const struct segment *segment, int64_t end_ms)
{
    fprintf(to, "[CHAPTER]\nTIMEBASE=1/1000\nSTART=%lld\nEND=%lld\ntitle=",
            (long long)segment->start_ms, (long long)end_ms);
    write_text(to, segment->exercise->name);
    if (segment->side != SIDE_BOTH) {
        fputs(", ", to);
        write_text(to, segment->side == SIDE_LEFT ? tr("left side") : tr("right side"));
    }
    fputc('\n', to);
}

bool tags_write(FILE *to, const struct timeline *timeline)
{
    const struct segment *from = NULL;
    fputs(";FFMETADATA1\n", to);
    write_tag(to, "title", timeline->routine->name);
    write_tag(to, "copyright", licence_of(timeline));
    for (int i = 0; i < timeline->segment_count; i++) {
        const struct segment *segment = &timeline->segments[i];
        if (segment->exercise == NULL || (from != NULL && !begins(segment, from)))
            continue;
        if (from != NULL)
            write_chapter(to, from, segment->start_ms);
        from = segment;
    }
    if (from != NULL)
        write_chapter(to, from, timeline->duration_ms);
    return fflush(to) == 0 && !ferror(to);
}
