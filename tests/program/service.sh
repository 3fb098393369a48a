#!/usr/bin/env bash
# The program as a service: service.sh CASE LIMBER MANAGER HERE WORK. What a service manager hears,
# how fast a request to end is obeyed, and that what was cut off goes on where it was.
set -euo pipefail
CASE=$1 LIMBER=$2 MANAGER=$3 HERE=$4 WORK=$5
limber='' manager=''

fail() {
    echo "$CASE: $*" >&2
    tail -n 50 "$WORK"/*.log >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
trap 'leave $limber $manager' EXIT
export XDG_STATE_HOME=$WORK/state NOTIFY_SOCKET=$SOCKETS/notify
unset DBUS_SESSION_BUS_ADDRESS JOURNAL_STREAM RUNTIME_DIRECTORY

hears() { grep -q -- "$1" "$WORK/words.log"; }

start_manager() {
    "$MANAGER" "$SOCKETS/notify" >>"$WORK/words.log" 2>&1 &
    manager=$!
    wait_for 5000 test -S "$SOCKETS/notify" || fail "nobody listens"
}

start_limber() {
    : >"$WORK/words.log"
    "$LIMBER" "$HERE/parts.yaml" --size 320x180 "$@" >>"$WORK/limber.log" 2>&1 &
    limber=$!
}

kill_limber() {
    kill -KILL "$limber"
    wait "$limber" 2>/dev/null || true
    limber=''
}

# It ends with 0 within the second.
must_end_at_once() {
    local since code=0
    since=$(now_ms)
    kill -TERM "$limber"
    wait "$limber" || code=$?
    limber=''
    echo "$CASE: ended after $(($(now_ms) - since)) ms"
    [ $code -eq 0 ] || fail "it ended with $code"
    [ $(($(now_ms) - since)) -lt "${SLOWER:-1000}" ] || fail "it took its time"
}

must_be_at() { wait_for 15000 hears "^STATUS=Three parts: $1\$" || fail "it does not get to $1"; }
must_begin_at() {
    wait_for 15000 hears '^STATUS=' || fail "it says nothing"
    [ "$(grep -m 1 '^STATUS=' "$WORK/words.log")" = "STATUS=Three parts: $1" ] || fail "it begins elsewhere than $1"
}

FILE=$WORK/state/limber/resume
RIGHT='Seated twist, right side'
LEFT='Seated twist, left side'
start_manager
case $CASE in
ready_beats_and_ends)
    export WATCHDOG_USEC=400000
    start_limber
    must_be_at "$RIGHT"
    unset WATCHDOG_USEC
    [ "$(head -n 1 "$WORK/words.log")" = READY=1 ] || fail "the first word is not READY=1"
    [ "$(grep -c '^READY=1$' "$WORK/words.log")" -eq 1 ] || fail "it is ready more than once"
    [ "$(grep -c '^WATCHDOG=1$' "$WORK/words.log")" -ge 4 ] || fail "too few signs of life in a second"
    must_end_at_once
    wait_for 2000 hears '^STOPPING=1$' || fail "it does not say that it ends"
    [ ! -e "$FILE" ] || fail "where it is was kept, unasked"
    ;;
a_stopped_program_gives_no_sign_of_life)
    export WATCHDOG_USEC=400000
    start_limber
    must_be_at "$RIGHT"
    kill -STOP "$limber"
    sleep 0.3
    before=$(grep -c '^WATCHDOG=1$' "$WORK/words.log")
    sleep 1
    [ "$(grep -c '^WATCHDOG=1$' "$WORK/words.log")" -eq "$before" ] || fail "it beats while it stands still"
    kill -CONT "$limber"
    sleep 0.5
    must_end_at_once
    ;;
what_was_cut_off_goes_on)
    start_limber --resume
    must_begin_at "Seated cat-cow"
    must_be_at "$RIGHT"
    for _ in 1 2 3; do
        kill_limber
        start_limber --resume
        must_begin_at "$RIGHT"
    done
    # what fails again and again is begun anew
    kill_limber
    start_limber --resume
    must_begin_at "Seated cat-cow"
    must_be_at "$RIGHT"
    must_end_at_once
    [ ! -e "$FILE" ] || fail "it ended in order, and would still be gone on with"
    start_limber --resume
    must_begin_at "Seated cat-cow"
    ;;
getting_on_is_no_failure)
    mkdir -p "$WORK/state/limber"
    printf 'limber resume 1\nroutine parts\npart 1\ntries 2\nend\n' >"$FILE"
    start_limber --resume
    must_begin_at "$RIGHT"
    grep -q '^tries 3$' "$FILE" || fail "the try is not counted"
    must_be_at "$LEFT"
    grep -q '^tries 0$' "$FILE" || fail "the try is still counted"
    ;;
the_menu_goes_on_with_it)
    mkdir -p "$WORK/state/limber"
    printf 'limber resume 1\nroutine one_minute\npart 1\ntries 0\nend\n' >"$FILE"
    : >"$WORK/words.log"
    "$LIMBER" --menu --resume --size 320x180 >>"$WORK/limber.log" 2>&1 &
    limber=$!
    wait_for 15000 hears '^STATUS=' || fail "it says nothing"
    [ "$(grep -m 1 '^STATUS=' "$WORK/words.log")" = "STATUS=Under a minute: $RIGHT" ] || fail "it begins elsewhere"
    must_end_at_once
    ;;
a_routine_that_is_gone_is_left)
    mkdir -p "$WORK/state/limber"
    printf 'limber resume 1\nroutine gone\npart 1\ntries 0\nend\n' >"$FILE"
    : >"$WORK/words.log"
    "$LIMBER" --menu --resume --size 320x180 >>"$WORK/limber.log" 2>&1 &
    limber=$!
    wait_for 15000 hears '^STATUS=menu$' || fail "it does not come to the menu"
    wait "$limber" || fail "it ends with $?"
    limber=
    ;;
nothing_can_be_written)
    touch "$WORK/state"
    start_limber --resume
    must_be_at "$RIGHT"
    must_end_at_once
    ;;
another_routine_or_an_old_file_is_no_reason)
    mkdir -p "$WORK/state/limber"
    printf 'limber resume 1\nroutine other\npart 1\ntries 0\nend\n' >"$FILE"
    start_limber --resume
    must_begin_at "Seated cat-cow"
    kill_limber
    printf 'limber resume 1\nroutine parts\npart 1\ntries 0\nend\n' >"$FILE"
    touch -d '1 hour ago' "$FILE"
    start_limber --resume
    must_begin_at "Seated cat-cow"
    kill_limber
    printf 'limber resume 1\nroutine parts\npart 1\ntries 0\nend\n' >"$FILE"
    start_limber
    must_begin_at "Seated cat-cow"
    ;;
*)
    fail "there is no such case"
    ;;
esac
