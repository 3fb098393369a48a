#!/usr/bin/env bash
# Films: film.sh CASE LIMBER HERE WORK. 77 where ffmpeg is missing.
set -euo pipefail
CASE=$1 LIMBER=$2 HERE=$3 WORK=$4
game=''

fail() {
    echo "$CASE: $*" >&2
    cat "$WORK"/*.log >&2 || true
    exit 1
}

# shellcheck source=tests/program/harness.sh
. "$HERE/harness.sh"
trap 'leave $game' EXIT
command -v ffprobe >/dev/null || { echo "ffmpeg is not installed"; exit 77; }
cd "$WORK"
mkdir bin

# film FILE ARGS...: of the three seconds, small.
film() { "$LIMBER" export "$HERE/short.yaml" --out "$1" --size 320x180 --fps 10 "${@:2}" 2>"$1.log" || fail "no $1"; }
# stand_in: standard input is the script that limber finds as ffmpeg.
stand_in() {
    cat >bin/ffmpeg
    chmod +x bin/ffmpeg
}
is_over() { ! kill -0 "$1"; }
# must_be FILE WHAT...: lines that ffprobe says of it.
must_be() {
    ffprobe -v error -show_chapters -show_streams -show_format "$1" >"$1.log"
    for line in "${@:2}"; do
        grep -qix -- "$line" "$1.log" || fail "$1: not $line"
    done
}

case $CASE in
it_has_pictures_sound_captions_and_a_title)
    film a.mp4
    must_be a.mp4 codec_name=h264 codec_name=aac codec_name=mov_text width=320 height=180 r_frame_rate=10/1 \
        nb_frames=30 duration=3.000000 "TAG:title=Three seconds" TAG:language=eng "TAG:title=Seated cat-cow"
    film a.webm --language de
    must_be a.webm codec_name=vp9 codec_name=opus codec_name=webvtt width=320 "TAG:title=Three seconds" TAG:language=deu
    ;;
without_sound_it_is_a_gif_that_goes_round)
    film a.gif --bare
    must_be a.gif codec_name=gif width=320 height=180 duration=3.000000 nb_streams=1
    grep -q NETSCAPE2.0 a.gif || fail "it ends"
    film b.gif --bare
    cmp a.gif b.gif || fail "it differs"
    [ "$(find . -name '*.part')" = "" ] || fail "something is left"
    # near to what it was drawn as, the second half of it, too
    "$LIMBER" shot "$HERE/short.yaml" --at 2000 --size 320x180 --bare --out shot.png
    ffmpeg -nostdin -v error -ss 2 -i a.gif -frames:v 1 frame.png
    ffmpeg -nostdin -i shot.png -i frame.png -lavfi psnr -f null - 2>psnr.log
    grep -q 'average:\(inf\|[3-9][0-9]\)' psnr.log || fail "other colours"
    ;;
a_picture_shows_the_stretch)
    for size in 320x180 641x361; do
        "$LIMBER" export seated_twist --out a.png --size $size --bare
        must_be a.png codec_name=png "width=${size%x*}" "height=${size#*x}"
    done
    # it is a moment of a hold: the first quarter of it
    at=$("$LIMBER" timeline seated_twist --json |
        jq 'first(.segments[] | select(.phase == "hold")) | .start_ms + ((.end_ms - .start_ms) / 4 | floor)')
    "$LIMBER" shot seated_twist --at "$at" --size 641x361 --bare --out shot.png
    cmp a.png shot.png || fail "another moment"
    ;;
it_is_the_same_each_time)
    film a.mp4
    film b.mp4
    cmp a.mp4 b.mp4 || fail "it differs"
    ;;
sound_and_picture_are_those_of_the_plan)
    "$LIMBER" export "$HERE/short.yaml" --out plan.wav
    ffmpeg_sound() { ffmpeg -nostdin -v error -i "$1" -map 0:a -f s16le -ac 1 -ar 6000 "$2"; }
    film a.mp4
    ffmpeg_sound a.mp4 film.raw
    ffmpeg_sound plan.wav plan.raw
    # the best fit of a second of both, in samples of a sixth of a millisecond
    late=$(python3 - <<'END'
from array import array
film, plan = (array("h", open(name, "rb").read()) for name in ("film.raw", "plan.raw"))
def fit(lag):
    return sum(film[i + lag] * plan[i] for i in range(5000, 11000))
print(max(range(-60, 61), key=fit))
END
)
    [ "${late#-}" -le 1 ] || fail "sound is late by $late of 6000 a second"
    # what ffmpeg is given: frame 17 of 10 a second is what is to be seen at 1700 ms
    stand_in <<'END'
#!/bin/sh
cat <&4 >frames & cat <&5 >sound & cat <&6 >/dev/null & cat <&7 >/dev/null & wait
END
    PATH=$WORK/bin:$PATH film b.mp4 --bare --view side --theme light
    tail -c +45 plan.wav | cmp - sound || fail "another sound"
    "$LIMBER" shot "$HERE/short.yaml" --at 1700 --size 320x180 --bare --view side --theme light --out shot.png
    ffmpeg -nostdin -v error -i shot.png -f rawvideo -pix_fmt bgr24 shot.raw
    ffmpeg -nostdin -v error -f rawvideo -pixel_format bgr0 -video_size 320x180 -i frames -vf "select=eq(n\,17)" \
        -frames:v 1 -f rawvideo -pix_fmt bgr24 frame.raw
    cmp shot.raw frame.raw || fail "another picture"
    ;;
interrupted_it_leaves_nothing)
    echo before >a.mp4
    stand_in <<'END'
#!/bin/sh
echo $$ >child
printf half >&3
cat <&4 >/dev/null
exec sleep 100
END
    for signal in INT TERM HUP; do
        rm -f child
        # a shell's child in the background does not care for Ctrl-C, until it is told to
        PATH=$WORK/bin:$PATH python3 -c 'import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$LIMBER" export "$HERE/short.yaml" --out a.mp4 --size 320x180 2>a.log &
        game=$!
        wait_for 20000 test -s child || fail "it did not start"
        [ -e a.mp4.part ] || fail "nothing is written beside"
        kill -"$signal" "$game"
        wait_for 5000 is_over "$game" || fail "$signal does not end it"
        code=0
        wait "$game" || code=$?
        [ $code -eq $((128 + $(kill -l "$signal"))) ] || fail "$signal: it ended with $code"
        wait_for 5000 is_over "$(cat child)" || fail "$signal: its ffmpeg goes on"
        [ ! -e a.mp4.part ] || fail "$signal: half a film is left"
        [ "$(cat a.mp4)" = before ] || fail "$signal: what was there is gone"
    done
    game=''
    ;;
on_a_full_disk_it_says_so)
    ln -s /dev/full a.mp4.part
    code=0
    "$LIMBER" export "$HERE/short.yaml" --out a.mp4 --size 320x180 --fps 2 2>a.log || code=$?
    [ $code -eq 1 ] || fail "it ended with $code"
    grep -q "a.mp4: error: ffmpeg could not make the film: .*No space left" a.log || fail "it does not say so"
    [ -z "$(find . -name 'a.mp4*' ! -name '*.log')" ] || fail "something is left"
    ;;
*)
    fail "no such case"
    ;;
esac
