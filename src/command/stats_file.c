#include "command/stats_file.h"

#include "export/json.h"
#include "player/keymap.h"
#include "stage/deeds.h"

static void write_frames(struct json *json, const struct stats *stats)
{
    const double frames = stats->frames > 0 ? (double)stats->frames : 1.0;
    json_integer(json, "frames", stats->frames);
    json_integer(json, "late_frames", stats->late);
    json_integer(json, "presented", stats->presented);
    json_number(json, "frame_ms_p50", stats_frame_ms(stats, 0.5), 2);
    json_number(json, "frame_ms_p99", stats_frame_ms(stats, 0.99), 2);
    json_number(json, "start_ms", (double)stats->start_us / 1000.0, 1);
    json_number(json, "turn_ms_max", (double)stats->longest_us / 1000.0, 1);
    json_number(json, "attend_ms_max", (double)stats->attend_us_max / 1000.0, 3);
    json_number(json, "cpu_ms_per_frame", (double)stats->processor_us / 1000.0 / frames, 3);
    json_number(json, "rss_mb", stats_resident_mb(), 1);
    json_text(json, "renderer", stats->renderer);
    json_integer(json, "width", stats->width);
    json_integer(json, "height", stats->height);
}

static void write_sound(struct json *json, const struct stats *stats)
{
    json_text(json, "audio", stats->audio_open ? "open" : "none");
    json_integer(json, "words", stats->words);
    json_number(json, "cue_error_ms_max", stats->cue_error_ms_max, 3);
    json_integer(json, "audio_opened", stats->audio_opened);
    json_integer(json, "audio_lost", stats->audio_lost);
}

static void write_deed(struct json *json, const struct deed *deed)
{
    json_object(json, NULL);
    json_text(json, "command",
              deed->command == COMMAND_NONE ? "press" : command_word(deed->command));
    json_text(json, "screen", deed_screen(deed->screen));
    json_integer(json, "at_ms", deed->at_ms);
    json_integer(json, "part", deed->part);
    json_number(json, "range", (double)deed->range, 2);
    json_number(json, "tempo", (double)deed->tempo, 2);
    json_integer(json, "volume", deed->sound.volume);
    json_bool(json, "muted", deed->sound.muted);
    json_bool(json, "music_muted", deed->sound.music_muted);
    json_bool(json, "voice_muted", deed->sound.voice_muted);
    json_text(json, "view", sight_name(deed->sight));
    json_bool(json, "mirror", deed->mirror);
    json_bool(json, "captions", !deed->wordless);
    json_bool(json, "breath", !deed->breathless);
    json_bool(json, "again", deed->again);
    json_bool(json, "fullscreen", deed->fullscreen);
    json_text(json, "note", deed->note);
    json_object_end(json);
}

static void write_deeds(struct json *json, const struct deeds *deeds)
{
    json_array(json, "deeds");
    for (int i = 0; deeds != NULL && i < deeds->count && i < DEEDS_MOST; i++)
        write_deed(json, &deeds->list[i]);
    json_array_end(json);
}

bool stats_write(const struct stats *stats, FILE *to)
{
    struct json json = {.to = to};
    json_object(&json, NULL);
    write_frames(&json, stats);
    write_sound(&json, stats);
    json_integer(&json, "played_ms", stats->played_ms);
    json_integer(&json, "stretched_ms", stats->stretched_ms);
    json_integer(&json, "plans", stats->plans);
    write_deeds(&json, stats->deeds);
    json_object_end(&json);
    json_line_end(&json);
    return fflush(to) == 0 && ferror(to) == 0;
}
