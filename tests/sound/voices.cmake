# cmake -DTOOL=<limber-voices> -DFOLDER=<to write in> -P voices.cmake
# A text sounds the same each time, whatever was spoken before it, and whether it is spoken or taken from
# the last bank; wrong use is told.
cmake_minimum_required(VERSION 3.25)
file(MAKE_DIRECTORY ${FOLDER})
file(WRITE ${FOLDER}/texts "Breathe in.\nfour\nTurn right.\n")
file(WRITE ${FOLDER}/turned "Turn right.\nfour\nfour\nBreathe in.\n")
foreach(name IN ITEMS texts turned)
    file(REMOVE ${FOLDER}/${name}.bank)
    execute_process(COMMAND ${TOOL} awb ${FOLDER}/${name}.bank ${FOLDER} -- - INPUT_FILE ${FOLDER}/${name}
        RESULT_VARIABLE result OUTPUT_VARIABLE words)
    if(NOT result EQUAL 0 OR NOT words MATCHES "3 texts")
        message(FATAL_ERROR "exit ${result}: ${words}")
    endif()
    file(SHA256 ${FOLDER}/${name}.bank ${name}_sum)
endforeach()
if(NOT texts_sum STREQUAL turned_sum)
    message(FATAL_ERROR "the order of the texts changed how they sound")
endif()


# One text more, one less, in a bank that is there; and in one that is older than what it is made by.
file(WRITE ${FOLDER}/more "Turn left.\nTurn right.\nfour\n")
file(REMOVE ${FOLDER}/fresh.bank)
execute_process(COMMAND ${TOOL} awb ${FOLDER}/fresh.bank ${FOLDER} -- - INPUT_FILE ${FOLDER}/more OUTPUT_QUIET)
file(SHA256 ${FOLDER}/fresh.bank fresh_sum)
foreach(date IN ITEMS now 2001-01-01)
    execute_process(COMMAND touch -d ${date} ${FOLDER}/texts.bank)
    execute_process(COMMAND ${TOOL} awb ${FOLDER}/texts.bank ${FOLDER} ${FOLDER}/texts -- - INPUT_FILE ${FOLDER}/more OUTPUT_QUIET)
    file(SHA256 ${FOLDER}/texts.bank more_sum)
    if(NOT more_sum STREQUAL fresh_sum)
        message(FATAL_ERROR "a bank made from one of ${date} is not the one made anew")
    endif()
endforeach()

function(expect_exit code)
    execute_process(COMMAND ${TOOL} ${ARGN} INPUT_FILE ${FOLDER}/texts
        RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE words)
    if(NOT result EQUAL code OR words STREQUAL "")
        message(FATAL_ERROR "exit ${result} where ${code} was due, for: ${ARGN}\n${words}")
    endif()
endfunction()
expect_exit(2 awb)
expect_exit(2 awb ${FOLDER}/no.bank ${FOLDER} -)
expect_exit(2 awb ${FOLDER}/no.bank ${FOLDER} --)
expect_exit(2 de ${FOLDER}/no.bank ${FOLDER} -- -)
expect_exit(2 nobody ${FOLDER}/no.bank ${FOLDER} -- -)
expect_exit(1 awb /nowhere/at/all.bank ${FOLDER} -- -)
expect_exit(1 awb /dev/full/no.bank ${FOLDER} -- -)
