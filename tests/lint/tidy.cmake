# cmake -DROOT=<checkout> -DBUILD=<build folder> -DTOOL=clang-tidy -P tidy.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files ${ROOT}/src/*.c)
execute_process(COMMAND ${TOOL} --quiet --warnings-as-errors=* -p ${BUILD} ${files}
    RESULT_VARIABLE result OUTPUT_VARIABLE words ERROR_QUIET)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "clang-tidy:\n${words}")
endif()
