# What is played is on disk when its phase is over, whoever kills the program; and what was done
# decides how far it goes the next time.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
file(COPY ${HERE}/short.yaml DESTINATION ${WORK})
set(ENV{LIMBER_NOW} 2026-06-01T12:00:00+02:00)

limber(short.yaml)
must_end_with(0)
limber(history --json)
json_get(phase "${OUT}" entries 1 phase)
must("record the second phase" "${phase}" STREQUAL cat)
json_get(ms "${OUT}" entries 1 stretched_ms)
must("count its second" "${ms}" EQUAL 1000)
json_get(range "${OUT}" entries 1 range)
must("begin small" "${range}" EQUAL 0.6)
json_get(routine "${OUT}" entries 1 routine)
must("name the routine" "${routine}" STREQUAL short)
json_get(kind "${OUT}" entries 2 kind)
must("record the end" "${kind}" STREQUAL done)
json_get(at "${OUT}" entries 0 at)
must("take the clock that it is told" "${at}" MATCHES "^2026-06-01T12:00:0.*[+]02:00$")

# without a record nothing is written
limber(short.yaml --no-record)
limber(short.yaml --person Anna --range 0.9)
limber(history --json)
json_get(today "${OUT}" today stretched_ms)
must("be as it was" "${today}" EQUAL 2000)
limber(history --json --person Anna)
json_get(range "${OUT}" entries 0 range)
must("take the range that is asked for" "${range}" EQUAL 0.9)

# what the profile forbids is not shown
file(MAKE_DIRECTORY ${WORK}/.config/limber)
file(WRITE ${WORK}/.config/limber/profile.conf "# mine\nflags = FLEX knee KNEES\nname = x\n")
limber(short.yaml --range 1)
must_end_with(0)
must_say("profile.conf:2:19: warning: there is no flag .KNEES.; did you mean .KNEE.")
must_say("profile.conf:3:1: warning: this says nothing here; a line of the profile is")
limber(check .config/limber/profile.conf)
must_end_with(0)
must("tell what is wrong with a profile" "${OUT}" MATCHES
    "profile.conf:2:19: warning: there is no flag .KNEES.*profile.conf:3:1: warning: this says nothing here; a line of the profile.*2 warnings")
limber(check nowhere.conf)
must_end_with(1)
limber(history --json)
json_get(ticks "${OUT}" entries 3 phase)
must("record what is ticked from now on" "${ticks}" STREQUAL "FLEX KNEE")
json_get(range "${OUT}" entries 4 range)
must("be no more than the profile allows" "${range}" EQUAL 0.4)
file(WRITE ${WORK}/.config/limber/profile.conf "flags = ACUTE\n")
limber_fails(1 ".hip_flexor_half_kneel. does not suit you today" hip_flexor_half_kneel --no-record)
limber_fails(1 ".hip_flexor_half_kneel. does not suit you today" hip_flexor_half_kneel)
must_say("Half-kneeling hip flexor stretch is left out: pain runs down the leg")
file(REMOVE ${WORK}/.config/limber/profile.conf)

# killed in its last phase it has lost that one only
limber(history --erase --yes)
execute_process(WORKING_DIRECTORY ${WORK} OUTPUT_QUIET ERROR_QUIET COMMAND sh -c "
    '${LIMBER}' short.yaml & program=$!
    for i in $(seq 600); do
        '${LIMBER}' history --csv | grep -q seated_cat_cow && break
        sleep 0.05
    done
    kill -9 $program")
limber(history --csv)
must("have no end" "${OUT}" LACKS ",done,,both,,short")
must("have the phase that was over" "${OUT}" MATCHES "phase,seated_cat_cow,both,cow,short,1000,600,yes,done")

# where nothing can be written it plays, and says so once
file(REMOVE_RECURSE ${WORK}/.local/share/limber)
file(WRITE ${WORK}/.local/share/limber "in the way")
limber(short.yaml)
must_end_with(0)
must_say("it cannot be written")
must_say("entries of the record are lost")

set(ENV{LIMBER_NOW} soon)
limber(short.yaml)
must_say("LIMBER_NOW is .soon.")
