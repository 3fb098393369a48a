# A signal that asks to end is obeyed at once, and is no failure.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
set(CALLED "limber one_minute, told to end after two seconds")
execute_process(COMMAND timeout --preserve-status -s TERM 2 ${LIMBER} one_minute --size 640x360
        --stats stats.json
    WORKING_DIRECTORY ${WORK} TIMEOUT 60 RESULT_VARIABLE CODE OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR)
must_end_with(0)
file(READ ${WORK}/stats.json STATS)
json_get(played_ms "${STATS}" played_ms)
must("stop" "${played_ms}" LESS 30000)
