/* Listens to exported voices with a speech recogniser, which knows neither our code nor the plan,
 * only which words there may be: of the counts at least 95 of 100 must be heard, within 150 ms of
 * their cues, with nothing counted that was not planned; and so must left, right and the words for
 * changing sides.
 *
 * hear DATA VOICES VOICE WAV: whole routines are written to WAV, the voice alone, and read back as
 * a file. Exit 77 when that voice was not built. */
#include "ear.h"

#include "export/wav.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { WITHIN_MS = 150, HEARD_MOST = 2000, ACCURATE_PERCENT = 95 };

static const struct hearing {
    const char *routine;
    float tempo;
    enum counting counting;
    bool up;
} hearings[] = {
    {"one_minute", 0.5f, COUNT_ALL, false},   {"one_minute", 1, COUNT_LAST_FIVE, false},
    {"one_minute", 2, COUNT_LAST_FIVE, true}, {"childs_pose", 1, COUNT_ALL, true},
    {"childs_pose", 2, COUNT_ALL, false},     {"childs_pose", 1, COUNT_EVERY_TEN, true},
    {"seated_twist", 1, COUNT_NONE, false},   {"seated_twist", 2, COUNT_LAST_FIVE, false},
};

struct tally {
    int planned, heard, added;
};

struct session {
    struct library library;
    struct voice_bank *bank;
    struct ear *ear;
    const char *wav;
    struct problems problems;
    struct tally counts, sides;
};

static bool is_number(const char *word)
{
    char small[WORDS_NUMBER_SIZE];
    for (int i = 1; i <= 20; i++) {
        if (strcmp(word, words_number(i, small)) == 0)
            return true;
    }
    for (int i = 30; i <= WORDS_NUMBER_MOST; i += 10) {
        if (strcmp(word, words_number(i, small)) == 0)
            return true;
    }
    return false;
}

static bool is_side(const char *word)
{
    return strcmp(word, "left") == 0 || strcmp(word, "right") == 0 || strcmp(word, "change") == 0 ||
           strcmp(word, "sides") == 0;
}

/* Whether `word` was heard as something that began in [from, to]; it is then used up. */
static bool take_heard(struct heard *heard, int count, const char *word, int64_t from, int64_t to)
{
    for (int i = 0; i < count; i++) {
        if (!heard[i].used && heard[i].at_ms >= from && heard[i].at_ms <= to &&
            strcmp(heard[i].word, word) == 0)
            return heard[i].used = true;
    }
    return false;
}

static void listen_for_count(struct session *session, const struct cue *cue, struct heard *heard,
                             int count)
{
    struct words words;
    words_of(cue->text, &words);
    const bool good =
        take_heard(heard, count, words.word[0], cue->at_ms - WITHIN_MS, cue->at_ms + WITHIN_MS);
    session->counts.planned++;
    session->counts.heard += good;
    if (!good)
        printf("  %7lld ms  \"%s\" is not heard\n", (long long)cue->at_ms, cue->text);
    for (int i = 1; i < words.count; i++)
        take_heard(heard, count, words.word[i], cue->at_ms, cue->at_ms + cue->duration_ms);
}

static void listen_for_sides(struct session *session, const struct cue *cue, struct heard *heard,
                             int count)
{
    struct words words;
    words_of(cue->text, &words);
    for (int i = 0; i < words.count; i++) {
        const bool good = take_heard(heard, count, words.word[i], cue->at_ms - WITHIN_MS,
                                     cue->at_ms + cue->duration_ms);
        if (!is_side(words.word[i]))
            continue;
        session->sides.planned++;
        session->sides.heard += good;
        if (!good)
            printf("  %7lld ms  \"%s\": %s is not heard\n", (long long)cue->at_ms, cue->text,
                   words.word[i]);
    }
}

/* Every word of the plan is looked for among what was heard; numbers that are left were added. */
static void compare(struct session *session, const struct timeline *timeline, struct heard *heard,
                    int count)
{
    for (int i = 0; i < timeline->cue_count; i++) {
        const struct cue *cue = &timeline->cues[i];
        if (cue->dropped || !cue->text[0])
            continue;
        if (cue->kind == CUE_COUNT)
            listen_for_count(session, cue, heard, count);
        else
            listen_for_sides(session, cue, heard, count);
    }
    for (int i = 0; i < count; i++) {
        const bool number = is_number(heard[i].word) && !heard[i].used;
        session->counts.added += number;
        session->sides.added += is_side(heard[i].word) && !heard[i].used;
        if (number)
            printf("  %7lld ms  %s is heard, but not planned\n", (long long)heard[i].at_ms,
                   heard[i].word);
    }
}

static bool listen(struct session *session, const struct timeline *timeline)
{
    static struct heard heard[HEARD_MOST];
    struct track *track = track_build(&world_machine, timeline, session->bank, NULL);
    if (!track)
        return false;
    track_keep(track, STEM_VOICE);
    const bool written =
        wav_export(session->wav, track, levels_full, timeline->duration_ms, &session->problems);
    track_free(track);
    const int count =
        written ? ear_listen(session->ear, session->wav, timeline, heard, HEARD_MOST) : -1;
    if (count >= 0)
        compare(session, timeline, heard, count);
    return count >= 0;
}

static const struct routine *routine_of(struct library *library, const char *name)
{
    const struct routine *routine = library_routine(library, name);
    return routine ? routine : library_routine_of(library, library_exercise(library, name));
}

static bool hear(struct session *session, const struct hearing *hearing)
{
    struct timeline_wish wish = timeline_wish_default();
    wish.speech = voice_bank_speech(session->bank);
    wish.tempo = hearing->tempo;
    wish.counting = hearing->counting;
    wish.counts_up = hearing->up;
    printf("%s, tempo %.1f\n", hearing->routine, (double)hearing->tempo);
    struct timeline *timeline = timeline_build(
        &world_machine, routine_of(&session->library, hearing->routine), &wish, &session->problems);
    const bool good = timeline && listen(session, timeline);
    timeline_free(timeline);
    return good;
}

static bool is_accurate(const char *what, const struct tally *tally)
{
    const int right = tally->heard - tally->added;
    printf("%d %s planned, %d heard, %d more than planned: %.1f %%\n", tally->planned, what,
           tally->heard, tally->added, 100.0 * right / tally->planned);
    return right * 100 >= tally->planned * ACCURATE_PERCENT;
}

static int hear_all(struct session *session)
{
    bool good = true;
    for (size_t i = 0; good && i < sizeof hearings / sizeof *hearings; i++)
        good = hear(session, &hearings[i]);
    problems_print(&session->problems, stdout);
    if (!good)
        return 2;
    const bool counts = is_accurate("counts", &session->counts);
    const bool sides = is_accurate("words of sides", &session->sides);
    return counts && sides ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct session session = {.wav = argc == 5 ? argv[4] : NULL};
    if (argc != 5)
        return 2;
    problems_open(&session.problems, &memory_heap);
    const char *const folders[] = {argv[1]};
    const bool loaded =
        library_load(&session.library, &world_machine, folders, 1, &session.problems);
    session.bank = voice_bank_open(&world_machine, argv[2], argv[3], &session.problems);
    session.ear = session.bank ? ear_open() : NULL;
    const int code = !session.bank ? 77 : loaded && session.ear ? hear_all(&session) : 2;
    ear_close(session.ear);
    voice_bank_close(session.bank);
    library_close(&session.library);
    problems_close(&session.problems);
    return code;
}
