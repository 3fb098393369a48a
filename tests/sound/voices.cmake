# cmake -DTOOL=<limber-voices> -DFOLDER=<to write in> -P voices.cmake
# A text sounds the same each time, whatever was spoken before it; wrong use is told.
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY ${FOLDER})
file(WRITE ${FOLDER}/texts "Breathe in.\nfour\nTurn right.\n")
file(WRITE ${FOLDER}/turned "Turn right.\nfour\nfour\nBreathe in.\n")
foreach(name IN ITEMS texts turned)
    execute_process(COMMAND ${TOOL} awb ${FOLDER}/${name}.bank - INPUT_FILE ${FOLDER}/${name}
        RESULT_VARIABLE result OUTPUT_VARIABLE words)
    if(NOT result EQUAL 0 OR NOT words MATCHES "3 texts")
        message(FATAL_ERROR "exit ${result}: ${words}")
    endif()
    file(SHA256 ${FOLDER}/${name}.bank ${name}_sum)
endforeach()
if(NOT texts_sum STREQUAL turned_sum)
    message(FATAL_ERROR "the order of the texts changed how they sound")
endif()

function(expect_exit code)
    execute_process(COMMAND ${TOOL} ${ARGN} INPUT_FILE ${FOLDER}/texts
        RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE words)
    if(NOT result EQUAL code OR words STREQUAL "")
        message(FATAL_ERROR "exit ${result} where ${code} was due, for: ${ARGN}\n${words}")
    endif()
endfunction()
expect_exit(2 awb)
expect_exit(2 nobody ${FOLDER}/no.bank -)
expect_exit(1 awb /nowhere/at/all.bank -)
expect_exit(1 awb /dev/full/no.bank -)
