# cmake -DROOT=<checkout> -DTOOL=clang-format -P format.cmake
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files ${ROOT}/src/*.c ${ROOT}/src/*.h ${ROOT}/tests/*.c ${ROOT}/tests/*.h)
list(FILTER files EXCLUDE REGEX "/planted/")
execute_process(COMMAND ${TOOL} --dry-run -Werror ${files} RESULT_VARIABLE result ERROR_VARIABLE words)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "run clang-format -i on these:\n${words}")
endif()
