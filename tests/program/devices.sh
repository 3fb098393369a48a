#!/usr/bin/env bash
# The sound device comes and goes while the program plays: devices.sh CASE LIMBER HERE WORK. Each
# case has a PulseAudio server of its own, in its own folder, with outputs that play to nobody; 77
# when there is none. What must hold in all of them: the picture never waits, the routine ends in
# time, and sound is back within two seconds of the device.
set -euo pipefail
CASE=$1 LIMBER=$2 HERE=$3 WORK=$4
TURN_MS_MAX=700 # a wait for the server would be seconds; less is the machine's own doing
server='' game=''

for tool in pulseaudio pactl parec jq; do
    command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
done

fail() {
    echo "$CASE: $*" >&2
    cat "$WORK"/*.log "$WORK"/stats.json >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
trap 'leave $server $game' EXIT
export PULSE_RUNTIME_PATH=$SOCKETS PULSE_STATE_PATH=$WORK PULSE_SERVER=unix:$SOCKETS/socket
export SDL_AUDIODRIVER=pulseaudio
unset DBUS_SESSION_BUS_ADDRESS

# start_server [MODULE...]
start_server() {
    local modules=("module-native-protocol-unix socket=$SOCKETS/socket auth-anonymous=1" "$@")
    rm -f "$SOCKETS/socket"
    pulseaudio -n --daemonize=no --use-pid-file=no --exit-idle-time=-1 --disable-shm=yes \
        "${modules[@]/#/--load=}" >>"$WORK/server.log" 2>&1 &
    server=$!
    wait_for 10000 timeout 1 pactl info || fail "the server does not start"
}

kill_server() {
    kill -KILL "$server"
    wait "$server" 2>/dev/null || true
}

start_limber() {
    "$LIMBER" "$HERE/devices.yaml" --size 320x180 --stats "$WORK/stats.json" >"$WORK/limber.log" 2>&1 &
    game=$!
}

is_heard() { timeout 1 pactl list short sink-inputs | grep -q .; }
must_be_heard() { wait_for 8000 is_heard || fail "no sound came up"; }

# The two seconds, and what looking takes.
must_be_back() {
    local since
    since=$(now_ms)
    wait_for 2500 is_heard || fail "no sound two seconds after the device"
    echo "$CASE: sound back after $(($(now_ms) - since)) ms"
}

# What the output plays is not silence, two seconds from now at the latest.
must_sound() {
    local since took
    since=$(now_ms)
    timeout 8 parec --device=out.monitor --latency-msec=50 --format=s16le --raw 2>"$WORK/parec.log" |
        tr -d '\0' | head -c 1000 >"$WORK/heard.raw" || true
    took=$(($(now_ms) - since))
    [ "$(wc -c <"$WORK/heard.raw")" -eq 1000 ] || fail "the output is silent"
    echo "$CASE: heard after $took ms"
    [ $took -lt 2500 ] || fail "no sound for $took ms"
}

# expect 'CONDITION': of the figures, as jq understands it.
expect() {
    jq -e "$1" "$WORK/stats.json" >/dev/null || fail "not so: $1"
}

is_over() { ! kill -0 "$game"; }

must_end_with_0() {
    ends_with_0 "$game"
    game=''
}

# End of the routine: the time of 10 s is right, and no frame waited.
must_end_well() {
    wait_for 20000 is_over || fail "limber does not end"
    must_end_with_0
    jq -r '"'"$CASE"': \(.frames) frames, \(.late_frames) late, longest \(.turn_ms_max) ms, cue error \(.cue_error_ms_max) ms, opened \(.audio_opened), lost \(.audio_lost), played \(.played_ms) ms"' "$WORK/stats.json"
    expect ".turn_ms_max < $TURN_MS_MAX"
    expect ".cue_error_ms_max <= 40"
    expect ".played_ms >= 9950"
    expect ".played_ms < 11000"
}

OUT="module-null-sink sink_name=out rate=48000"
case $CASE in
no_output_at_start)
    start_server
    start_limber
    sleep 3
    # shellcheck disable=SC2086
    pactl load-module $OUT >/dev/null
    must_be_back
    must_end_well
    expect ".audio_opened == 1"
    ;;
no_server_at_start)
    start_limber
    sleep 3
    start_server "$OUT"
    must_be_back
    must_end_well
    expect ".audio_opened == 1"
    ;;
hung_server_at_start)
    start_server "$OUT"
    kill -STOP "$server"
    start_limber
    sleep 4
    kill -CONT "$server"
    must_be_back
    must_end_well
    expect ".start_ms < 2000"
    ;;
output_away_and_back)
    start_server "$OUT"
    start_limber
    must_be_heard
    for _ in 1 2; do
        pactl unload-module module-null-sink
        sleep 1.5
        # shellcheck disable=SC2086
        pactl load-module $OUT >/dev/null
        must_be_back
    done
    must_sound
    must_end_well
    expect ".audio_lost == 2"
    ;;
server_killed)
    start_server "$OUT"
    start_limber
    must_be_heard
    kill_server
    sleep 1.5
    start_server "$OUT"
    must_be_back
    must_sound
    must_end_well
    expect ".audio_opened == 2"
    ;;
server_hangs_in_play)
    start_server "$OUT"
    start_limber
    must_be_heard
    kill -STOP "$server"
    sleep 5
    kill -CONT "$server"
    must_sound
    must_end_well
    ;;
server_hangs_at_the_end)
    start_server "$OUT"
    start_limber
    must_be_heard
    sleep 2
    kill -STOP "$server"
    kill -TERM "$game"
    asked=$(now_ms)
    wait_for 10000 is_over || fail "limber does not end"
    took=$(($(now_ms) - asked))
    echo "$CASE: ended after $took ms"
    [ $took -lt 5000 ] || fail "it took $took ms to end"
    must_end_with_0
    expect ".turn_ms_max < $TURN_MS_MAX"
    ;;
output_suspended)
    start_server "$OUT"
    start_limber
    must_be_heard
    pactl suspend-sink out 1
    sleep 4.5
    pactl suspend-sink out 0
    must_sound
    must_end_well
    ;;
*) fail "there is no such case" ;;
esac
