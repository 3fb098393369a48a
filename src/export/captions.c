#include "export/captions.h"

#include "export/caption_lines.h"
#include "export/whole_file.h"

#include <string.h>

enum { CAPTIONS_BYTES_MOST = 64 << 20, MUSIC_MS = 2000 };

/* Something heard, before it is cut into captions. */
struct heard {
    int64_t from, to;
    const char *text;
    bool spoken;
};

/* One caption: up to two lines, with a newline between them. */
struct caption {
    int64_t from_ms, to_ms;
    const char *text;
};

struct captions {
    struct caption *list;
    int count;
};

struct writing {
    const struct timeline *timeline;
    struct arena *arena;
    struct heard *heard;
    int heard_count;
    struct captions *out;
    int room;
};

static const char *sound_of(const struct cue *cue)
{
    static const char *const chimes[] = {[CHIME_NONE] = "",
                                         [CHIME_START] = "[start chime]",
                                         [CHIME_HALF] = "[half-way chime]",
                                         [CHIME_END_OF_HOLD] = "[bell]",
                                         [CHIME_SIDE] = "[side chime]",
                                         [CHIME_DONE] = "[closing chime]"};
    switch (cue->kind) {
    case CUE_BREATH_IN:
        return "[breathe in]";
    case CUE_BREATH_OUT:
        return "[breathe out]";
    case CUE_CHIME:
        return chimes[cue->chime];
    case CUE_TICK:
        return "[tick]";
    case CUE_SPEECH:
    case CUE_COUNT:
        break;
    }
    return "";
}

/* A sound that begins within a sentence: in the words that are spoken then. */
static bool put_inside(struct writing *writing, struct heard *sentence, const char *sound,
                       int64_t at)
{
    const struct text text = text_of(sentence->text);
    const int64_t place =
        (at - sentence->from) * text_characters(text) / (sentence->to - sentence->from);
    const size_t cut = caption_cut(text, (int)place);
    if (at == sentence->from)
        sentence->text = arena_format(writing->arena, "%s %s", sound, sentence->text);
    else if (cut == text.length)
        sentence->text = arena_format(writing->arena, "%s %s", sentence->text, sound);
    else
        sentence->text =
            arena_format(writing->arena, "%.*s %s%s", (int)cut, text.at, sound, text.at + cut);
    return sentence->text != NULL;
}

/* A sound that still sounds when something else begins: cut short, or read together with it. */
static bool give_way(struct writing *writing, struct heard *next)
{
    struct heard *last = &writing->heard[writing->heard_count - 1];
    if (next->from - last->from >= CAPTION_LEAST_MS) {
        last->to = next->from;
        return true;
    }
    next->text = arena_format(writing->arena, "%s %s", last->text, next->text);
    writing->heard_count--;
    return next->text != NULL;
}

static bool hear(struct writing *writing, struct heard next)
{
    struct heard *last =
        writing->heard_count > 0 ? &writing->heard[writing->heard_count - 1] : NULL;
    if (last && last->to > next.from) {
        if (last->spoken && !next.spoken)
            return put_inside(writing, last, next.text, next.from);
        if (last->spoken)
            last->to = next.from;
        else if (!give_way(writing, &next))
            return false;
    }
    writing->heard[writing->heard_count++] = next;
    return true;
}

static bool is_said(const struct cue *cue, const struct cue *tone)
{
    return cue->kind == tone->kind && cue->at_ms == tone->at_ms && cue->text[0] && !cue->dropped;
}

/* A tone of breathing that is said in words at the same moment. */
static bool is_in_words(const struct timeline *timeline, int tone)
{
    const struct cue *cues = timeline->cues, *cue = &cues[tone];
    if (cue->kind != CUE_BREATH_IN && cue->kind != CUE_BREATH_OUT)
        return false;
    return (tone > 0 && is_said(cue - 1, cue)) ||
           (tone + 1 < timeline->cue_count && is_said(cue + 1, cue));
}

static bool hear_all(struct writing *writing, struct captions_wish wish)
{
    const struct timeline *timeline = writing->timeline;
    if (wish.music && !hear(writing, (struct heard){0, MUSIC_MS, "[music]", false}))
        return false;
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        const bool spoken = cue->text[0] != '\0';
        if (cue->dropped || (cue->kind == CUE_TICK && !wish.ticks) ||
            (!spoken && is_in_words(timeline, i)))
            continue;
        const struct heard heard = {cue->at_ms, cue->at_ms + cue->duration_ms,
                                    spoken ? cue->text : sound_of(cue), spoken};
        if (!hear(writing, heard))
            return false;
    }
    return true;
}

static bool append(struct writing *writing, int64_t from, int64_t to, const char *text)
{
    struct captions *out = writing->out;
    if (out->count == writing->room) {
        const int room = writing->room * 2 + 64;
        struct caption *list = arena_take(writing->arena, (size_t)room, sizeof *list);
        if (!list)
            return false;
        if (out->count > 0)
            memcpy(list, out->list, (size_t)out->count * sizeof *list);
        out->list = list;
        writing->room = room;
    }
    out->list[out->count++] = (struct caption){from, to, text};
    return text != NULL;
}

