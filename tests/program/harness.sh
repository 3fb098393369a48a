# What the scripts that play the real program share. Sourced by bash, with CASE, HERE and WORK set;
# `fail` is the script's own. It leaves a folder for SOCKETS, since a socket's path may not be long,
# and a fresh WORK that is the program's HOME.
SOCKETS=$(mktemp -d)
rm -rf "$WORK"
mkdir -p "$WORK"
export HOME=$WORK XDG_RUNTIME_DIR=$SOCKETS
export SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy
export LSAN_OPTIONS=suppressions=$HERE/leaks.supp:print_suppressions=0
unset DISPLAY WAYLAND_DISPLAY LIMBER_DATA XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME

# leave PID...: ends them, even those that were stopped, and removes SOCKETS.
leave() {
    local child
    for child in "$@"; do
        kill -CONT "$child" 2>/dev/null || true
        kill -KILL "$child" 2>/dev/null || true
        wait "$child" 2>/dev/null || true
    done
    rm -rf "$SOCKETS"
}

# ends_with_0 PID: one that has ended, or is about to, did so well.
ends_with_0() {
    local code=0
    wait "$1" || code=$?
    [ $code -eq 0 ] || fail "limber ended with $code"
}

now_ms() { date +%s%3N; }

# wait_for MOST_MS COMMAND...: true once the command is.
wait_for() {
    local until=$(($(now_ms) + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$(now_ms)" -lt $until ] || return 1
        sleep 0.03
    done
}
