#!/usr/bin/env bash
# The desktop's media keys: mpris.sh CASE LIMBER HERE WORK. Each case has a session bus of its own
# and the real program on it, steered by playerctl as a desktop does; 77 when there is none.
set -euo pipefail
CASE=$1 LIMBER=$2 HERE=$3 WORK=$4
limber='' second='' bus='' ear=''

for tool in dbus-daemon dbus-send playerctl jq; do
    command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
done

fail() {
    echo "$CASE: $*" >&2
    tail -n 40 "$WORK"/*.log "$WORK"/*.json >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
trap 'leave $ear $limber $second $bus' EXIT
export DBUS_SESSION_BUS_ADDRESS=unix:path=$SOCKETS/bus
unset NOTIFY_SOCKET

player() { timeout 5 playerctl -p limber "$@"; }
title() { player metadata xesam:title; }
status() { player status; }
is() { [ "$("$1")" = "$2" ]; }
must_be() { wait_for 5000 is "$1" "$2" || fail "$1 is $("$1" 2>&1 || true), not $2"; }
is_seen() { timeout 5 playerctl -l | grep -qx "$1"; }
must_be_seen() { wait_for 10000 is_seen "$1" || fail "$1 is not among the players"; }
# is_place FROM TO: seconds within the part.
is_place() { player position | jq -e ". >= $1 and . < $2"; }
must_be_within() { wait_for 3000 is_place "$1" "$2" || fail "it is at $(player position), not from $1 to $2"; }
# of INTERFACE NAME: a property, as the bus gives it.
of() {
    timeout 5 dbus-send --print-reply=literal --dest=org.mpris.MediaPlayer2.limber /org/mpris/MediaPlayer2 \
        org.freedesktop.DBus.Properties.Get "string:org.mpris.MediaPlayer2$1" "string:$2" | tr -s ' '
}
# refuses ERROR CALL...
refuses() {
    local answer
    answer=$(call "${@:2}" 2>&1) && return 1
    [[ $answer == *$1* ]]
}
call() { timeout 5 dbus-send --print-reply --dest=org.mpris.MediaPlayer2.limber /org/mpris/MediaPlayer2 "$@"; }

start_bus() {
    dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS" >>"$WORK/bus.log" 2>&1 &
    bus=$!
    wait_for 5000 test -S "$SOCKETS/bus" || fail "the bus does not start"
}

start_limber() {
    "$LIMBER" "$HERE/parts.yaml" --size 320x180 --stats "$WORK/stats.json" >>"$WORK/limber.log" 2>&1 &
    limber=$!
    must_be_seen limber
}

is_over() { ! kill -0 "$limber"; }
followed() { tr '\n' ' ' <"$WORK/follow.txt"; }

must_end_with_0() {
    ends_with_0 "$limber"
    limber=''
    jq -r '"'"$CASE"': \(.frames) frames, \(.late_frames) late, longest turn \(.turn_ms_max) ms, outside at most \(.attend_ms_max) ms"' "$WORK/stats.json"
}

start_bus
case $CASE in
it_tells_what_is_played)
    start_limber
    must_be status Playing
    must_be title "Seated twist, right side"
    [ "$(player metadata xesam:album)" = "Three parts" ] || fail "the album is another"
    [ "$(player metadata mpris:length)" = 10000000 ] || fail "it lasts $(player metadata mpris:length)"
    [ "$(player metadata xesam:trackNumber)" = 2 ] || fail "it is not the second track"
    [ "$(of '' Identity)" = " variant limber" ] || fail "its name is $(of '' Identity)"
    [ "$(of '' CanQuit)" = " variant boolean true" ] || fail "it cannot be ended"
    [ "$(of .Player CanSeek)" = " variant boolean true" ] || fail "there is no seeking"
    [ "$(of .Player MaximumRate)" != "" ] || fail "there is no rate"
    ;;
it_does_what_it_is_told)
    start_limber
    must_be title "Seated twist, right side"
    player pause
    must_be status Paused
    player play
    must_be status Playing
    player play
    must_be status Playing
    player play-pause
    must_be status Paused
    player position 5
    must_be_within 5 5.01
    player position 2+
    must_be_within 7 7.01
    player position 3-
    must_be_within 4 4.01
    player next
    must_be title "Seated twist, left side"
    must_be status Paused
    player previous
    must_be title "Seated twist, right side"
    player position 5
    player stop
    must_be status Stopped
    must_be_within 0 0.01
    player play
    must_be status Playing
    player volume 0.35
    [ "$(player volume)" = 0.350000 ] || fail "the volume is $(player volume)"
    player volume 7
    [ "$(player volume)" = 1.000000 ] || fail "the volume is $(player volume)"
    player loop Track
    [ "$(player loop)" = Track ] || fail "the loop is $(player loop)"
    player loop None
    [ "$(player loop)" = None ] || fail "the loop is $(player loop)"
    rate() { of .Player Rate; }
    call org.freedesktop.DBus.Properties.Set string:org.mpris.MediaPlayer2.Player string:Rate variant:double:1.5 >/dev/null
    [[ $(rate) == " variant double 1.5"* ]] || fail "the rate is $(rate)"
    call org.freedesktop.DBus.Properties.Set string:org.mpris.MediaPlayer2.Player string:Rate variant:double:9 >/dev/null
    [[ $(rate) == " variant double 2"* ]] || fail "the rate is $(rate)"
    call org.freedesktop.DBus.Properties.Set string:org.mpris.MediaPlayer2 string:Fullscreen variant:boolean:true >/dev/null
    [ "$(of '' Fullscreen)" = " variant boolean true" ] || fail "it does not fill the screen"
    # a place of a track that is over, or outside of it, is none
    call org.mpris.MediaPlayer2.Player.SetPosition objpath:/limber/track/0 int64:100000 >/dev/null
    call org.mpris.MediaPlayer2.Player.SetPosition objpath:/limber/track/1 int64:99000000 >/dev/null
    is title "Seated twist, right side" || fail "it went to a place that is none"
    refuses NotSupported org.mpris.MediaPlayer2.Player.OpenUri string:file:///etc/passwd || fail "it opens what it is told"
    refuses InvalidArgs org.mpris.MediaPlayer2.Player.Seek string:far || fail "a seek takes words"
    call org.mpris.MediaPlayer2.Raise >/dev/null
    call org.mpris.MediaPlayer2.Quit >/dev/null
    wait_for 3000 is_over || fail "it does not end"
    must_end_with_0
    ;;
changes_are_told_unasked)
    start_limber
    must_be title "Seated twist, right side"
    timeout 20 dbus-monitor "sender=org.mpris.MediaPlayer2.limber,type=signal" >"$WORK/signals.log" &
    ear=$!
    timeout 20 playerctl -p limber --follow status >"$WORK/follow.txt" &
    second=$!
    sleep 0.5
    player pause
    must_be status Paused
    player position 5
    player next
    player volume 0.5
    player loop Track
    player play
    must_be status Playing
    wait_for 3000 is followed "Playing Paused Playing " || fail "followed: $(followed)"
    for word in PropertiesChanged PlaybackStatus LoopStatus Metadata Volume Seeked "left side"; do
        wait_for 3000 grep -q "$word" "$WORK/signals.log" || fail "no signal tells of $word"
    done
    ;;
the_second_one_has_another_name)
    start_limber
    "$LIMBER" "$HERE/parts.yaml" --size 320x180 >>"$WORK/limber.log" 2>&1 &
    second=$!
    must_be_seen "limber.instance$second"
    second_is() { [ "$(timeout 5 playerctl -p "limber.instance$second" status)" = "$1" ]; }
    wait_for 5000 second_is Playing || fail "the second one does not play"
    timeout 5 playerctl -p "limber.instance$second" pause
    wait_for 5000 second_is Paused || fail "the second one does not obey"
    is status Playing || fail "the first one obeyed, too"
    ;;
a_bus_that_hangs_or_dies_is_not_missed)
    start_limber
    must_be title "Seated twist, right side"
    kill -STOP "$bus"
    sleep 2
    kill -CONT "$bus"
    must_be status Playing
    kill -KILL "$bus"
    wait "$bus" 2>/dev/null || true
    sleep 1
    kill -TERM "$limber"
    must_end_with_0
    jq -e '.turn_ms_max < 500 and .attend_ms_max < 100' "$WORK/stats.json" >/dev/null || fail "a frame waited"
    ;;
many_questions_delay_no_frame)
    start_limber
    must_be title "Seated twist, right side"
    for _ in $(seq 4); do
        (for _ in $(seq 40); do of .Player Metadata; done >/dev/null 2>&1) &
    done
    for _ in $(seq 20); do player position 3 && player volume 0.5; done
    kill -TERM "$limber"
    must_end_with_0
    # on an idle machine under 1 ms; a wait for a client would be tens of them
    jq -e '.attend_ms_max < 100' "$WORK/stats.json" >/dev/null || fail "a frame waited"
    ;;
*)
    fail "there is no such case"
    ;;
esac
