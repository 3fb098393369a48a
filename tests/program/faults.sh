#!/usr/bin/env bash
# What happens to machines: faults.sh CASE LIMBER MANAGER WALL HERE WORK. The program is stopped, the
# clock is set, nothing can be written, nobody reads what it says, its terminal goes away. Which
# fault is tested where stands in doc/faults.md. 77 where a tool is missing.
set -euo pipefail
CASE=$1 LIMBER=$2 MANAGER=$3 WALL=$4 HERE=$5 WORK=$6
game='' ear='' server='' manager=''

fail() {
    echo "$CASE: $*" >&2
    tail -n 20 "$WORK"/*.log "$WORK"/stats.json >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
trap 'leave $game $manager $server $ear' EXIT
unset DBUS_SESSION_BUS_ADDRESS JOURNAL_STREAM RUNTIME_DIRECTORY
export NOTIFY_SOCKET=$SOCKETS/notify

start_ear() {
    "$MANAGER" "$SOCKETS/notify" >>"$WORK/words.log" 2>&1 &
    ear=$!
    wait_for 5000 test -S "$SOCKETS/notify" || fail "nobody listens"
}

is_over() { ! kill -0 "$game"; }
shows() { grep '^STATUS=' "$WORK/words.log" | tail -n 1 | grep -q "^STATUS=$1"; }
must_show() { wait_for 20000 shows "$1" || fail "it does not come to: $1"; }

must_end_with_0() {
    wait_for "$1" is_over || fail "it does not end"
    ends_with_0 "$game"
    game=''
}

# expect 'CONDITION': of the figures, as jq understands it.
expect() { jq -e "$1" "$WORK/stats.json" >/dev/null || fail "not so: $1"; }

# The last five of ten seconds, in a window that somebody could look at.
start_in_a_window() {
    # shellcheck source=tests/program/display.sh
    . "$HERE/display.sh"
    open_display 320x180
    "$LIMBER" "$HERE/devices.yaml" --at 5000 --size 320x180 --painter soft --mute --stats "$WORK/stats.json" >"$WORK/limber.log" 2>&1 &
    game=$!
    wait_for 20000 has_keyboard "Ten seconds" || fail "no window"
    sleep 2
}

# set_clock WHEN, as date understands it: what the wall's clock of those that are started with_clock shows.
set_clock() {
    echo $(($(date -u -d "$1" +%s) - $(date +%s))) >"$WORK/clock.new"
    mv "$WORK/clock.new" "$WORK/clock"
}
with_clock() { WALL_CLOCK=$WORK/clock LD_PRELOAD=$WALL exec "$@"; }

case $CASE in
a_short_stop_goes_on)
    start_in_a_window
    kill -STOP "$game"
    sleep 1.2
    kill -CONT "$game"
    must_end_with_0 30000 # and nobody pressed anything
    expect ".deeds | length == 0"
    ;;
a_long_stop_pauses_until_a_key)
    start_in_a_window
    kill -STOP "$game"
    sleep 4
    kill -CONT "$game"
    sleep 10 # longer than what was left of it
    is_over && fail "it went on alone"
    xdotool key space
    must_end_with_0 30000
    expect ".deeds[0].command == \"pause\" and .deeds[0].at_ms < 9000"
    ;;
the_walls_clock_moves_no_routine)
    set_clock now
    start=$(awk '{print $1 * 1000}' /proc/uptime)
    with_clock "$LIMBER" "$HERE/devices.yaml" --size 320x180 --stats "$WORK/stats.json" >"$WORK/limber.log" 2>&1 &
    game=$!
    for step in "400 days" "1 day ago" "9000 days ago" "4500 days" now; do
        sleep 1.2
        set_clock "$step"
    done
    must_end_with_0 60000
    took=$(awk -v start="$start" '{print int($1 * 1000 - start)}' /proc/uptime)
    [ "$took" -ge 9900 ] || fail "it took $took ms, not 10 s"
    expect ".played_ms >= 9950 and .played_ms < 60000" # by a day's jump it would be far more
    ;;
the_kiosk_sleeps_and_wakes_by_the_clock)
    start_ear
    mkdir -p "$WORK/.config/limber"
    echo 'night = 22:00-06:00' >"$WORK/.config/limber/kiosk.conf"
    export TZ=UTC
    set_clock "2026-11-23 12:00:00"
    with_clock "$LIMBER" kiosk --size 320x180 >"$WORK/limber.log" 2>&1 &
    game=$!
    must_show film
    for step in "2026-11-23 23:00:00=night" "2026-11-23 21:59:00=film" "2038-01-19 03:14:06=night" \
        "2026-03-29 09:00:00=film"; do
        set_clock "${step%=*}"
        must_show "${step#*=}"
    done
    kill -TERM "$game"
    must_end_with_0 2000
    ;;
nothing_can_be_written)
    : >"$WORK/file" # a home that is no folder: for root, too, as good as a disk that is read only
    export HOME=$WORK/file
    for what in "kiosk --resume" "$HERE/short.yaml --tempo 2" "one_minute --resume --tempo 2"; do
        # shellcheck disable=SC2086
        "$LIMBER" $what --size 320x180 >"$WORK/limber.log" 2>&1 &
        game=$!
        sleep 2
        is_over || kill -TERM "$game"
        must_end_with_0 5000
        [ "$(grep -c 'warning\|error' "$WORK/limber.log")" -le 2 ] || fail "it complains again and again of $what" # as it begins, and as it ends
    done
    ;;
nobody_reads_what_it_says)
    mkdir -p "$WORK/.config/limber"
    echo 'routines = no_such, nor_this' >"$WORK/.config/limber/kiosk.conf"
    start_ear
    "$LIMBER" kiosk --size 320x180 2> >(exec 0<&-; sleep 0.2) >&- &
    game=$!
    must_show film
    kill -TERM "$game"
    must_end_with_0 2000 # with a last line that nobody reads
    "$LIMBER" kiosk --size 320x180 >&- 2>&- <&- &
    game=$!
    sleep 2
    kill -TERM "$game"
    must_end_with_0 2000
    ;;
its_terminal_goes_away)
    for signal in HUP INT TERM; do
        (trap - HUP INT TERM; exec "$LIMBER" "$HERE/devices.yaml" --size 320x180 --resume --stats "$WORK/stats.json" >"$WORK/limber.log" 2>&1) &
        game=$!
        wait_for 10000 test -e "$WORK/.local/state/limber/resume" || fail "it does not play"
        kill -$signal "$game"
        must_end_with_0 1500
        expect ".played_ms < 9000"
        [ ! -e "$WORK/.local/state/limber/resume" ] || fail "after $signal it does not know that it was left in order"
    done
    ;;
its_unit_shows_it_in_cage)
    for tool in cage Xwayland setpriv; do
        command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
    done
    unit=$HERE/../../desktop/limber-kiosk.service.in
    command=$(sed -n 's/^ExecStart=.*\/cage /cage /p' "$unit" | sed "s|@LIMBER_BIN@/limber|$LIMBER|")
    [[ $command == "cage "*" $LIMBER kiosk"* ]] || fail "its unit starts something else: $command"
    start_ear
    someone=() # cage refuses to be run by root; where root has built limber, perhaps root alone may look
    [ "$(id -u)" -ne 0 ] || someone=(setpriv --reuid=65534 --regid=65534 --clear-groups
        --inh-caps=+dac_read_search --ambient-caps=+dac_read_search)
    mkdir -m 700 "$SOCKETS/run"
    chmod 755 "$SOCKETS"
    chmod 777 "$SOCKETS/notify"
    [ "$(id -u)" -ne 0 ] || chown 65534 "$SOCKETS/run"
    for _ in 1 2; do
        : >"$WORK/words.log"
        # shellcheck disable=SC2086
        "${someone[@]}" env HOME="$SOCKETS/run" XDG_RUNTIME_DIR="$SOCKETS/run" SDL_VIDEODRIVER=x11 \
            WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 $command >"$WORK/limber.log" 2>&1 &
        game=$!
        must_show film
        [ "$(head -n 1 "$WORK/words.log")" = READY=1 ] || fail "it is not ready"
        pkill -KILL -P "$game" -x limber || fail "limber is no child of cage"
        wait_for 10000 is_over || fail "cage stays without it" # and so the unit would not start it anew
        wait "$game" || true
    done
    game=''
    ;;
*) fail "there is no such case" ;;
esac
