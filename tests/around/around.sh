#!/usr/bin/env bash
# What stands around the program, as it is installed, under the ecosystem's own validators:
# around.sh CASE BUILD WORK [CMAKE CPACK]. `installed` comes first and leaves WORK/usr to the others.
# Every validator is also given something wrong, which it must not let pass. 77 where one is missing.
set -euo pipefail
CASE=$1 BUILD=$2 WORK=$3
USR=$WORK/usr
SHARE=$USR/share
OWN=$WORK/$CASE
export HOME=$WORK XDG_RUNTIME_DIR=$OWN SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY LIMBER_DATA XDG_DATA_HOME XDG_DATA_DIRS NOTIFY_SOCKET LANGUAGE

fail() {
    echo "$CASE: $*" >&2
    exit 1
}

need() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
    done
}

# grep that reads to the end: whoever writes to it is not cut off.
has() { grep "$@" >/dev/null; }

# must COMMAND...: it ends with 0 and has nothing to say on stderr.
must() {
    "$@" >"$OWN/said" 2>"$OWN/complained" || fail "$*: $(cat "$OWN/said" "$OWN/complained")"
    [ ! -s "$OWN/complained" ] || fail "$*: $(cat "$OWN/complained")"
}

# must_reject COMMAND...: it ends with another code, or complains.
must_reject() {
    if "$@" >"$OWN/said" 2>"$OWN/complained" && [ ! -s "$OWN/complained" ]; then
        fail "$* lets something wrong pass"
    fi
}

# spoiled FILE FROM TO: the path of a copy in which FROM stands no longer.
spoiled() {
    local copy
    copy=$OWN/spoiled.${1##*/}
    sed "s|$2|$3|" "$1" >"$copy"
    cmp -s "$1" "$copy" && fail "$1 has no $2"
    echo "$copy"
}

# pack CPACK: a package of $OWN/stage.
pack() {
    (cd "$BUILD" && "$1" -G DEB -B "$OWN" -D CPACK_INSTALL_CMAKE_PROJECTS= -D "CPACK_INSTALLED_DIRECTORIES=$OWN/stage;/" \
        -D CPACK_PACKAGING_INSTALL_PREFIX=/ -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip) >"$OWN/packed" 2>&1 ||
        fail "$(cat "$OWN/packed")"
}

# All options of all commands, from the program itself.
options() {
    local command
    for command in $("$USR/bin/limber" --help | sed -n '/^limber COMMAND/,/^Options/s/^  \([a-z]*\) .*/\1/p'); do
        "$USR/bin/limber" help "$command" | sed -n 's/^  \(--[a-z-]*\).*/\1/p'
    done | sort -u
}

rm -rf "$OWN"
mkdir -p "$OWN"
case $CASE in
installed)
    rm -rf "$USR"
    must "$4" --install "$BUILD" --component Unspecified --strip --prefix "$USR"
    for file in bin/limber share/limber/assets/routines/one_minute.yaml share/limber/shaders/cone.frag \
        share/applications/org.limber.Limber.desktop share/metainfo/org.limber.Limber.metainfo.xml \
        share/mime/packages/org.limber.Limber.xml share/icons/hicolor/scalable/apps/org.limber.Limber.svg \
        share/icons/hicolor/symbolic/apps/org.limber.Limber-symbolic.svg lib/systemd/user/limber.service \
        lib/systemd/system/limber-kiosk.service lib/systemd/user/limber-remind.service \
        lib/systemd/user/limber-remind.timer share/doc/limber/copyright \
        share/bash-completion/completions/limber share/zsh/vendor-completions/_limber \
        share/fish/vendor_completions.d/limber.fish; do
        [ -s "$USR/$file" ] || fail "$file is not installed"
    done
    # it finds its data under the prefix, wherever it is called from
    cd /
    "$USR/bin/limber" list | has one_minute || fail "it does not find its data"
    must "$USR/bin/limber" shot one_minute --at 3000 --size 320x180 --out "$OWN/shot.png"
    # what a double click runs
    cat >"$OWN/mine.limber.yaml" <<'YAML'
format: limber routine 1
name: Mine
purpose: A trial.
beats_per_minute: 120
beats_per_bar: 2
steps:
  - exercise: seated_cat_cow
    bars:
      - {phase: ready, to: start, bars: 1, say: Ready.}
