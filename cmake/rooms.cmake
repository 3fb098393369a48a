# The house law: which rooms a room may include besides itself. CMakeLists.txt links by it and
# tests/lint/rooms.cmake checks every #include against it. DESIGN section 3 tells what each room is for.
set(LIMBER_ROOMS base body library timeline review picture sound voice player record paint export stage command)
set(LIMBER_MAY_base)
set(LIMBER_MAY_body base)
set(LIMBER_MAY_library base body)
set(LIMBER_MAY_timeline base body library)
set(LIMBER_MAY_review base body library timeline)
set(LIMBER_MAY_picture base body library timeline)
set(LIMBER_MAY_sound base library timeline)
set(LIMBER_MAY_voice base library timeline sound)
set(LIMBER_MAY_player base library timeline)
set(LIMBER_MAY_record base library)
set(LIMBER_MAY_paint base body picture)
set(LIMBER_MAY_export base library timeline picture sound paint)
set(LIMBER_MAY_stage base library timeline picture sound voice player record paint)
# The subcommands: main.c's hands, one file each; like main.c they know every room.
set(LIMBER_MAY_command base body library timeline review picture sound voice player record paint export stage)
# The files that know SDL_mixer, whose functions are called on the thread that opens and closes it.
set(LIMBER_MIXER stage/mixer.h stage/mixer.c stage/jukebox_parts.h)
# Rooms that never touch SDL, and together are limber_core.
set(LIMBER_CORE base body library timeline review picture sound player record)
