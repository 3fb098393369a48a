#include "paint/runs.h"

#include <fribidi.h>
#include <string.h>

#include "picture/script.h"

/* A line, character by character. */
struct line {
    FriBidiChar character[RUN_CHARACTERS_MOST];
    FriBidiLevel level[RUN_CHARACTERS_MOST];
    const struct writing *writing[RUN_CHARACTERS_MOST];
    int face[RUN_CHARACTERS_MOST];
    int count;
    bool backward; /* something in it is */
};

static void read_characters(const char *text, struct line *line)
{
    line->count = 0;
    line->backward = false;
    for (uint32_t character; line->count < RUN_CHARACTERS_MOST;) {
        character = script_next(&text);
        if (character == 0)
            break;
        line->backward |= script_direction(character) == DIRECTION_RIGHT_TO_LEFT;
        line->character[line->count++] = character;
    }
}

static void find_levels(struct line *line)
{
    FriBidiCharType types[RUN_CHARACTERS_MOST];
    FriBidiBracketType brackets[RUN_CHARACTERS_MOST];
    FriBidiParType base = FRIBIDI_PAR_ON;
    memset(line->level, 0, sizeof *line->level * (size_t)line->count);
    if (!line->backward)
        return;
    fribidi_get_bidi_types(line->character, line->count, types);
    fribidi_get_bracket_types(line->character, line->count, types, brackets);
    if (fribidi_get_par_embedding_levels_ex(types, brackets, line->count, &base, line->level) == 0)
        memset(line->level, 0, sizeof *line->level * (size_t)line->count);
}

/* Chinese characters beside kana or hangul are Japanese or Korean ones. */
static const struct writing *writing_of_squares(const struct line *line)
{
    for (int i = 0; i < line->count; i++) {
        const struct writing *writing = writing_of(line->character[i]);
        if (writing != NULL && strcmp(writing->tag, "Hani") == 0 && writing->language != NULL)
            return writing;
    }
    return NULL;
}

/* What belongs to no writing goes with what stands before it; at the beginning, behind it. */
static void find_writings(struct line *line)
{
    const struct writing *squares = writing_of_squares(line), *last = NULL;
    int unknown = 0;
    for (int i = 0; i < line->count; i++) {
        const struct writing *writing = writing_of(line->character[i]);
        if (writing != NULL && squares != NULL && strcmp(writing->tag, "Hani") == 0)
            writing = squares;
        if (writing == NULL && last == NULL) {
            unknown++;
            continue;
        }
        last = writing != NULL ? writing : last;
        line->writing[i] = last;
        for (; unknown > 0; unknown--)
            line->writing[i - unknown] = last;
    }
    for (; unknown > 0; unknown--)
        line->writing[line->count - unknown] = &writing_latin;
}

/* A mark whose letter's font has it not takes the letter with it, into one that has both. */
static int face_of_mark(struct faces *faces, struct line *line, int at)
{
    const int before = line->face[at - 1];
    if (face_has(faces, before, line->character[at]))
        return before;
    const int face = faces_for(faces, line->character[at], line->writing[at]);
    if (face_has(faces, face, line->character[at - 1]))
        line->face[at - 1] = face;
    return face;
}

/* A blank is part of the word before it. */
static int face_of(struct faces *faces, struct line *line, int at)
{
    const uint32_t character = line->character[at];
    if (at > 0 && (character == ' ' || writing_is_control(character)))
        return line->face[at - 1];
    if (at > 0 && writing_is_mark(character))
        return face_of_mark(faces, line, at);
    const bool is_sign = writing_of(character) == NULL;
    return faces_for(faces, character, is_sign ? &writing_signs : line->writing[at]);
}

static bool go_together(const struct line *line, int a, int b)
{
    return line->level[a] == line->level[b] && line->face[a] == line->face[b] &&
           strcmp(line->writing[a]->tag, line->writing[b]->tag) == 0;
}

static char *put_run(const struct line *line, int start, int end, char *to, struct run *run)
{
    *run = (struct run){to, line->writing[start]->tag, line->face[start],
                        (int)(unsigned char)line->level[start]};
    for (int i = start; i < end; i++)
        if (!writing_is_control(line->character[i]))
            to += writing_utf8(line->character[i], to);
    *to = '\0';
    return to + 1;
}

static void turn_round(struct run *list, int first, int end)
{
    for (end--; first < end; first++, end--) {
        const struct run run = list[first];
        list[first] = list[end];
        list[end] = run;
    }
}

/* Rule L2: from the highest level down, whatever lies as high or higher is turned round. */
static void reorder(struct runs *runs)
{
    int highest = 0;
    for (int i = 0; i < runs->count; i++)
        highest = runs->list[i].level > highest ? runs->list[i].level : highest;
    for (int level = highest; level > 0; level--)
        for (int i = 0; i < runs->count;) {
            int end = i;
            while (end < runs->count && runs->list[end].level >= level)
                end++;
            turn_round(runs->list, i, end);
            i = end > i ? end : i + 1;
        }
}

void runs_find(struct faces *faces, const char *text, struct runs *out)
{
    struct line line;
    char *to = out->letters;
    out->count = 0;
    read_characters(text, &line);
    find_levels(&line);
    find_writings(&line);
    for (int i = 0; i < line.count; i++)
        line.face[i] = face_of(faces, &line, i);
    for (int i = 0, end; i < line.count && out->count < RUNS_MOST; i = end) {
        for (end = i + 1; end < line.count && go_together(&line, i, end);)
            end++;
        to = put_run(&line, i, end, to, &out->list[out->count]);
        out->count += out->list[out->count].text[0] != '\0';
    }
    reorder(out);
}
