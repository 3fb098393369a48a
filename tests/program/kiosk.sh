#!/usr/bin/env bash
# A kiosk under a window manager: kiosk.sh CASE LIMBER MANAGER HERE WORK [EVENTS]. xdotool does what
# visitors do; only the owner gets out, and nothing that happens to the display does any harm. Ends
# with 77 where the tools are missing. By hand, against a build with sanitizers:
#   tests/program/kiosk.sh it_is_left_by_its_owner_only LIMBER MANAGER tests/program /tmp/k 10000
set -euo pipefail
CASE=$1 LIMBER=$2 MANAGER=$3 HERE=$4 WORK=$5 EVENTS=${6:-300}
ear='' kiosk='' window=''
command -v xrandr >/dev/null || { echo "xrandr is not installed"; exit 77; }

fail() {
    echo "$CASE: $*" >&2
    tail -n 40 "$WORK"/*.log >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
# shellcheck source=tests/program/display.sh
. "$HERE/display.sh"
trap 'leave $kiosk $manager $server $ear' EXIT
unset DBUS_SESSION_BUS_ADDRESS JOURNAL_STREAM RUNTIME_DIRECTORY
export XDG_CONFIG_HOME=$WORK XDG_DATA_HOME=$WORK/data XDG_CACHE_HOME=$WORK/cache XDG_STATE_HOME=$WORK/state
export NOTIFY_SOCKET=$SOCKETS/notify

end() {
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

has_window() { xdotool search --onlyvisible --name limber; }

# start_kiosk [OPTION...]
start_kiosk() {
    : >"$WORK/words.log"
    "$LIMBER" kiosk --painter soft "$@" >>"$WORK/limber.log" 2>&1 &
    kiosk=$!
    wait_for 30000 has_window || fail "no window"
    window=$(has_window | head -n 1)
}

is_alive() { kill -0 "$kiosk"; }

# is_over_all WIDTHxHEIGHT: nothing of the screen is anyone else's, and what is typed is the kiosk's.
is_over_all() {
    is_alive || fail "the kiosk is gone"
    window=$(has_window | head -n 1)
    xdotool getwindowgeometry "$window" | tr '\n' ' ' | grep -q "Position: 0,0 .*Geometry: $1" &&
        [ "$(xdotool getwindowfocus)" = "$window" ]
}

shows() { [ "$(grep '^STATUS=' "$WORK/words.log" | tail -n 1 | cut -d, -f1)" = "STATUS=$1" ]; }

# must_show MS WHAT
must_show() {
    wait_for "$1" shows "$2" || fail "it does not come to: $2"
}

# A seeded walk through what a hand can do, the owner's chord held for three seconds apart.
KEYS=(Return Escape q space x h 1 2 3 4 7 0 BackSpace Tab Up Down Left Right Prior Next Home End Menu Print
    Pause Insert Delete F1 F2 F3 F4 F5 F10 F11 F12 f m n p r v c b i question plus minus bracketleft
    alt+F4 alt+Tab alt+shift+Tab alt+Escape alt+space alt+F1 alt+F2 alt+Return super super+d super+e super+l
    super+Tab super+r ctrl+q ctrl+w ctrl+c ctrl+z ctrl+Escape ctrl+shift+Escape ctrl+shift+End
    ctrl+alt+Delete ctrl+alt+BackSpace ctrl+alt+t ctrl+alt+F1 ctrl+alt+F2 ctrl+alt+F7 ctrl+alt+Left
    ctrl+alt+Right ctrl+alt+Up ctrl+alt+Down ctrl+alt+d ctrl+alt+l ctrl+alt+Escape ctrl+alt+End
    XF86AudioPlay XF86AudioNext XF86AudioPrev XF86AudioMute XF86PowerOff XF86Sleep XF86HomePage XF86WWW)
seed=20261123
roll() {
    seed=$(((seed * 1103515245 + 12345) & 0x7fffffff))
    rolled=$(((seed >> 8) % $1))
}

# fifty events in one call
mash() {
    local did=() i x y
    for ((i = 0; i < 50; i++)); do
        roll 10
        if [ $rolled -lt 8 ]; then
            roll ${#KEYS[@]}
            did+=(key --delay 2 "${KEYS[rolled]}")
        else
            roll 800 && x=$rolled
            roll 450 && y=$rolled
            roll 9
            did+=(mousemove "$x" "$y" click $((rolled + 1)))
        fi
    done
    xdotool "${did[@]}" >/dev/null 2>&1 || true
}

hold_the_chord() {
    xdotool keydown ctrl keydown shift keydown End
    sleep 3.5
    xdotool keyup End keyup shift keyup ctrl
}

must_end_with_0() {
    wait_for 5000 has_ended || fail "it does not end"
    ends_with_0 "$kiosk"
    kiosk=''
}
has_ended() { ! is_alive; }

mkdir -p "$WORK/limber"
printf 'pin = 4711\nidle = 10\nroutines = one_minute\nattract = one_minute\n' >"$WORK/limber/kiosk.conf"
"$MANAGER" "$SOCKETS/notify" >>"$WORK/words.log" 2>&1 &
ear=$!
open_display 800x450
start_kiosk
wait_for 10000 is_over_all 800x450 || fail "it does not take the screen"
must_show 10000 film

case $CASE in
it_is_left_by_its_owner_only)
    done=0
    while [ $done -lt "$EVENTS" ]; do
        mash
        done=$((done + 50))
        wait_for 5000 is_over_all 800x450 || fail "it lost the screen after $done events"
        if [ $((done % 1000)) -eq 0 ]; then
            hold_the_chord
            xdotool key --delay 60 4 7 1 2
            sleep 10 # for the owner, or what could still come of it
            is_alive || fail "a wrong PIN ended it"
        fi
        if [ $((done % 2000)) -eq 0 ]; then
            must_show 240000 film # whatever is played comes to its end, slowed down and with repeats, too
            xdotool key a
            must_show 5000 choice
            echo "$CASE: $done events"
        fi
    done
    [ "$EVENTS" -lt 1000 ] || { end "$kiosk" && start_kiosk && must_show 10000 film; } # tries are limited
    hold_the_chord
    is_alive || fail "the chord alone ended it"
    xdotool key --delay 60 4 7 1 1
    must_end_with_0
    [ "$EVENTS" -ge 1000 ] || grep -q 'a kiosk for [0-9]* min: [1-9]' "$WORK/limber.log" || fail "nobody visited it"
    ! grep -q 'runtime error\|AddressSanitizer' "$WORK/limber.log" || fail "a sanitizer has something to say"
    ;;
a_window_manager_cannot_move_it)
    for change in windowminimize "windowsize --" "windowmove --" "set_desktop 1" "set_desktop 0"; do
        case $change in
        set*) at=() ;;
        windowsize*) at=("$window" 300 200) ;;
        windowmove*) at=("$window" 50 50) ;;
        *) at=("$window") ;;
        esac
        # shellcheck disable=SC2086
        xdotool ${change% --} "${at[@]}"
        sleep 0.3
        wait_for 5000 is_over_all 800x450 || fail "$change took its place"
    done
    env -u NOTIFY_SOCKET "$LIMBER" one_minute --size 320x180 --mute >"$WORK/other.log" 2>&1 &
    other=$!
    is_there() { xdotool search --onlyvisible --name "Under a minute"; }
    wait_for 10000 is_there || fail "no other window"
    sleep 0.5
    wait_for 5000 is_over_all 800x450 || fail "another window took the keyboard"
    end $other
    end "$manager"
    xdotool key a
    must_show 5000 choice
    openbox >>"$WORK/openbox.log" 2>&1 &
    manager=$!
    wait_for 20000 xdotool get_num_desktops || fail "no other window manager"
    wait_for 5000 is_over_all 800x450 || fail "another window manager took its place"
    xdotool key Escape
    must_show 5000 film
    ;;
a_screen_of_another_size_is_filled)
    xrandr --newmode small 0 640 640 640 640 400 400 400 400
    xrandr --newmode tall 0 300 300 300 300 440 440 440 440
    xrandr --addmode screen small
    xrandr --addmode screen tall
    for mode in small:640x400 tall:300x440 800x450:800x450; do
        xrandr --output screen --mode ${mode%:*}
        wait_for 5000 is_over_all ${mode#*:} || fail "it does not fill ${mode#*:}"
    done
    xrandr --output screen --off || true # of the server; the screen itself cannot be without size
    sleep 2
    is_alive || fail "it does not outlive its monitor"
    xrandr --output screen --mode 800x450
    wait_for 5000 is_over_all 800x450 || fail "it is not there when its monitor is on again"
    xdotool key a
    must_show 5000 choice
    ;;
a_display_server_that_dies_is_no_end)
    end "$kiosk" && start_kiosk --resume # as its unit does
    xdotool key a
    must_show 5000 choice
    sleep 1
    xdotool key Return
    sleep 1
    xdotool key Return
    must_show 10000 "Under a minute: Seated cat-cow"
    end "$server"
    wait_for 5000 has_ended || fail "it lives on without a display"
    wait "$kiosk" || true
    end "$manager"
    open_display 800x450
    start_kiosk --resume
    must_show 10000 "Under a minute: Seated cat-cow"
    ;;
*) fail "there is no such case" ;;
esac