/* One caption if two lines hold the text, else its halves. */
static bool caption(struct writing *writing, struct text text, int64_t from, int64_t to)
{
    const size_t middle = caption_break(text);
    const size_t cut =
        middle < text.length ? text.length : caption_cut(text, text_characters(text) / 2);
    if (cut < text.length && to - from >= 2) {
        const int64_t at = from + (to - from) * (int64_t)cut / (int64_t)text.length;
        const struct text rest = {text.at + cut + 1, text.length - cut - 1};
        return caption(writing, (struct text){text.at, cut}, from, at) &&
               caption(writing, rest, at, to);
    }
    char *lines = arena_copy(writing->arena, text.at, text.length);
    if (lines && middle > 0 && middle < text.length)
        lines[middle] = '\n';
    return append(writing, from, to, lines);
}

/* What was said stands on until it is read, as long as nothing else is heard. */
static void let_read(const struct captions *captions, int64_t end_ms)
{
    for (int i = 0; i < captions->count; i++) {
        struct caption *caption = &captions->list[i];
        const int64_t free_ms = i + 1 < captions->count ? caption[1].from_ms : end_ms;
        const int64_t read_ms = caption->from_ms + text_characters(text_of(caption->text)) * 1000 /
                                                       CAPTION_READ_A_SECOND;
        const int64_t to_ms = read_ms < free_ms ? read_ms : free_ms;
        caption->to_ms = to_ms > caption->to_ms ? to_ms : caption->to_ms;
    }
}

/* All captions in order; in the arena. False when memory ran out. */
static bool captions_of(const struct timeline *timeline, struct captions_wish wish,
                        struct arena *arena, struct captions *out)
{
    struct writing writing = {.timeline = timeline, .arena = arena, .out = out};
    *out = (struct captions){0};
    writing.heard = arena_take(arena, (size_t)timeline->cue_count + 2, sizeof *writing.heard);
    if (!writing.heard || !hear_all(&writing, wish))
        return false;
    for (int i = 0; i < writing.heard_count; i++) {
        const struct heard *heard = &writing.heard[i];
        if (!caption(&writing, text_of(heard->text), heard->from, heard->to))
            return false;
    }
    let_read(out, timeline->duration_ms);
    return true;
}

static void write_time(FILE *to, int64_t ms, char point)
{
    const long long seconds = (long long)ms / 1000;
    fprintf(to, "%02lld:%02lld:%02lld%c%03lld", seconds / 3600, seconds / 60 % 60, seconds % 60,
            point, (long long)ms % 1000);
}

/* WebVTT takes < and & for itself; in neither form may a text hold an arrow. */
static void write_text(FILE *to, const char *text, enum captions_form form)
{
    for (const char *at = text; *at; at++) {
        if (form == CAPTIONS_WEBVTT && *at == '&')
            fputs("&amp;", to);
        else if (form == CAPTIONS_WEBVTT && *at == '<')
            fputs("&lt;", to);
        else if (*at == '>' && form == CAPTIONS_WEBVTT)
            fputs("&gt;", to);
        else if (strncmp(at, "-->", 3) == 0)
            fputs("- ", to);
        else
            fputc(*at, to);
    }
}

static void write_caption(FILE *to, int number, const struct caption *caption,
                          enum captions_form form)
{
    const char point = form == CAPTIONS_SUBRIP ? ',' : '.';
    fprintf(to, "%d\n", number);
    write_time(to, caption->from_ms, point);
    fputs(" --> ", to);
    write_time(to, caption->to_ms, point);
    fputc('\n', to);
    write_text(to, caption->text, form);
    fputs("\n\n", to);
}

bool captions_write(FILE *to, const struct world *world, const struct timeline *timeline,
                    struct captions_wish wish)
{
    struct arena arena;
    struct captions captions;
    arena_open(&arena, world->memory, CAPTIONS_BYTES_MOST);
    const bool done = captions_of(timeline, wish, &arena, &captions);
    if (done && wish.form == CAPTIONS_WEBVTT)
        fputs("WEBVTT\n\n", to);
    for (int i = 0; done && i < captions.count; i++)
        write_caption(to, i + 1, &captions.list[i], wish.form);
    arena_close(&arena);
    return done && fflush(to) == 0 && !ferror(to);
}

struct job {
    const struct world *world;
    const struct timeline *timeline;
    struct captions_wish wish;
};

static bool write_job(FILE *to, void *context)
{
    const struct job *job = context;
    return captions_write(to, job->world, job->timeline, job->wish);
}

bool captions_export(const char *path, const struct world *world, const struct timeline *timeline,
                     struct captions_wish wish, struct problems *problems)
{
    struct job job = {world, timeline, wish};
    return whole_file_write(path, write_job, &job, "the captions", problems);
}
