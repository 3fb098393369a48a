# What was done is told as a table, as JSON and as CSV; CSV is read again; erasing leaves nothing.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
set(ENV{LIMBER_NOW} 2026-03-29T20:00:00+02:00)
set(names "at,kind,exercise,side,phase,routine,stretched_ms,range,rhythmic,ended,felt,session,families,main_group,other_groups\n")

limber(history)
must_end_with(0)
must("say that there is nothing" "${OUT}" MATCHES "Nothing is recorded yet")
limber(history --csv)
must("be names only" "${OUT}" STREQUAL "${names}")

# a second before midnight, and two after it
file(WRITE ${WORK}/old.csv "${names}"
    "2026-03-28T10:00:00+01:00,phase,cat_cow,both,cow,daily_sixty,61000,600,yes,done,,1774688400000,flexion extension,low_back,mid_back abdominals\n"
    "2026-03-29T00:00:02+01:00,phase,childs_pose,both,hold,\"my own, thing\",3000,600,no,done,,1774739000000,flexion,low_back,\n"
    "2026-03-29T19:00:00+02:00,phase,childs_pose,both,hold,daily_sixty,30000,600,no,skipped,,1774803500000,flexion,low_back,\n")
limber(history --import old.csv)
must_end_with(0)
must("add three" "${OUT}" STREQUAL "3 entries were added.\n")
string(ASCII 239 187 191 mark)
file(WRITE ${WORK}/marked.csv "${mark}${names}"
    "2026-03-29T19:30:00+02:00,phase,bridge,both,up,daily_sixty,0,600,yes,done,,1774803500000,flexion,low_back,\r\n"
    "2026-03-29T19:30:00+02:00,phase,bridge,both,up,daily_sixty,0,600,yes,done,,1774803500000,flexion,low_back,\r\n")
limber(history --import marked.csv --person Marked)
must_end_with(0)
must("add what a spreadsheet saved, and what stands there twice once" "${OUT}" STREQUAL "1 entries were added.\n")
limber(history --import old.csv)
must("add none twice" "${OUT}" STREQUAL "0 entries were added.\n")
limber(history --csv)
file(READ ${WORK}/old.csv old)
must("be what was imported" "${OUT}" STREQUAL "${old}")

limber(history --json)
must_end_with(0)
json_get(today "${OUT}" today stretched_ms)
must("count what lies after midnight" "${today}" EQUAL 32000)
json_get(yesterday "${OUT}" days 0 stretched_ms)
must("count what lies before midnight" "${yesterday}" EQUAL 62000)
json_get(streak "${OUT}" today streak_days)
must("wait with today's judgement" "${streak}" EQUAL 1)
json_get(side "${OUT}" entries 2 ended)
must("tell how it ended" "${side}" STREQUAL skipped)
limber(history)
must("tell today's seconds" "${OUT}" MATCHES "Today: 32 of 60 seconds")
must("draw a bar" "${OUT}" MATCHES "2026-03-28 Sat    62 s  =====. +daily_sixty")

# records of two people; a broken file is kept aside, what is left of it is there
limber(history --person Anna --import old.csv)
must_end_with(0)
file(READ ${WORK}/.local/share/limber/record.db first LIMIT 16 HEX)
file(WRITE ${WORK}/bad.csv "1,2,3\n")
limber_fails(1 "bad.csv:1:1: error: found no entry of a record" history --import bad.csv)
limber_fails(1 "there is no such file" history --import none.csv)
limber_fails(2 "it must be a name" history --person ../x)
limber_fails(2 "write --yes where there is none" history --erase)
limber(history --erase --yes)
must_end_with(0)
limber(history)
must("have nothing" "${OUT}" MATCHES "Nothing is recorded yet")
limber(history --person Anna)
must("keep the other" "${OUT}" MATCHES "Today: 32 of 60 seconds")

file(WRITE ${WORK}/.local/share/limber/record.db "no database")
limber(history)
must_end_with(0)
must_say("record.db: warning: it was damaged.*record.db.damaged-1")
limber(history)
must("say it once" "${ERR}" STREQUAL "")

set(ENV{LIMBER_NOW} yesterday)
limber_fails(2 "LIMBER_NOW is .yesterday.; it must be a moment" history)

# without a home there is nowhere to keep anything: said, and by whom
unset(ENV{LIMBER_NOW})
unset(ENV{HOME})
limber(history)
must_end_with(0)
must_say("^limber: warning: it cannot be written")
limber(history --import old.csv)
must_end_with(1)
must_say("3 entries of the record are lost: there is no home folder")
limber_fails(1 "limber: error: it could not be erased .there is no home folder" history --erase --yes)
