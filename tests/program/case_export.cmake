# The sound of a routine as a file: 48 kHz, stereo, 16 bit, as long as the plan.
include(${CMAKE_CURRENT_LIST_DIR}/program.cmake)
limber(export ${HERE}/short.yaml --out sound.wav)
must_end_with(0)
file(SIZE ${WORK}/sound.wav size)
must("be three seconds long" "${size}" EQUAL 576044)
file(READ ${WORK}/sound.wav head LIMIT 12 HEX)
must("be a WAV file" "${head}" MATCHES "^52494646........57415645")
# A program that lost its voice says so, and goes on with tones.
file(COPY ${LIMBER} DESTINATION ${WORK}/alone)
file(WRITE ${WORK}/alone/voices/awb.bank "limbvoic, but of no use")
get_filename_component(name ${LIMBER} NAME)
set(CALLED "limber export, its voice broken")
execute_process(COMMAND ${WORK}/alone/${name} export ${HERE}/short.yaml --out toneless.wav --data ${SOURCE}
    WORKING_DIRECTORY ${WORK} TIMEOUT 120 RESULT_VARIABLE CODE OUTPUT_VARIABLE OUT ERROR_VARIABLE ERR)
must_end_with(0)
must_say("awb.bank: warning: no voice: ")

limber_fails(1 "no/such" export ${HERE}/short.yaml --out no/such/x.wav)
