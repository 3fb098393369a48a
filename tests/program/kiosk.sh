#!/bin/sh
# A kiosk under a window manager: kiosk.sh LIMBER WORK. xdotool presses what visitors press; only the
# owner gets out. Ends with 77 where the tools are missing.
set -eu
limber=$1 work=$2
for tool in Xvfb openbox xdotool; do
    command -v "$tool" >/dev/null || exit 77
done
rm -rf "$work" && mkdir -p "$work/limber"
unset WAYLAND_DISPLAY SDL_VIDEODRIVER DISPLAY
export HOME="$work" XDG_CONFIG_HOME="$work" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache" SDL_AUDIODRIVER=dummy
exec 3>"$work/number"
Xvfb -displayfd 3 -screen 0 800x450x24 -nolisten tcp >"$work/x.log" 2>&1 3>&3 &
server=$!
manager='' kiosk=''
trap 'kill $kiosk $manager $server 2>/dev/null || :' EXIT

fail() {
    echo "$1" >&2
    cat "$work/log" >&2
    exit 1
}

# within SECONDS COMMAND...
within() {
    left=$(($1 * 10))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || fail "not in time: $*"
        sleep 0.1
    done
}

within 20 test -s "$work/number"
DISPLAY=:$(cat "$work/number")
export DISPLAY
openbox >"$work/openbox.log" 2>&1 &
manager=$!
within 20 xdotool get_num_desktops # only a window manager tells
printf 'pin = 4711\nchord = Ctrl+Shift+End\nroutines = one_minute\n' >"$work/limber/kiosk.conf"
"$limber" kiosk --painter soft >"$work/log" 2>&1 &
kiosk=$!
within 30 xdotool search --onlyvisible --name limber
window=$(xdotool search --onlyvisible --name limber | head -n 1)

fills_the_screen() {
    kill -0 "$kiosk" || fail "the kiosk is gone"
    xdotool getwindowgeometry "$window" | grep -q 'Geometry: 800x450'
}
within 10 fills_the_screen

i=0
while [ "$i" -lt 25 ]; do
    xdotool key --delay 2 Return alt+F4 q Escape alt+Tab super ctrl+q ctrl+alt+Delete F11 f ctrl+alt+t \
        Print ctrl+w alt+space 4 7 1 1 BackSpace space h x Menu
    xdotool mousemove $((i * 31 % 800)) $((i * 17 % 450)) click $((i % 3 + 1))
    i=$((i + 1))
done
within 5 fills_the_screen

# the chord, and then the PIN
xdotool keydown ctrl keydown shift keydown End
sleep 4
kill -0 "$kiosk" || fail "the chord alone ended it"
xdotool keyup End keyup shift keyup ctrl key --delay 60 4 7 1 1
ended() { ! kill -0 "$kiosk"; }
within 5 ended
code=0
wait "$kiosk" || code=$?
kiosk=''
[ "$code" -eq 0 ] || fail "it ended with $code"
grep -q 'a kiosk for [0-9]* min: [1-9]' "$work/log" || fail "nobody visited it"
