# The sound of a routine as a file: 48 kHz, stereo, 16 bit, as long as the plan.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
limber(export ${HERE}/short.yaml --out sound.wav)
must_end_with(0)
file(SIZE ${WORK}/sound.wav size)
must("be three seconds long" "${size}" EQUAL 576044)
file(READ ${WORK}/sound.wav head LIMIT 12 HEX)
must("be a WAV file" "${head}" MATCHES "^52494646........57415645")
# A program that lost its voice says so, and goes on with tones.
file(COPY ${LIMBER} DESTINATION ${WORK}/alone)
file(WRITE ${WORK}/alone/voices/awb.bank "limbvoic, but of no use")
get_filename_component(name ${LIMBER} NAME)
set(CALLED "limber export, its voice broken")
execute_process(COMMAND ${WORK}/alone/${name} export ${HERE}/short.yaml --out toneless.wav --data ${SOURCE}
    WORKING_DIRECTORY ${WORK} TIMEOUT 120 RESULT_VARIABLE CODE OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR)
must_end_with(0)
must_say("awb.bank: warning: no voice: ")

# Its stems: as long as the whole, different from it.
foreach(stem IN ITEMS voice music tones)
    limber(export ${HERE}/short.yaml --out ${stem}.wav --stem ${stem})
    must_end_with(0)
    file(SIZE ${WORK}/${stem}.wav size)
    must("be three seconds long" "${size}" EQUAL 576044)
endforeach()

# Captions, the same each time.
foreach(form IN ITEMS vtt srt)
    limber(export ${HERE}/short.yaml --out a.${form})
    must_end_with(0)
    limber(export ${HERE}/short.yaml --out b.${form})
    file(READ ${WORK}/a.${form} a)
    file(READ ${WORK}/b.${form} b)
    must("be the same twice" "${a}" STREQUAL "${b}")
    must("tell times" "${a}" MATCHES "00:00:0[0-9][.,][0-9][0-9][0-9] --> 00:00:0")
endforeach()

# A person's own music is only played.
limber(export ${HERE}/short.yaml --out own.wav --music-folder ${WORK})
must_end_with(0)
must_say("is only played, not exported")

limber_fails(1 "no/such" export ${HERE}/short.yaml --out no/such/x.wav)

# Music: the routine's or the one asked for, or none; a part of the whole like voice and tones.
limber(export one_minute --out catchy.wav --stem music)
must_end_with(0)
limber(export one_minute --out asked.wav --stem music --music catchy)
must_end_with(0)
file(SHA256 ${WORK}/catchy.wav first)
file(SHA256 ${WORK}/asked.wav second)
must("play the routine's own piece, the same each time" "${first}" STREQUAL "${second}")
limber(export one_minute --out none.wav --stem music --music none)
must_end_with(0)
limber(export one_minute --out muted.wav --stem music --music-volume 0)
must_end_with(0)
file(SHA256 ${WORK}/none.wav silent)
file(SHA256 ${WORK}/muted.wav muted)
must("be silent without music" "${silent}" STREQUAL "${muted}")
if(silent STREQUAL first)
    message(SEND_ERROR "limber export --stem music wrote silence")
endif()
limber_fails(2 "--music catchi. there is no such piece of music. write catchy or none"
    export one_minute --out x.wav --music catchi)

# A film needs ffmpeg; without it nothing is drawn, and what to do is told.
set(path "$ENV{PATH}")
set(ENV{PATH} ${WORK})
limber_fails(1 "film.mp4: error: films are made by the program ffmpeg.*apt install ffmpeg"
    export ${HERE}/short.yaml --out film.mp4)
if(EXISTS ${WORK}/film.mp4 OR EXISTS ${WORK}/film.mp4.part)
    message(SEND_ERROR "limber export left half a film")
endif()
set(ENV{PATH} "${path}")
