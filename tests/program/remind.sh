#!/usr/bin/env bash
# Reminders on a session bus of the test's own: remind.sh CASE LIMBER DESK HERE WORK; 77 when there
# is no bus.
set -euo pipefail
CASE=$1 LIMBER=$2 DESK=$3 HERE=$4 WORK=$5
bus='' desk='' limber=''

command -v dbus-daemon >/dev/null || { echo "dbus-daemon is not installed"; exit 77; }

fail() {
    echo "$CASE: $*" >&2
    tail -n 40 "$WORK"/*.log >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
trap 'leave $limber $desk $bus' EXIT
export DBUS_SESSION_BUS_ADDRESS=unix:path=$SOCKETS/bus LIMBER_NOW=2026-03-02T12:00:00+01:00
export LC_ALL=C.UTF-8

start_desk() {
    dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS" >"$WORK/bus.log" 2>&1 &
    bus=$!
    wait_for 5000 test -S "$SOCKETS/bus" || fail "the bus does not start"
    "$DESK" "$1" >"$WORK/desk.log" &
    desk=$!
    wait_for 5000 grep -q ready "$WORK/desk.log" || fail "the desktop does not start"
}

asked() { grep -qx "$1" "$WORK/desk.log"; }
plays() { tr '\0' ' ' <"/proc/$limber/cmdline" | grep -q "$1"; }

case $CASE in
a_click_plays_one_minute)
    start_desk CLICK
    "$LIMBER" remind --person anna >>"$WORK/limber.log" 2>&1 &
    limber=$!
    wait_for 5000 plays 'limber --person anna one_minute' || fail "a click plays nothing"
    asked 'Notify limber: One minute?: 0 of 60 seconds today' || fail "other words were shown"
    ;;
nobody_is_nagged)
    start_desk CLOSE
    "$LIMBER" remind || fail "one that is put away is no failure"
    [ "$(grep -c Notify "$WORK/desk.log")" = 1 ] || fail "it is not shown once"
    LIMBER_NOW=2026-03-02T22:00:00+01:00 "$LIMBER" remind || fail "quiet hours are no failure"
    "$LIMBER" remind --quiet 11:00-13:00 || fail "quiet hours of one's own are no failure"
    "$LIMBER" remind --status | grep -qx 'Reminders: enabled; one is due now.' || fail "the state is not told"
    "$LIMBER" remind --status --quiet 11:00-13:00 | grep -q 'quiet hours' || fail "the reason is not told"
    [ "$(grep -c Notify "$WORK/desk.log")" = 1 ] || fail "it nags"
    ;;
it_is_switched_on_and_off)
    start_desk CLOSE
    "$LIMBER" remind --on | grep -q '^Reminders are on' || fail "it is not said that they are on"
    for call in 'EnableUnitFiles limber-remind.timer' Reload 'StartUnit limber-remind.timer'; do
        asked "$call" || fail "systemd is not asked to $call"
    done
    "$LIMBER" remind --off | grep -q '^Reminders are off' || fail "it is not said that they are off"
    for call in 'StopUnit limber-remind.timer' 'DisableUnitFiles limber-remind.timer'; do
        asked "$call" || fail "systemd is not asked to $call"
    done
    ;;
without_a_desktop_nothing_happens)
    code=0
    "$LIMBER" remind 2>"$WORK/said.log" || code=$?
    [ $code = 69 ] || fail "it ends with $code"
    code=0
    "$LIMBER" remind --on 2>"$WORK/said.log" || code=$?
    [ $code = 1 ] || fail "--on ends with $code"
    grep -q 'cannot be reached' "$WORK/said.log" || fail "--on does not say why"
    ;;
*)
    fail "there is no such case"
    ;;
esac
