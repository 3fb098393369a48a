# A kiosk shows its film until it is told to end, keeps no record, and says what is wrong in its file.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
macro(kiosk)
    set(CALLED "limber kiosk ${ARGN}, told to end after ${seconds} seconds")
    execute_process(COMMAND timeout --preserve-status -s TERM -k 5 ${seconds} ${LIMBER} kiosk --size 640x360 ${ARGN}
        WORKING_DIRECTORY ${WORK} TIMEOUT 60 RESULT_VARIABLE CODE OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR)
    must_end_with(0)
endmacro()

set(seconds 5) # in the first ones the film's figure sits still
kiosk(--stats stats.json)
set(seconds 2.5)
must_say("a kiosk for 0 min: 0 visits, 0 routines, 0 to their end")
file(READ ${WORK}/stats.json STATS)
json_get(presented "${STATS}" presented)
must("show a film that moves" "${presented}" GREATER 5)
file(GLOB_RECURSE kept ${WORK}/.local/share/*)
must("keep no record" "${kept}" STREQUAL "")

# settings.conf is a person's: a kiosk has its own
file(WRITE ${WORK}/.config/limber/settings.conf "theem = dark\n")
file(WRITE ${WORK}/.config/limber/kiosk.conf "routines = one_minute, dsek_break\npin = 12x4\nnight = 22-6\nchord = Ctrl+Hyper\n"
    "idle = 5\ndisplay = 0\nattract = one_minuet\nlanguage = en\nchrod = none\nfullscreen = yes\n")
kiosk()
must("not read a person's settings" "${ERR}" LACKS "theem")
must_say("kiosk.conf:1:12: warning: there is no routine .dsek_break.; did you mean .desk_break.")
must_say("kiosk.conf:2:7: warning: pin = [.][.][.]; it must be 4 to 12 digits")
must("not repeat the digits" "${ERR}" LACKS "12x4")
must_say("kiosk.conf:3:9: warning: night = 22-6; it must be two times of the day on the 24-hour clock, for example 22:00-06:00")
must_say("kiosk.conf:4:9: warning: chord = Ctrl.Hyper; it must be 2 to 4 keys as SDL names them")
must_say("kiosk.conf:5:8: warning: idle = 5; it must be a whole number from 10 to 3600")
must_say("kiosk.conf:6:11: warning: display = 0; it must be a whole number from 1 to 16")
must_say("kiosk.conf:7:11: warning: there is no routine .one_minuet.; did you mean .one_minute.")
must_say("kiosk.conf:9:1: warning: there is no setting .chrod.; did you mean .chord.")

# at night it is black, and ends as fast
file(WRITE ${WORK}/night.conf "night = 22:00-06:00\n")
set(ENV{LIMBER_NOW} "2026-11-23T23:00:00+01:00")
kiosk(--config night.conf --stats night.json)
file(READ ${WORK}/night.json STATS)
json_get(presented "${STATS}" presented)
must("show no film" "${presented}" EQUAL 0)
unset(ENV{LIMBER_NOW})

limber_fails(2 "nowhere.conf: error: a kiosk without its settings is not begun" kiosk --config nowhere.conf)
limber_fails(2 "has no option --pin" play one_minute --pin 1234)
unset(ENV{SDL_VIDEODRIVER})
file(REMOVE ${WORK}/.config/limber/kiosk.conf)
limber_fails(69 "no display to show on" kiosk)
string(REGEX MATCHALL "\n" lines "${ERR}")
list(LENGTH lines lines)
must("say it in one line" "${lines}" EQUAL 1)
