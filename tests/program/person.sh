#!/usr/bin/env bash
# What limber asks a person and offers them, as somebody before a window meets it:
# person.sh CASE LIMBER HERE WORK. Keys come from xdotool, weeks from LIMBER_NOW.
set -euo pipefail
CASE=$1 LIMBER=$2 HERE=$3 WORK=$4
limber='' window=''

fail() {
    echo "person $CASE: $*" >&2
    "$LIMBER" history --csv >&2 || true
    tail -n 20 "$WORK"/*.log "$WORK"/.config/limber/*.conf >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
# shellcheck source=tests/program/display.sh
. "$HERE/display.sh"
trap 'leave $limber $manager $server' EXIT
export TZ=UTC LIMBER_NOW=2026-03-02T12:00:00Z
profile=$WORK/.config/limber/profile.conf
mkdir -p "${profile%/*}"

# start NAME ARGUMENT...: in a window of this name, which has the keyboard then.
start() {
    "$LIMBER" "${@:2}" --size 320x180 --mute >"$WORK/limber.log" 2>&1 &
    limber=$!
    wait_for 20000 has_keyboard "^$1\$" || fail "no window $1 gets the keyboard"
    sleep 0.7 # keys mean nothing in a screen's first half second
}

is_over() { ! kill -0 "$limber"; }
ends() {
    wait_for 10000 is_over || fail "it does not end"
    ends_with_0 "$limber"
    limber=''
}

recorded() { "$LIMBER" history --csv | grep -q "$1"; }
must_record() { wait_for 15000 recorded "$1" || fail "$1 is not recorded"; }

has_ends() { [ "$("$LIMBER" history --csv | grep -c ",done,,both")" -eq "$1" ]; }

# yesterday: a stretch was held then.
yesterday() {
    LIMBER_NOW=2026-03-01T12:00:00Z SDL_VIDEODRIVER=offscreen "$LIMBER" "$HERE/short.yaml" --size 320x180
}

is_another() { has_keyboard . && [ "$(xdotool getwindowname "$window")" != "Three seconds" ]; }

# The closing screen is there, and listens.
closes() {
    must_record ",done,,both,,short"
    sleep 0.8
}

case_the_first_start_asks_once_and_keeps_what_was_written_by_hand() {
    start limber --menu
    xdotool key Return Right Right Return Left Left Left Left Return # two ticks, and keep them
    wait_for 10000 test -s "$profile" || fail "there is no profile"
    grep -qx 'flags = FLEX ACUTE' "$profile" || fail "the ticks are not in the profile"
    xdotool sleep 0.5 key Escape
    ends
    printf '# mine\nlimit = right_knee flexion 90  # since May\nchair = 0.42\nflags = FLEX ACUTE # ask Eva\n' >"$profile"
    start limber --menu
    xdotool key End sleep 0.2 key Escape # the menu, not the page
    ends
    [ "$(wc -l <"$profile")" -eq 4 ] || fail "the profile was changed"
}

case_a_request_for_a_window_that_is_gone_ends_nothing() {
    start limber --menu
    "$HERE/stale.py" "$window" || fail "nothing is asked for"
    sleep 0.5
    is_over && fail "an error of the X server ended it"
    xdotool key Escape sleep 0.5 key Escape
    ends
}

case_limits_of_ones_own_are_set_on_a_page() {
    printf '# mine\nlimit = hips flexion 100 # both\n' >"$profile"
    start limber --menu
    xdotool key Left Left sleep 0.3 key Return sleep 0.8 # the card About you
    xdotool key Left Left Left Return sleep 0.8               # its last row: Your own limits
    xdotool key Down Down Return Return Down Return sleep 0.8 # the right hip: two steps on, and keep it
    wait_for 5000 grep -q right_hip "$profile" || fail "no limit is written"
    xdotool key Escape sleep 0.5 key Escape
    ends
    diff - "$profile" <<'END' || fail "the profile is not as it was set"
# mine
limit = right_hip flexion 90 # both
limit = left_hip flexion 100
END
}

case_who_starts_a_routine_is_asked_when_it_is_over() {
    yesterday
    start "Three seconds" "$HERE/short.yaml"
    recorded day_after && fail "it was asked before"
    must_record "03-02.*,done,,both,,short"
    xdotool sleep 1 key q sleep 1.5 key Down sleep 0.2 key Return # still worse
    must_record "day_after,.*,worse,"
    xdotool sleep 1 key Return # what is said to it
    ends
    start "Three seconds" "$HERE/short.yaml"
    wait_for 15000 has_ends 3 || fail "it is not played a third time"
    xdotool sleep 1 key q
    ends # asked once
}

case_after_pain_the_next_start_begins_with_a_question() {
    yesterday
    start "Three seconds" "$HERE/short.yaml" --resume
    test -e "$WORK/.local/state/limber/resume" || fail "it could not be gone on with"
    xdotool key x sleep 5.5 # it eases out before it asks
    test -e "$WORK/.local/state/limber/resume" && fail "cut off now, it would be gone on with"
    xdotool key 2 sleep 0.8
    must_record "pain,seated_cat_cow,.*,sharp,"
    xdotool key q
    ends
    start limber "$HERE/short.yaml"
    xdotool key Return # it is gone
    must_record "day_after,.*,fine,"
    xdotool sleep 0.8 key Return # not today: it rests
    wait_for 10000 is_over || fail "it plays what rests"
    wait "$limber" && fail "it says that it played"
    limber=''
    recorded "03-02.*phase.*cat," && fail "it played what rests"
    return 0
}

case_what_is_missing_is_offered_and_played() {
    start "Three seconds" "$HERE/short.yaml"
    closes
    xdotool key space
    wait_for 15000 is_another || fail "nothing else is played"
    xdotool sleep 0.7 key --repeat 6 --repeat-delay 300 shift+Right sleep 2 key q
    ends
    recorded ',phase,\([a-z_]*\),[a-z]*,[a-z_]*,\1,[1-9]' || fail "what was offered is not stretched"
}

too_much() { [ "$("$LIMBER" history --csv | grep -c "too_much,seated_cat_cow,")" -eq "$1" ]; }

case_what_was_too_much_is_said_while_it_plays_or_afterwards() {
    start "Three seconds" "$HERE/short.yaml"
    xdotool key t t sleep 0.2 key t
    wait_for 15000 too_much 1 || fail "the key is not recorded once"
    closes
    xdotool key t sleep 0.8 key 1 sleep 0.2 key q # nothing is left to say
    ends
    start "Three seconds" "$HERE/short.yaml"
    wait_for 15000 has_ends 2 || fail "it is not played again"
    xdotool sleep 0.8 key t sleep 1 key 1 sleep 0.2 key Escape # its row, and back
    wait_for 15000 too_much 2 || fail "what was ticked is not recorded"
    xdotool sleep 0.8 key q
    ends
    too_much 2 || fail "it is recorded twice"
}

case_somebody_new_has_a_page_and_a_record_of_their_own() {
    printf 'flags = FLEX\n' >"$profile"
    start limber --menu
    xdotool key Left sleep 0.3 key Return sleep 0.8 # the last card: who is it?
    xdotool key Down Return sleep 0.5 type Eva
    xdotool sleep 0.3 key Return Return sleep 0.8 key Return Left Left Return # FLEX is ticked for her as well
    wait_for 5000 test -s "${profile%.conf}-Eva.conf" || fail "Eva has no profile"
    xdotool sleep 0.5 key Escape
    ends
    grep -qx 'flags = FLEX' "${profile%.conf}-Eva.conf" || fail "her tick is not in it"
    [ "$(cat "$profile")" = 'flags = FLEX' ] || fail "the other profile was changed"
}

open_display 640x400
"case_$CASE"
