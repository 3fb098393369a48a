# A routine is made for today, written and played like any other; answers reach the record.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
set(ENV{LIMBER_NOW} 2026-06-02T12:00:00+02:00)
set(names "at,kind,exercise,side,phase,routine,stretched_ms,range,rhythmic,ended,felt,session,families,main_group,other_groups\n")

limber(today --minutes 6 --out today.yaml)
must_end_with(0)
must("say why" "${OUT}" MATCHES "to warm up.*hamstrings: nothing yet")
limber(check today.yaml)
must_end_with(0)
limber(today --minutes 6 --json)
must_end_with(0)
json_get(first "${OUT}" steps 0 why)
must("warm up first" "${first}" STREQUAL "to warm up")
json_get(ms "${OUT}" duration_ms)
must("fit into six minutes" "${ms}" LESS_EQUAL 360000)

# yesterday, and the day before: how did it feel?
file(WRITE ${WORK}/old.csv "${names}"
    "2026-05-31T10:00:00+02:00,phase,cat_cow,both,cow,daily_sixty,61000,600,yes,done,,1,flexion extension,low_back,mid_back\n"
    "2026-05-31T10:01:00+02:00,done,,both,,daily_sixty,0,0,no,done,,1,,,\n"
    "2026-06-01T10:00:00+02:00,phase,cat_cow,both,cow,daily_sixty,61000,600,yes,done,,2,flexion extension,low_back,mid_back\n"
    "2026-06-01T10:01:00+02:00,done,,both,,daily_sixty,0,0,no,done,,2,,,\n")
limber(history --import old.csv)
must_end_with(0)
limber(today)
must("ask how it felt" "${OUT}" MATCHES "How did it feel")
limber(today --felt fine)
must("ask once" "${OUT}" LACKS "How did it feel")
limber(history --json)
json_get(family "${OUT}" families 0 family)
must("tell families" "${family}" STREQUAL flexion)
json_get(range "${OUT}" families 0 range)
must("have grown" "${range}" EQUAL 0.65)

# sharp pain locks for 48 hours, tingling until it is confirmed
file(WRITE ${WORK}/pain.csv "${names}"
    "2026-06-02T11:00:00+02:00,pain,cat_cow,both,cow,daily_sixty,0,0,no,done,sharp,3,flexion extension,low_back,\n"
    "2026-06-02T11:00:00+02:00,pain,calf_wall,both,hold,daily_sixty,0,0,no,done,tingling,3,legs,calves,\n")
limber(history --import pain.csv)
limber(history --json)
json_get(until "${OUT}" families 0 until)
must("lock for 48 hours" "${until}" STREQUAL "2026-06-04T11:00:00+02:00")
json_get(confirmed "${OUT}" families 5 until_confirmed)
must("lock until it is confirmed" "${confirmed}" STREQUAL ON)
limber(today --confirmed --json)
limber(history --json)
json_get(legs "${OUT}" families 5 locked)
must("open what was confirmed" "${legs}" STREQUAL OFF)
json_get(flexion "${OUT}" families 0 locked)
must("not open what rests" "${flexion}" STREQUAL ON)

# a routine as it suits now, for people too
limber(today one_minute)
must_end_with(1)
must("say why" "${OUT}" MATCHES "Seated cat-cow is left out: it rests after pain")
limber(today legs_all_round)
must_end_with(0)
must("say how far" "${OUT}" MATCHES "Calf stretch at the wall +30 s +range 0.30")
limber_fails(2 "there is no routine or exercise .nothing." today nothing)

limber_fails(2 "it must be a whole number from 1 to 60" today --minutes 0)
limber_fails(1 "cannot be written" today --out nowhere/today.yaml)
