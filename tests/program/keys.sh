#!/usr/bin/env bash
# Every key of `limber keys` that a keyboard or a mouse has is pressed by xdotool in a real window:
# keys.sh LIMBER HERE WORK. --stats then tells what each of them did, and that it did nothing else.
set -euo pipefail
LIMBER=$1 HERE=$2 WORK=$3
limber='' window='' arguments=()

fail() {
    echo "keys: $*" >&2
    tail -n 20 "$WORK"/*.log "$WORK"/wrong.json >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
# shellcheck source=tests/program/display.sh
. "$HERE/display.sh"
trap 'leave $limber $manager $server' EXIT

# The arguments with which xdotool presses a key; its names are X's, with modifiers in small letters.
x_arguments() {
    local key=$1 modifier=''
    case $key in
    # the window manager looks at clicks first: keys would overtake them
    Click) arguments=(click 1 sleep 0.3) && return ;;
    RightClick) arguments=(click 3 sleep 0.3) && return ;;
    WheelUp) arguments=(click 4 sleep 0.3) && return ;;
    WheelDown) arguments=(click 5 sleep 0.3) && return ;;
    Ctrl+* | Shift+*) modifier=${key%%+*}+ key=${key#*+} ;;
    esac
    case $key in
    Space) key=space ;;
    Backspace) key=BackSpace ;;
    PageDown) key=Next ;;
    PageUp) key=Prior ;;
    '.') key=period ;;
    '>') key=greater ;;
    '<') key=less ;;
    ']') key=bracketright ;;
    '[') key=bracketleft ;;
    '+') key=plus ;;
    '-') key=minus ;;
    '=') key=equal ;;
    '?') key=question ;;
    Audio*) key=XF86$key ;;
    Mute) key=XF86AudioMute ;;
    VolumeUp) key=XF86AudioRaiseVolume ;;
    VolumeDown) key=XF86AudioLowerVolume ;;
    esac
    arguments=(key "${modifier,,}$key")
}

# What is pressed, and what has to come of it: lines of key, command, and whether it is looked at.
press=() expected=()
# key NAME COMMAND [true]
key() {
    x_arguments "$1"
    press+=("${arguments[@]}")
    expected+=("$1 $2 ${3:-false}")
}

# row NAME COMMAND: the key, from where its effect can be seen, and back to the pause in the first twist.
row() {
    case $1 in Up | Down) key Space pause ;; esac # in a pause they move the light
    case $2 in
    seek_back) key Shift+Right seek_forward ;;
    tempo) key "]" faster ;;
    larger) key - smaller ;;
    louder) key 9 quieter ;;
    esac
    key "$1" "$2" true
    case $2 in
    pause) key Space pause ;;
    menu) key Escape menu ;;
    next) key Left back ;;
    back | restart) key Right next ;;
    seek_forward) key Shift+Left seek_back ;;
    faster | slower) key Backspace tempo ;;
    smaller) key + larger ;;
    too_much) key + larger && key + larger && key + larger ;;
    quieter) key 0 louder ;;
    view) key 1 view_front ;;
    again | info | captions | breath | mute | mute_* | view_* | mirror | fullscreen | help) key "$1" "$2" ;;
    esac
    case $1 in Up | Down) key Space pause ;; esac
}

start_limber() {
    "$LIMBER" "$HERE/parts.yaml" --size 320x180 --at 3000 --stats "$WORK/stats.json" >"$WORK/limber.log" 2>&1 &
    limber=$!
    wait_for 20000 has_keyboard '^Three parts$' || fail "the window does not get the keyboard"
    xdotool mousemove --window "$window" 4 90
    sleep 0.6 # keys mean nothing in a screen's first half second
}

is_over() { ! kill -0 "$limber"; }
must_end_with_0() {
    wait_for 5000 is_over || fail "$1 does not end it"
    ends_with_0 "$limber"
    limber=''
}

# Of each deed the field that its command is there for, and that no other one changed.
look() {
    printf '%s\n' "${expected[@]}" | jq -Rn '[inputs | split(" ") | {key: .[0], command: .[1], row: (.[2] == "true")}]' >"$WORK/expected.json"
    jq --slurpfile expected "$WORK/expected.json" '
        def changed($a; $b):
            [$a, $b | del(.command, .note, .at_ms)] | [.[0] as $x | .[1] | to_entries[] | select($x[.key] != .value) | .key];
        def near($a; $b): ($a - $b) | fabs < 0.001;
        {next: ["part"], back: ["part"], restart: ["part"], seek_forward: [], seek_back: [], again: ["again"],
            faster: ["tempo"], slower: ["tempo"], tempo: ["tempo"], larger: ["range"], smaller: ["range"], too_much: ["range"],
            louder: ["volume"], quieter: ["volume"], mute: ["muted"], mute_music: ["music_muted"], mute_voice: ["voice_muted"],
            captions: ["captions"], breath: ["breath"], mirror: ["mirror"], fullscreen: ["fullscreen"], view: ["view"],
            view_front: ["view"], view_side: ["view"], view_three_quarter: ["view"], view_back: ["view"], view_above: ["view"],
            pause: ["screen"], menu: ["screen"], help: ["screen"], info: ["screen"], hurts: ["screen"], quit: ["screen"]} as $fields
        | .deeds as $deeds
        | if ($deeds | length) != ($expected[0] | length) then
            ["there are \($deeds | length) deeds, not \($expected[0] | length)", ($deeds | map(.command) | join(" "))] else [
            range(1; $deeds | length) as $i | $expected[0][$i] as $wish | $deeds[$i - 1] as $a | $deeds[$i] as $b
            | $wish.command as $word
            | if $b.command != $word then "\($wish.key) is \($b.command)"
              elif $wish.row | not then empty
              elif changed($a; $b) != $fields[$word] then "\($wish.key) changes \(changed($a; $b)), not \($fields[$word])"
              elif ([
                {on: "next", is: ($b.part == $a.part + 1)}, {on: "back", is: ($b.part == $a.part - 1)},
                {on: "restart", is: ($b.at_ms == 0)},
                {on: "seek_forward", is: ($b.at_ms == $a.at_ms + 5000)}, {on: "seek_back", is: ($b.at_ms == $a.at_ms - 5000)},
                {on: "faster", is: near($b.tempo; 1.1)}, {on: "slower", is: near($b.tempo; 0.9)}, {on: "tempo", is: near($b.tempo; 1)},
                {on: "larger", is: near($b.range; 1)}, {on: "smaller", is: near($b.range; 0.92)},
                {on: "too_much", is: near($b.range; 0.75)},
                {on: "louder", is: ($b.volume == 100)}, {on: "quieter", is: ($b.volume == 90)},
                {on: "view", is: ($b.view == "front")},
                {on: "view_front", is: ($b.view == "front")}, {on: "view_side", is: ($b.view == "side")},
                {on: "view_three_quarter", is: ($b.view == "three_quarter")}, {on: "view_back", is: ($b.view == "back")},
                {on: "view_above", is: ($b.view == "above")},
                {on: "pause", is: ($b.screen == "playing" and $b.note == "Going on")}, {on: "menu", is: ($b.screen == "playing")},
                {on: "help", is: ($b.screen == "help")}, {on: "info", is: ($b.screen == "info")},
                {on: "hurts", is: ($b.screen == "hurt")}, {on: "quit", is: ($b.screen == "ended")}
                ] | any(.on == $word and (.is | not))) then "\($wish.key) leads to \($b)"
              elif (["help", "info", "hurts", "quit"] | index($word) | not) and $b.note == "" then "nothing on the screen tells of \($wish.key)"
              else empty end
            ] end' "$WORK/stats.json" >"$WORK/wrong.json"
    [ "$(jq length "$WORK/wrong.json")" -eq 0 ] || fail "$(jq -r '.[]' "$WORK/wrong.json")"
}

is_wide() { [ "$(xdotool getwindowgeometry --shell "$window" | sed -n 's/^WIDTH=//p')" = "$1" ]; }
press_all() { xdotool "${press[@]}"; }

open_display 640x400
"$LIMBER" keys --json >"$WORK/keys.json"
mapfile -t rows < <(jq -r '.[] | select(.key | test("^(Pad|Tap|Swipe)") | not) | "\(.key) \(.command)"' "$WORK/keys.json")
[ "${#rows[@]}" -gt 60 ] || fail "there are only ${#rows[@]} rows"

# One run with all of them, those that end it or lead into a question at its end;
key Space pause
for line in "${rows[@]}"; do
    read -r name command <<<"$line"
    case $command in hurts | quit) ;; *) row "$name" "$command" ;; esac
done
key x hurts true
key q quit true
start_limber
press_all
must_end_with_0 q
look

# and one for their other keys; a window that fills the screen does so.
start_limber
press=() expected=()
for name in F11 F11 f; do key $name fullscreen true; done
press_all
wait_for 5000 is_wide 640 || fail "f does not fill the screen"
press=()
key h hurts true
key Ctrl+q quit true
press_all
must_end_with_0 Ctrl+q
look
jq -e '.width == 640 and .height == 400' "$WORK/stats.json" >/dev/null || fail "the picture does not fill the screen"
for command in hurts quit; do
    [ "$(printf '%s\n' "${rows[@]}" | grep -c " $command$")" -eq 2 ] || fail "there is another key for $command"
done
