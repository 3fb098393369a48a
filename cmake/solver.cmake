# solver_print: what was solved by other sources, or compiled otherwise, is not taken for ours
# (body/motion_pack.h). Run with -P it writes the file.
if(CMAKE_SCRIPT_MODE_FILE)
    file(GLOB sources ${FOLDER}/*.c ${FOLDER}/*.h)
    set(all "${TOOLS}")
    foreach(source IN LISTS sources)
        file(MD5 ${source} sum)
        string(APPEND all ${sum})
    endforeach()
    string(MD5 sum "${all}")
    string(SUBSTRING ${sum} 0 16 sum)
    file(CONFIGURE OUTPUT ${OUT} CONTENT "#include <stdint.h>

extern const uint64_t solver_print;
const uint64_t solver_print = UINT64_C(0x${sum});
")
    return()
endif()
file(GLOB solver CONFIGURE_DEPENDS src/body/*.c src/body/*.h)
set(print ${CMAKE_BINARY_DIR}/solver_print.c)
add_custom_command(OUTPUT ${print}
    COMMAND ${CMAKE_COMMAND} -DFOLDER=${CMAKE_SOURCE_DIR}/src/body -DOUT=${print}
        "-DTOOLS=${CMAKE_C_COMPILER_ID} ${CMAKE_C_COMPILER_VERSION} ${CMAKE_C_FLAGS} ${CMAKE_BUILD_TYPE} ${CMAKE_SYSTEM_PROCESSOR}"
        -P ${CMAKE_SOURCE_DIR}/cmake/solver.cmake
    DEPENDS ${solver} ${CMAKE_SOURCE_DIR}/cmake/solver.cmake VERBATIM)
target_sources(limber_body PRIVATE ${print})
