#include "stage/play_parts.h"

#include "stage/asides.h"

static struct levels levels_now(const struct stage *stage)
{
    return scene_levels(&stage->player, stage->wish->levels);
}

static bool is_muted(const struct stage *stage)
{
    return stage->player.sound.muted || stage->player.sound.volume == 0;
}

/* A device that is only being opened yet is not missed. */
bool play_is_silent(const struct stage *stage)
{
    enum { OPENING_US = 2000000 };
    const struct audio_state sound = audio_state(stage->audio);
    if (sound.opened == 0 && pace_now_us() - stage->began_us < OPENING_US)
        return is_muted(stage);
    return is_muted(stage) || !sound.open;
}

/* The cues stop at once, the music within PAIN_FADE_MS; then what is said about it is heard. */
static void follow_aside(struct stage *stage, enum aside aside, int64_t since_ms)
{
    struct levels levels = levels_now(stage);
    const bool stops = aside == ASIDE_STOP && stage->player.pain.sounded;
    const int64_t fade_ms = stops ? PAIN_FADE_MS : 0;
    const float left = 1 - (float)since_ms / (float)PAIN_FADE_MS;
    if (since_ms < fade_ms) {
        levels = (struct levels){.music = levels.music * left};
        audio_follow(stage->audio, stage->plan.track, stage->player.at_ms + since_ms, true, levels);
        return;
    }
    levels.music = 0;
    audio_follow(stage->audio, stage->plan.asides, asides_at(aside, since_ms - fade_ms), true,
                 levels);
}

void play_follow(struct stage *stage)
{
    enum aside aside;
    int64_t since_ms;
    if (player_aside(&stage->player, &aside, &since_ms)) {
        follow_aside(stage, aside, since_ms);
        return;
    }
    audio_follow(stage->audio, stage->plan.track, stage->player.at_ms,
                 player_is_moving(&stage->player), levels_now(stage));
}

void play_open_sound(struct stage *stage)
{
    enum { SOUND_WAIT_MS = 200 }; /* a server that hangs gets no more of the person's time */
    const struct stage_wish *wish = stage->wish;
    if (!wish->sounds)
        return;
    if (wish->music_folder != NULL)
        stage->jukebox = jukebox_open(wish->world, wish->music_folder, wish->music_place,
                                      (uint64_t)pace_now_us());
    stage->audio = audio_open(wish->world, stage->jukebox);
    stage->plan.track = track_build(wish->world, stage->timeline, wish->bank, wish->tune);
    if (wish->narrator != NULL) /* what was said before is at hand then */
        asides_expect(wish->narrator);
    stage->plan.asides = asides_build(wish->world, wish->bank);
    play_open_planner(stage);
    audio_begin(stage->audio, stage->plan.track, stage->player.at_ms, levels_now(stage),
                SOUND_WAIT_MS);
}

void play_close_sound(struct stage *stage, struct problems *problems)
{
    if (stage->audio != NULL)
        jukebox_tell(stage->jukebox, problems);
    stage->display->stuck |= !audio_close(stage->audio);
}