YAML
    must "$USR/bin/limber" --menu --fullscreen "$OWN/mine.limber.yaml"
    ;;
desktop_file)
    need desktop-file-validate
    file=$SHARE/applications/org.limber.Limber.desktop
    must desktop-file-validate "$file"
    must_reject desktop-file-validate "$(spoiled "$file" '^Type=Application' 'Type=Programme')"
    sed -n 's/^Exec=limber \([a-z_]*\) .*/\1/p' "$file" >"$OWN/names"
    [ "$(wc -l <"$OWN/names")" -eq 3 ] || fail "the actions play $(cat "$OWN/names")"
    while read -r name; do
        [ -e "$SHARE/limber/assets/routines/$name.yaml" ] || fail "there is no routine $name"
    done <"$OWN/names"
    grep -q "^Icon=org.limber.Limber$" "$file" || fail "it has another icon"
    ;;
metainfo)
    need appstreamcli
    file=$SHARE/metainfo/org.limber.Limber.metainfo.xml
    must appstreamcli validate --no-net "$file"
    must_reject appstreamcli validate --no-net "$(spoiled "$file" '<name>limber</name>' '')"
    version=$("$USR/bin/limber" version | sed -n '1s/^limber //p')
    grep -q "release version=\"$version\"" "$file" || fail "it tells of another version than $version"
    ;;
