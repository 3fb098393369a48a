# What ./play and ./test share: install what is missing, configure, build. Sourced by bash from the
# top of the checkout; every step says what it does and the first error ends it with its cause.

PLAY_PACKAGES=(
    gcc libc6-dev cmake ninja-build pkg-config
    libsdl2-dev libsdl2-ttf-dev libsdl2-mixer-dev libcglm-dev libepoxy-dev
    libyaml-dev libfontconfig-dev libfribidi-dev libpng-dev libsqlite3-dev
    flite1-dev espeak-ng gettext libsystemd-dev
    fonts-inter
)
TEST_PACKAGES=(
    libcmocka-dev clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 glslang-tools
    libpocketsphinx-dev pocketsphinx-en-us pulseaudio pulseaudio-utils
    libgl1-mesa-dri libegl1 fonts-dejavu-core fonts-droid-fallback jq shellcheck
    dbus-daemon dbus-bin playerctl systemd xvfb openbox xdotool x11-xserver-utils cage xwayland
    scdoc man-db librsvg2-bin libxml2-utils desktop-file-utils appstream shared-mime-info file
    zsh fish ffmpeg dpkg-dev fakeroot lintian python3 tzdata
)
BUILD=build/release

say() { printf '\033[1m%s\033[0m\n' "limber: $*"; }

fail() {
    printf 'limber: %s\n' "$*" >&2
    exit 1
}

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            printf '%s\n' "$package"
    done
}

install_packages() {
    local missing root=()
    command -v dpkg-query >/dev/null || fail "this script installs Debian packages, and there is no dpkg here; install by hand: $*"
    mapfile -t missing < <(missing_packages "$@")
    if [ ${#missing[@]} -eq 0 ]; then
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "packages are missing and there is neither root nor sudo; as root run: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${root[@]}" apt-get update -q || fail "apt-get update failed (above): is there a network?"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" ||
        fail "apt-get install failed (above)"
}

# configure ON|OFF: with or without the tests. What was configured with tests keeps them.
configure() {
    if [ -f $BUILD/build.ninja ] && { [ "$1" = OFF ] || grep -q '^BUILD_TESTING:BOOL=ON$' $BUILD/CMakeCache.txt; }; then
        return
    fi
    say "configuring in $BUILD"
    cmake --preset release -DBUILD_TESTING="$1" || fail "configuring failed (above)"
}

# build [TARGET...]: ninja prints what it builds; nothing when all is current.
build() {
    local targets=()
    [ $# -eq 0 ] || targets=(--target "$@")
    say "building"
    cmake --build $BUILD "${targets[@]}" || fail "building failed (above)"
}
