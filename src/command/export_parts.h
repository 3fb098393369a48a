/* What `limber export` makes, a function for each kind of file. */
#ifndef LIMBER_COMMAND_EXPORT_PARTS_H
#define LIMBER_COMMAND_EXPORT_PARTS_H

#include "command/command.h"

/* Writes the material's timeline, which is laid out and spoken, to the file of --out. */
typedef enum exit_code exporter(const struct call *call, struct material *material);

enum { EXPORT_RATE = 30 }; /* frames a second, where --fps tells no other */

exporter export_wav, export_vtt, export_srt, export_mp4, export_webm, export_gif, export_png;

/* What is heard, with the music and the stem of the options; track_free is due after EXIT_DONE. */
enum exit_code export_track(const struct call *call, struct material *material,
                            struct track **track);

#endif
