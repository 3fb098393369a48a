#include "stage/asides.h"

#include "base/ease.h"
#include "base/tr.h"

enum { APART_MS = 60000, GAP_MS = 350, CUES_MOST = 64, READY_MS = 2000 /* until it is counted */ };

int64_t asides_at(enum aside aside, int64_t since_ms)
{
    return (int64_t)aside * APART_MS + lesser(greater(since_ms, 0), APART_MS - 1);
}

static int lay(const struct voice_bank *bank, enum aside aside, struct cue *cues, int count)
{
    const struct lines lines = aside_lines(aside);
    const int64_t start_ms = asides_at(aside, 0);
    int64_t at_ms = start_ms;
    for (int i = 0; i < lines.count && count < CUES_MOST; i++) {
        const char *text = tr(lines.line[i]);
        const int64_t ms = clip_ms(voice_bank_clip(bank, text));
        cues[count++] = (struct cue){
            .at_ms = at_ms, .duration_ms = ms, .kind = CUE_SPEECH, .text = text, .segment = -1};
        at_ms =
            aside == ASIDE_READY ? start_ms + READY_MS + INT64_C(1000) * i : at_ms + ms + GAP_MS;
    }
    return count;
}

void asides_expect(struct narrator *narrator)
{
    for (int aside = 0; aside < ASIDE_COUNT; aside++) {
        const struct lines lines = aside_lines((enum aside)aside);
        for (int i = 0; i < lines.count; i++)
            narrator_expect(narrator, tr(lines.line[i]));
    }
}

struct track *asides_build(const struct world *world, const struct voice_bank *bank)
{
    struct cue cues[CUES_MOST];
    int count = 0;
    for (int aside = 0; aside < ASIDE_COUNT; aside++)
        count = lay(bank, (enum aside)aside, cues, count);
    const struct timeline timeline = {
        .duration_ms = asides_at(ASIDE_COUNT, 0), .cues = cues, .cue_count = count};
    return track_build(world, &timeline, bank, NULL);
}
