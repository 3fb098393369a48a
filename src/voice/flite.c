#include "base/tr.h"
#include "sound/prepare.h"
#include "voice/engine.h"
#include "voice/sentences.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#ifdef LIMBER_FLITE
#include <flite/flite.h>
#include <flite/flite_version.h>
#else
#define FLITE_PROJECT_VERSION "missing"
#endif

enum {
    PIECE_BYTES = 160, /* about ten seconds of speech, rendered in 0.1 s */
    PIECES_MOST = ENGINE_TEXT_MOST / 2,
    PAUSE_MS = 63 /* with what clip_trim leaves, the 100 ms that flite puts between sentences */
};

static const char no_memory[] = TR("no memory is left for it");

/* The libraries stay loaded until the program ends: they keep what they registered. */
struct flite {
    const struct memory *memory;
    char name[32], library[48], maker[48];
#ifdef LIMBER_FLITE
    cst_voice *voice; /* NULL: not loaded yet */
    cst_wave *(*speak)(const char *text, cst_voice *voice);
    void (*drop)(cst_wave *wave);
#endif
};

#ifdef LIMBER_FLITE

/* A function of a library into the pointer at `pointer`; C has no cast for that. */
static bool find(void *library, const char *name, void *pointer)
{
    void *symbol = dlsym(library, name);
    memcpy(pointer, &symbol, sizeof symbol);
    return symbol != NULL;
}

/* Loaded on first use, so that a limber that has nothing to speak carries none of it. */
static const char *load(struct flite *flite)
{
    cst_voice *(*make)(const char *folder);
    int (*start)(void);
    void *library = flite->voice ? NULL : dlopen(flite->library, RTLD_NOW | RTLD_LOCAL);
    if (!flite->voice && library && find(library, flite->maker, &make) &&
        find(library, "flite_init", &start) && find(library, "flite_text_to_wave", &flite->speak) &&
        find(library, "delete_wave", &flite->drop)) {
        start();
        flite->voice = make(NULL);
    }
    return flite->voice ? NULL : "flite is not installed (Debian: libflite1)";
}

/* The noise in flite's voices comes from rand(): seeded alike each time, a text always sounds the
 * same. */
static const char *say_piece(struct flite *flite, const char *text, struct arena *arena,
                             struct clip *out)
{
    srand(1); /* NOLINT: a constant seed is the point */
    cst_wave *wave = flite->speak(text, flite->voice);
    if (!wave)
        return TR("flite could not speak it");
    const bool good = wave->num_channels == 1 && wave->num_samples > 0;
    int16_t *samples = good ? arena_take(arena, (size_t)wave->num_samples, sizeof *samples) : NULL;
    if (samples) {
        memcpy(samples, wave->samples, (size_t)wave->num_samples * sizeof *samples);
        *out = (struct clip){samples, wave->num_samples, wave->sample_rate};
    }
    flite->drop(wave);
    return samples ? NULL : no_memory;
}

#else

static const char *load(struct flite *flite)
{
    (void)flite;
    return TR("this limber was built without flite");
}

static const char *say_piece(struct flite *flite, const char *text, struct arena *arena,
                             struct clip *out)
{
    (void)text;
    (void)arena;
    (void)out;
    return load(flite);
}

#endif

/* One after the other, the silence round each replaced by a pause. */
static const char *join(const struct clip *pieces, int count, struct arena *arena, struct clip *out)
{
    const int64_t pause = PAUSE_MS * (int64_t)pieces[0].rate / 1000;
    int64_t length = 0;
    for (int i = 0; i < count; i++)
        length += pieces[i].count + pause;
    int16_t *samples = arena_take(arena, (size_t)length, sizeof *samples);
    if (!samples)
        return no_memory;
    int16_t *to = samples;
    for (int i = 0; i < count; i++) {
        memcpy(to, pieces[i].samples, (size_t)pieces[i].count * sizeof *to);
        to += pieces[i].count + pause;
    }
    *out = (struct clip){samples, length, pieces[0].rate};
    return NULL;
}

static const char *say_pieces(struct flite *flite, struct text rest, struct stop stop,
                              struct arena *arena, struct clip *out)
{
    struct clip *pieces = arena_take(arena, PIECES_MOST, sizeof *pieces);
    int count = 0;
    const char *wrong = pieces ? NULL : no_memory;
    for (struct text piece; !wrong && count < PIECES_MOST &&
                            (piece = sentences_take(&rest, PIECE_BYTES)).length > 0;) {
        const char *text = arena_copy(arena, piece.at, piece.length);
        wrong = !text              ? no_memory
                : stop_asked(stop) ? TR("it was stopped")
                                   : say_piece(flite, text, arena, &pieces[count]);
        if (!wrong)
            pieces[count] = clip_trim(pieces[count]);
        count++;
    }
    if (wrong || count == 0)
        return wrong ? wrong : TR("there is nothing in it to speak");
    return join(pieces, count, arena, out);
}

static const char *flite_say(void *context, const char *text, struct stop stop, struct arena *arena,
                             struct clip *out)
{
    struct flite *flite = context;
    const size_t length = strlen(text);
    const char *wrong = stop_asked(stop) ? TR("it was stopped") : load(flite);
    if (wrong)
        return wrong;
    if (length > ENGINE_TEXT_MOST)
        return TR("it is longer than a text may be");
    return length <= PIECE_BYTES ? say_piece(flite, text, arena, out)
                                 : say_pieces(flite, (struct text){text, length}, stop, arena, out);
}

static void flite_close(void *context)
{
    struct flite *flite = context;
    flite->memory->give(flite->memory->context, flite);
}

bool engine_flite(const struct memory *memory, const char *voice, struct engine *out)
{
    if (strcmp(voice, "awb") != 0 && strcmp(voice, "rms") != 0 && strcmp(voice, "slt") != 0)
        return false;
    struct flite *flite = memory->get(memory->context, sizeof *flite);
    if (!flite)
        return false;
    *flite = (struct flite){.memory = memory};
    snprintf(flite->name, sizeof flite->name, "flite " FLITE_PROJECT_VERSION " %s", voice);
    snprintf(flite->library, sizeof flite->library, "libflite_cmu_us_%s.so.1", voice);
    snprintf(flite->maker, sizeof flite->maker, "register_cmu_us_%s", voice);
    *out = (struct engine){flite->name, flite_say, flite_close, flite};
    return true;
}
