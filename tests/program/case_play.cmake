# A routine of three seconds plays to its end by itself, and tells how smoothly.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
limber(${HERE}/short.yaml --stats stats.json --size 640x360)
must_end_with(0)
file(READ ${WORK}/stats.json STATS)
foreach(key IN ITEMS frames late_frames frame_ms_p50 frame_ms_p99 start_ms cue_error_ms_max audio
        renderer)
    json_get(${key} "${STATS}" ${key})
endforeach()
json_get(played_ms "${STATS}" played_ms)
json_get(stretched_ms "${STATS}" stretched_ms)
must("be drawn by soft" "${renderer}" STREQUAL soft)
must("tell whether there was sound" "${audio}" MATCHES "^(open|none)$")
must("draw frames" "${frames}" GREATER 10)
must("draw no more than sixty a second" "${frames}" LESS 200)
must("last three seconds" "${played_ms}" GREATER_EQUAL 2950)
must("end soon after" "${played_ms}" LESS 5000)
must("count what was stretched" "${stretched_ms}" EQUAL 2000)
must("tell when the first frame came" "${start_ms}" GREATER 0)

limber(play ${HERE}/short.yaml --mute --tempo 2 --range 0.3 --fullscreen --painter soft)
must_end_with(0)
must("say nothing" "${ERR}${OUT}" STREQUAL "")

# A disk that is full or a folder that is not there is told, and told before playing where it can be.
limber_fails(1 "no/such/stats.json: error: it cannot be written"
    ${HERE}/short.yaml --stats no/such/stats.json)
limber_fails(1 "/dev/full: error: it cannot be written" ${HERE}/short.yaml --stats /dev/full)
