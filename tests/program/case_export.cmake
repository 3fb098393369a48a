# The sound of a routine as a file: 48 kHz, stereo, 16 bit, as long as the plan.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
limber(export ${HERE}/short.yaml --out sound.wav)
must_end_with(0)
file(SIZE ${WORK}/sound.wav size)
must("be three seconds long" "${size}" EQUAL 576044)
file(READ ${WORK}/sound.wav head LIMIT 12 HEX)
must("be a WAV file" "${head}" MATCHES "^52494646........57415645")
limber_fails(1 "no/such" export ${HERE}/short.yaml --out no/such/x.wav)