xml)
    need xmllint
    for file in "$SHARE"/mime/packages/org.limber.Limber.xml "$SHARE"/metainfo/*.xml "$SHARE"/icons/hicolor/s*/apps/*.svg; do
        must xmllint --noout --nonet "$file"
    done
    must_reject xmllint --noout --nonet "$(spoiled "$SHARE/mime/packages/org.limber.Limber.xml" '</mime-info>' '')"
    ;;
mime_type)
    need update-mime-database
    mkdir -p "$OWN/mime/packages"
    cp "$SHARE/mime/packages/org.limber.Limber.xml" "$OWN/mime/packages/"
    XDG_DATA_DIRS=$OWN must update-mime-database "$OWN/mime"
    grep -q '^60:application/x-limber+yaml:\*.limber.yaml$' "$OWN/mime/globs2" || fail "no file is of this type"
    grep -q '^application/x-limber+yaml application/x-yaml$' "$OWN/mime/subclasses" || fail "it is no YAML any more"
    grep -q '^MimeType=application/x-limber+yaml;$' "$SHARE/applications/org.limber.Limber.desktop" || fail "limber does not open it"
    must_reject update-mime-database "$OWN/nowhere"
    ;;
icons)
    need file
    for size in 16 24 32 48 64 128 256 512; do
        icon=$SHARE/icons/hicolor/${size}x${size}/apps/org.limber.Limber.png
        [ -e "$icon" ] || { echo "rsvg-convert was not there when limber was configured"; exit 77; }
        file "$icon" | has "PNG image data, $size x $size, 8-bit/color RGBA" || fail "$(file "$icon")"
    done
    ;;
manual)
    need man
    [ -e "$SHARE/man/man1/limber.1.gz" ] || { echo "scdoc was not there when limber was configured"; exit 77; }
    [ -e "$SHARE/man/de/man7/limber-kiosk.7.gz" ] || fail "there is no German page"
    for page in "$SHARE"/man/man?/*.gz "$SHARE"/man/de/man?/*.gz; do
        must man --warnings -E UTF-8 -l -Tutf8 -Z "$page"
    done
    printf '.TH x 1\n.frobnicate\n' >"$OWN/wrong.1"
    must_reject man --warnings -E UTF-8 -l -Tutf8 -Z "$OWN/wrong.1"
    ;;
manual_has_every_option)
    need man
    [ -e "$SHARE/man/man1/limber.1.gz" ] || { echo "scdoc was not there when limber was configured"; exit 77; }
    options >"$OWN/options"
    [ "$(wc -l <"$OWN/options")" -gt 30 ] || fail "the program tells only $(wc -l <"$OWN/options") options"
    for page in man1 de/man1; do
        MANWIDTH=200 man -E UTF-8 -l "$SHARE/man/$page/limber.1.gz" | sed 's/.\x08//g' >"$OWN/page"
        while read -r option; do
            grep -Eq "^ *$option( |\$)" "$OWN/page" || fail "$option is not in limber(1) of $page"
        done <"$OWN/options"
        for command in play list check export help; do
            grep -Eq "^ *limber $command( |\$)" "$OWN/page" || fail "limber $command is not in limber(1) of $page"
        done
        ! grep -Eq "^ *--frobnicate( |\$)" "$OWN/page" || fail "everything is in this page"
    done
    grep -q "eine Einstellung" "$OWN/page" || fail "the German page tells of options in English"
    ;;
completions_have_every_option)
    options >"$OWN/options"
    while read -r option; do
        grep -q -- "${option}[ ']" "$SHARE/bash-completion/completions/limber" || fail "bash does not know $option"
        grep -q -- "'${option}[=[]" "$SHARE/zsh/vendor-completions/_limber" || fail "zsh does not know $option"
        grep -q -- "-l ${option#--} " "$SHARE/fish/vendor_completions.d/limber.fish" || fail "fish does not know $option"
    done <"$OWN/options"
    ;;
bash_completes)
    PATH=$USR/bin:$PATH
    must bash -n "$SHARE/bash-completion/completions/limber"
    # shellcheck disable=SC1091
    . "$SHARE/bash-completion/completions/limber"
    # completed WORD...: what the last word may become, on one line.
    completed() {
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _limber
        echo "${COMPREPLY[*]}"
    }
    cd "$OWN"
    touch some.yaml
    mkdir folder
    completed limber ex | has -w export || fail "no command"
    completed limber one_ | has -w one_minute || fail "no routine"
    completed limber play cat_ | has -w cat_cow || fail "no exercise"
    completed limber check some | has -w some.yaml || fail "no file"
    [ "$(completed limber --sty)" = --style ] || fail "no option: $(completed limber --sty)"
    [ "$(completed limber shot x --style '')" = "solid line contrast" ] || fail "no words of an option"
    [ "$(completed limber --style = c)" = contrast ] || fail "no words behind the sign"
    [ "$(completed limber --data '')" = folder ] || fail "no folder: $(completed limber --data '')"
    [ -z "$(completed limber list --fullscr)" ] || fail "list has no --fullscreen"
    [ -z "$(completed limber --range '')" ] || fail "a number is no file"
    completed limber help '' | has -w trace || fail "no command to be helped with"
    ;;
zsh_completes)
    need zsh
    must zsh -n "$SHARE/zsh/vendor-completions/_limber"
    must_reject zsh -n "$(spoiled "$SHARE/zsh/vendor-completions/_limber" '^    esac' '')"
    mkdir -p "$OWN/functions"
    cp "$SHARE/zsh/vendor-completions/_limber" "$OWN/functions/"
    cat >"$OWN/ask.zsh" <<'ZSH'
zmodload zsh/zpty
zpty shell zsh -f -i
type() { zpty -w shell "$1"; }
type "PS1=; fpath=($FUNCTIONS \$fpath); PATH=$BIN:\$PATH; autoload -Uz compinit; compinit -u -d $OWN/dump; zstyle ':completion:*' list-colors ''; LISTMAX=1000; echo read''y"
zpty -r shell out '*ready*'
zpty -n -w shell "limber shot x --style "$'\t\t'
zpty -r shell out '*contrast*' && print -r -- words
zpty -n -w shell $'\x15limber --fullsc\t'
zpty -r shell out '*--fullscreen*' && print -r -- option
zpty -d shell
ZSH
    export FUNCTIONS=$OWN/functions BIN=$USR/bin OWN
    timeout 30 zsh -f "$OWN/ask.zsh" >"$OWN/answers" || fail "zsh does not answer"
    [ "$(tr '\n' ' ' <"$OWN/answers")" = "words option " ] || fail "zsh completes only $(cat "$OWN/answers")"
    ;;
fish_completes)
    need fish
    PATH=$USR/bin:$PATH
    script=$SHARE/fish/vendor_completions.d/limber.fish
    must fish -n "$script"
    must_reject fish -n "$(spoiled "$script" '^end$' '')"
    completed() { fish -N -c "source $script; complete -C'$1'" | cut -f 1 | tr '\n' ' '; }
    [ "$(completed 'limber shot x --style ')" = "contrast line solid " ] || fail "no words: $(completed 'limber shot x --style ')"
    [ "$(completed 'limber --fullsc')" = "--fullscreen " ] || fail "no option"
    completed 'limber one_' | has -w one_minute || fail "no routine"
    completed 'limber exp' | has -w export || fail "no command"
    ;;
units)
    need systemd-analyze
    mkdir -p "$OWN/units"
    for unit in user/limber system/limber-kiosk; do
        grep -q "$USR/bin/limber " "$USR/lib/systemd/$unit.service" || fail "$unit starts another limber"
        sed 's|/usr/bin/cage|/bin/true|' "$USR/lib/systemd/$unit.service" >"$OWN/units/${unit#*/}.service"
        for word in Type=notify Restart=always StartLimitIntervalSec=0 WatchdogSec= RuntimeDirectoryPreserve=restart; do
            grep -q "^$word" "$USR/lib/systemd/$unit.service" || fail "$unit has no $word"
        done
    done
    must systemd-analyze verify --man=no "$OWN/units/limber-kiosk.service"
    must systemd-analyze --user verify --man=no "$OWN/units/limber.service"
    # what reminds: off until it is enabled, and nothing but limber
    cp "$USR"/lib/systemd/user/limber-remind.* "$OWN/units/"
    grep -q "^ExecStart=$USR/bin/limber remind$" "$OWN/units/limber-remind.service" || fail "it reminds by another limber"
    must systemd-analyze --user verify --man=no "$OWN/units/limber-remind.timer" "$OWN/units/limber-remind.service"
    must_reject systemd-analyze --user verify --man=no "$(spoiled "$OWN/units/limber-remind.timer" '^OnCalendar=.*' 'OnCalendar=noon')"
    must_reject systemd-analyze verify --man=no "$(spoiled "$OWN/units/limber-kiosk.service" '^Restart=' 'Restrat=')"
    # 0 is least exposed, 100 most; the user's own is measured as if root ran it
    must systemd-analyze security --offline=true --threshold=20 "$OWN/units/limber-kiosk.service"
    must systemd-analyze security --offline=true --threshold=65 "$OWN/units/limber.service"
    must_reject systemd-analyze security --offline=true --threshold=20 "$OWN/units/limber.service"
    ;;
