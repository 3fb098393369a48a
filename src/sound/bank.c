#include "sound/bank.h"

#include <stdlib.h>
#include <string.h>

enum { LAYER_BYTES_MOST = 16 << 20 };

struct voice_bank {
    struct arena arena;
    struct world world;       /* a copy: it need not outlive the opening */
    struct text mapped;       /* the file, where the world can map it */
    struct bank_entry *added; /* of a layer: `entries`, with room for more */
    int room;
    const struct voice_bank *below; /* of a layer: asked for what it has not */
    const struct bank_entry *entries;
    int count;
};

/* What is left to read. */
struct rest {
    const char *at;
    size_t length;
};

static bool take(struct rest *rest, size_t length, const char **at)
{
    if (length > rest->length)
        return false;
    *at = rest->at;
    rest->at += length;
    rest->length -= length;
    return true;
}

static bool take_number(struct rest *rest, uint32_t *number)
{
    const char *at;
    if (!take(rest, sizeof *number, &at))
        return false;
    memcpy(number, at, sizeof *number);
    return true;
}

/* Bytes of a text in the file: the text, a NUL, and another to make it even. */
static size_t text_room(size_t length)
{
    return (length + 2) / 2 * 2;
}

static bool rate_is_usable(uint32_t rate)
{
    return rate >= 8000 && rate <= SOUND_RATE && SOUND_RATE % rate == 0;
}

static const char *read_entry(struct rest *rest, struct bank_entry *entry)
{
    uint32_t length, samples;
    if (!take_number(rest, &length) || !take_number(rest, &samples))
        return "it ends within its list of texts";
    if (length == 0 || length > BANK_TEXT_MOST)
        return "it holds a text of a length no text has";
    if (!take(rest, text_room(length), &entry->text))
        return "it ends within a text";
    if (!text_is_utf8((struct text){entry->text, length}) || entry->text[length] != '\0')
        return "it holds a text that is not UTF-8";
    entry->clip.count = samples;
    return NULL;
}

static const char *read_samples(struct rest *rest, struct bank_entry *entry, int rate)
{
    const char *at;
    if (!take(rest, (size_t)entry->clip.count * sizeof(int16_t), &at))
        return "it ends within a clip";
    entry->clip.samples = (const int16_t *)(const void *)at;
    entry->clip.rate = rate;
    return NULL;
}

static const char *read_entries(struct rest *rest, struct bank_entry *list, uint32_t count,
                                uint32_t rate)
{
    const char *wrong = NULL;
    for (uint32_t i = 0; i < count && !wrong; i++) {
        wrong = read_entry(rest, &list[i]);
        if (!wrong && i > 0 && strcmp(list[i - 1].text, list[i].text) >= 0)
            wrong = "its texts are not in order";
    }
    for (uint32_t i = 0; i < count && !wrong; i++)
        wrong = read_samples(rest, &list[i], (int)rate);
    if (!wrong && rest->length > 0)
        wrong = "there is more in it than its clips";
    return wrong;
}

const char *bank_read(struct text content, struct arena *arena, const struct bank_entry **entries,
                      int *count)
{
    struct rest rest = {content.at, content.length};
    const char *magic;
    uint32_t version, rate, number;
    *entries = NULL;
    *count = 0;
    if (!take(&rest, BANK_MAGIC_BYTES, &magic) || memcmp(magic, BANK_MAGIC, BANK_MAGIC_BYTES) != 0)
        return "it is not a limber voice";
    if (!take_number(&rest, &version) || !take_number(&rest, &rate) || !take_number(&rest, &number))
        return "it ends within its head";
    if (version != BANK_VERSION)
        return "it was made by another version of limber, or for another machine";
    if (!rate_is_usable(rate))
        return "its rate is none of those limber plays";
    if (number > BANK_ENTRIES_MOST || number > rest.length / BANK_ENTRY_BYTES)
        return "it claims more texts than it can hold";
    struct bank_entry *list = arena_take(arena, number ? number : 1, sizeof *list);
    if (!list)
        return "no memory is left for it";
    const char *wrong = read_entries(&rest, list, number, rate);
    if (wrong)
        return wrong;
    *entries = list;
    *count = (int)number;
    return NULL;
}

static int compare_entries(const void *a, const void *b)
{
    return strcmp(((const struct bank_entry *)a)->text, ((const struct bank_entry *)b)->text);
}

static bool write_number(FILE *to, size_t number)
{
    const uint32_t narrow = (uint32_t)number;
    return narrow == number && fwrite(&narrow, sizeof narrow, 1, to) == 1;
}

static bool write_entry(FILE *to, const struct bank_entry *entry)
{
    const size_t length = strlen(entry->text), padding = text_room(length) - length;
    return length > 0 && length <= BANK_TEXT_MOST && write_number(to, length) &&
           write_number(to, (size_t)entry->clip.count) &&
           fwrite(entry->text, 1, length, to) == length && fwrite("\0", 1, padding, to) == padding;
}

static bool write_clip(FILE *to, struct clip clip)
{
    const size_t count = (size_t)clip.count;
    return fwrite(clip.samples, sizeof *clip.samples, count, to) == count;
}

