# shellcheck shell=bash disable=SC2034,SC2154
# A display of a test's own, with a window manager that gives a window the keyboard. Sourced by bash
# after harness.sh; `server` and `manager` are for `leave`.
for tool in Xvfb openbox xdotool; do
    command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
done
server='' manager=''

# open_display WIDTHxHEIGHT
open_display() {
    exec 8>"$WORK/number"
    env -u NOTIFY_SOCKET Xvfb -displayfd 8 -screen 0 "$1x24" -nolisten tcp -noreset >"$WORK/x.log" 2>&1 &
    server=$!
    exec 8>&-
    wait_for 20000 test -s "$WORK/number" || fail "there is no display"
    DISPLAY=:$(cat "$WORK/number")
    export DISPLAY SDL_VIDEODRIVER=x11
    openbox >"$WORK/openbox.log" 2>&1 &
    manager=$!
    wait_for 20000 xdotool get_num_desktops || fail "there is no window manager"
}

# has_keyboard NAME: the window of this name is open and gets what is typed; it is `window` then.
has_keyboard() {
    window=$(xdotool search --onlyvisible --name "$1" | head -n 1)
    [ -n "$window" ] && [ "$(xdotool getwindowfocus 2>/dev/null)" = "$window" ]
}