package)
    need dpkg-deb dpkg-shlibdeps lintian fakeroot
    # Without the voices, which are only big.
    mkdir -p "$OWN/stage"
    "$4" --install "$BUILD" --component Unspecified --strip --prefix "$OWN/stage/usr" >/dev/null
    # for /usr, wherever it was staged
    sed -i "s|$OWN/stage||" "$OWN"/stage/usr/lib/systemd/*/limber*.service
    pack "$5"
    package=$(echo "$OWN"/limber_*.deb)
    dpkg-deb --info "$package" >"$OWN/info"
    for library in libc6 libsdl2-2.0-0 libsdl2-ttf-2.0-0 libyaml-0-2 libfontconfig1 libepoxy0 libpng16-16; do
        grep -q "^ Depends:.*$library" "$OWN/info" || fail "it does not depend on $library"
    done
    dpkg-deb --contents "$package" >"$OWN/contents"
    for file in bin/limber share/man/man1/limber.1.gz share/doc/limber/copyright share/doc/limber/changelog.gz \
        share/limber/assets/exercises/cat_cow.yaml share/applications/org.limber.Limber.desktop; do
        grep -q "root/root .* ./usr/$file\$" "$OWN/contents" || fail "$file is not in it"
    done
    ! grep -v '^[-d]rw[-x]r-[-x]r-[-x] root/root' "$OWN/contents" || fail "these have other rights or owners"
    lintian --no-cfg --fail-on error "$package" >"$OWN/lintian" 2>&1 || fail "$(cat "$OWN/lintian")"
    # what lintian has to find: nobody's papers
    mkdir -p "$OWN/bare/DEBIAN" "$OWN/bare/usr/bin"
    printf 'Package: bare\nVersion: 1\nArchitecture: all\nMaintainer: N N <n@n.invalid>\nDescription: bare\n' >"$OWN/bare/DEBIAN/control"
    dpkg-deb --build "$OWN/bare" "$OWN/bare.deb" >/dev/null
    must_reject lintian --no-cfg --fail-on error "$OWN/bare.deb"
    rm -rf "$OWN/stage" "$OWN/_CPack_Packages"
    ;;
*)
    fail "there is no such case"
    ;;
esac
