/* Cues into PCM, at exact samples, without any device.
 *
 * A voice bank holds clips rendered from the assets' text; chimes, ticks and breath tones are
 * synthesised once. A track is a timeline's cues with their clips and start samples, and a piece of
 * music under them. The sequencer
 * (sequencer.h) plays it, to the device and into files alike; track_mix says what is to be heard,
 * as a pure function of the track and the sample number, and tests hold the two together. 48 kHz,
 * 48 samples a millisecond.
 *
 * Levels are those of a stereo file, after BS.1770. The voice is at -23 LUFS, within 1. The tones
 * together are below it, by 0.5 LU where many sound and 6 where few do, as they are short; a single
 * chime is as loud as a word. Music is at -32: 9 LU below the voice where nobody speaks, so that it
 * does not tire, and ducked by 12 dB 21 LU below every word; 20 dB is what WCAG 2.1, 1.4.7, asks
 * for if speech is to be understood without effort. */
#ifndef LIMBER_SOUND_SOUND_H
#define LIMBER_SOUND_SOUND_H

#include "base/problem.h"
#include "base/world.h"
#include "timeline/timeline.h"

enum { SOUND_RATE = 48000, SOUND_PER_MS = 48 };

/* Share of a mono sound (voice, tones) that each side gets. With -3 dB both together are as loud as
 * it is; half a dB more makes up for the silence between words, which a whole file's loudness has
 * in it (measured: 0.6 to 0.9 LU). */
#define SOUND_SIDE 0.75f

/* Mono, 16 bit, at a rate of 8000, 16000, 24000 or 48000 Hz: clips stay as small as they were made,
 * and are brought to 48 kHz while they are mixed. */
struct clip {
    const int16_t *samples;
    int64_t count;
    int rate;
};

/* How long it sounds, rounded up; 0 for an empty clip. */
int64_t clip_ms(struct clip clip);

struct voice_bank;

/* Reads the clips of `folder`/voices/VOICE.bank. NULL when there is none or it is broken (told in
 * `problems` as a warning: the program then plays on with tones and captions). */
struct voice_bank *voice_bank_open(const struct world *world, const char *folder, const char *voice,
                                   struct problems *problems);
void voice_bank_close(struct voice_bank *bank);

/* An empty bank that finds what it has not in `below`, which may be NULL and must outlive it: for
 * clips made while the program runs. NULL when memory ran out. */
struct voice_bank *voice_bank_layer(const struct world *world, const struct voice_bank *below);

/* Puts a clip into a layer, in place of an earlier one of that text. The samples are borrowed: they
 * must outlive the layer and every track built from it. Not while another thread looks into the
 * layer. False when memory ran out. */
bool voice_bank_add(struct voice_bank *layer, const char *text, struct clip clip);

/* The clip of a text, exactly as written; count 0 when the bank has none or is NULL. */
struct clip voice_bank_clip(const struct voice_bank *bank, const char *text);

/* Durations for timeline_build: clip lengths, and the estimate for texts without a clip. `bank` may
 * be NULL. */
struct speech voice_bank_speech(const struct voice_bank *bank);

struct track;

/* The bank may be NULL (tones only), the piece too (no music); they and the timeline must outlive
 * the track. NULL when memory ran out. Dropped cues are left out. A breath is words or its tone,
 * not both: the tone where it has no text, or no clip for it; a count without a clip ticks. */
struct track *track_build(const struct world *world, const struct timeline *timeline,
                          const struct voice_bank *bank, const struct tune *tune);
void track_free(struct track *track);

/* Nobody speaks in [from_ms, to_ms). */
bool track_is_quiet(const struct track *track, int64_t from_ms, int64_t to_ms);

/* The parts of the whole that can be heard alone; bits. They add up to it. */
enum stem {
    STEM_VOICE = 1 << 0, /* what is spoken */
    STEM_TONES = 1 << 1, /* chimes, ticks, breath tones */
    STEM_MUSIC = 1 << 2,
    STEM_ALL = STEM_VOICE | STEM_TONES | STEM_MUSIC
};

/* Leaves out all but these stems; what is left still yields to the speech that is left out. */
void track_keep(struct track *track, enum stem stems);

/* How loud each kind of sound is, 0..1; 0 is mute. */
struct levels {
    float voice, tones, music;
};
extern const struct levels levels_full, levels_mute;

/* Adds `frames` stereo frames of the track, from sample `from` on, to `out` (interleaved, -1..1,
 * not cleared). Sums may pass 1: sound_pcm takes care of that. */
void track_mix(const struct track *track, int64_t from, int frames, struct levels levels,
               float *out);

/* Samples into 16 bit. What is below 0.7 of full scale stays as it is; above, it is bent softly, so
 * that nothing ever clips. Without state: the same sample always gives the same value. */
void sound_pcm(const float *samples, int count, int16_t *out);

#endif
