#!/usr/bin/env bash
# Runs the gl painter's tests on a machine with a GPU: tests/gpu-check.sh. Needs the packages that
# ./test installs and the vendor's GL driver. SDL's offscreen driver takes its context from EGL,
# so no display is needed. The renderer is printed first; llvmpipe there means that no GPU was used.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=${BUILD:-build/gpu}

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DLIMBER_VOICE=OFF > /dev/null
tests=(gl gl_shapes gl_surface gl_figure gl_soft)
cmake --build "$build" --target "${tests[@]/#/test_paint_}"
export SDL_VIDEODRIVER=${SDL_VIDEODRIVER:-offscreen} SDL_AUDIODRIVER=dummy
failed=0
for name in "${tests[@]}"; do
    "$build/tests/test_paint_$name" || failed=1
done
exit $failed