bool bank_write(FILE *to, struct bank_entry *entries, int count, int rate)
{
    if (count < 0 || count > BANK_ENTRIES_MOST || rate <= 0 || !rate_is_usable((uint32_t)rate))
        return false;
    if (count > 0)
        qsort(entries, (size_t)count, sizeof *entries, compare_entries);
    bool good = fwrite(BANK_MAGIC, 1, BANK_MAGIC_BYTES, to) == BANK_MAGIC_BYTES &&
                write_number(to, BANK_VERSION) && write_number(to, (size_t)rate) &&
                write_number(to, (size_t)count);
    for (int i = 0; i < count && good; i++)
        good = entries[i].clip.rate == rate &&
               (i == 0 || strcmp(entries[i - 1].text, entries[i].text) < 0) &&
               write_entry(to, &entries[i]);
    for (int i = 0; i < count && good; i++)
        good = write_clip(to, entries[i].clip);
    return good && fflush(to) == 0;
}

static void give_back(const struct world *world, struct text content)
{
    if (world->map && content.length > 0)
        world->unmap(world->context, content);
}

/* The bank lies in its own arena. */
static struct voice_bank *bank_load(const struct world *world, const char *path,
                                    struct problems *problems)
{
    struct arena arena;
    arena_open(&arena, world->memory, BANK_FILE_MOST + (4 << 20));
    const struct place place = {path, 0, 0};
    struct voice_bank *bank = arena_take(&arena, 1, sizeof *bank);
    struct text content = {0};
    const enum file_result result =
        !bank        ? FILE_NO_MEMORY
        : world->map ? world->map(world->context, path, BANK_FILE_MOST, &content)
                     : world->read(world->context, path, BANK_FILE_MOST, &arena, &content);
    const char *wrong = result == FILE_OK ? bank_read(content, &arena, &bank->entries, &bank->count)
                                          : file_result_words(result);
    if (!bank || wrong) {
        problem_warning(problems, place, "no voice: %s; limber plays with tones and captions",
                        wrong);
        give_back(world, content);
        arena_close(&arena);
        return NULL;
    }
    bank->world = *world;
    bank->mapped = content;
    bank->arena = arena;
    return bank;
}

struct voice_bank *voice_bank_open(const struct world *world, const char *folder, const char *voice,
                                   struct problems *problems)
{
    const char *path = arena_format(&problems->arena, "%s/voices/%s.bank", folder, voice);
    if (path)
        return bank_load(world, path, problems);
    problem_warning(problems, (struct place){folder, 0, 0}, "no voice: no memory is left for it");
    return NULL;
}

void voice_bank_close(struct voice_bank *bank)
{
    if (!bank)
        return;
    give_back(&bank->world, bank->mapped);
    struct arena arena = bank->arena; /* the bank itself lies in it */
    arena_close(&arena);
}

struct voice_bank *voice_bank_layer(const struct world *world, const struct voice_bank *below)
{
    struct arena arena;
    arena_open(&arena, world->memory, LAYER_BYTES_MOST);
    struct voice_bank *layer = arena_take(&arena, 1, sizeof *layer);
    if (!layer) {
        arena_close(&arena);
        return NULL;
    }
    layer->world = *world;
    layer->below = below;
    layer->arena = arena;
    return layer;
}

/* The place of `text` among the entries, or where it belongs. */
static int place_of(const struct voice_bank *bank, const char *text)
{
    int low = 0, high = bank->count;
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (strcmp(bank->entries[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_at(const struct voice_bank *bank, int place, const char *text)
{
    return place < bank->count && strcmp(bank->entries[place].text, text) == 0;
}

/* The old list is left to the arena. */
static bool make_room(struct voice_bank *layer)
{
    if (layer->count < layer->room)
        return true;
    const int room = 2 * layer->room + 32;
    struct bank_entry *list = arena_take(&layer->arena, (size_t)room, sizeof *list);
    if (!list)
        return false;
    if (layer->count > 0)
        memcpy(list, layer->added, (size_t)layer->count * sizeof *list);
    layer->entries = layer->added = list;
    layer->room = room;
    return true;
}

bool voice_bank_add(struct voice_bank *layer, const char *text, struct clip clip)
{
    const int place = place_of(layer, text);
    if (is_at(layer, place, text)) {
        layer->added[place].clip = clip;
        return true;
    }
    const char *copy = arena_copy(&layer->arena, text, strlen(text));
    if (!copy || !make_room(layer))
        return false;
    struct bank_entry *entry = layer->added + place;
    memmove(entry + 1, entry, (size_t)(layer->count - place) * sizeof *entry);
    *entry = (struct bank_entry){copy, clip};
    layer->count++;
    return true;
}

struct clip voice_bank_clip(const struct voice_bank *bank, const char *text)
{
    for (; bank; bank = bank->below) {
        const int place = place_of(bank, text);
        if (is_at(bank, place, text))
            return bank->entries[place].clip;
    }
    return (struct clip){0};
}

static int64_t speech_ms(const void *bank, const char *text)
{
    const struct clip clip = voice_bank_clip(bank, text);
    return clip.count > 0 ? clip_ms(clip)
                          : speech_estimate.duration_ms(speech_estimate.context, text);
}

struct speech voice_bank_speech(const struct voice_bank *bank)
{
    return (struct speech){speech_ms, bank};
}
