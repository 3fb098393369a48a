# Without a display it says so, instead of playing to nobody; what needs none works.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
unset(ENV{SDL_VIDEODRIVER})
limber_fails(69 "no display to show on" ${HERE}/short.yaml)
limber(list)
must_end_with(0)
limber(timeline one_minute --json)
must_end_with(0)
limber(shot one_minute --at 4000 --size 320x180 --out shot.png)
must_end_with(0)
# OpenGL where there is none: insisted on, it is an error, never a black screen.
set(ENV{SDL_VIDEODRIVER} dummy)
limber_fails(1 "OpenGL" ${HERE}/short.yaml --painter gl)
