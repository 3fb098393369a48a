# The voices. limber finds flite when it first has to speak a text of the person's own (dlopen: what
# has nothing to speak carries none of it). What the assets say is spoken while limber is built, by
# limber-voices, into a bank for each voice; German is spoken by espeak-ng, which alone needs the German sentences.
# Without LIMBER_VOICE, or without flite, limber plays with tones and captions.
set(voices awb rms slt)
find_program(ESPEAK espeak-ng)
find_path(FLITE_INCLUDE flite/flite.h)
set(flite_libraries)
foreach(part IN ITEMS ${voices})
    find_library(FLITE_${part} libflite_cmu_us_${part}.so)
    list(APPEND flite_libraries ${FLITE_${part}})
endforeach()
target_link_libraries(limber_voice PRIVATE ${CMAKE_DL_LIBS})
if(NOT LIMBER_VOICE)
    message(STATUS "Voice: none asked for (LIMBER_VOICE is off)")
    add_custom_target(voices)
    return()
endif()
if(NOT FLITE_INCLUDE OR "${flite_libraries}" MATCHES "NOTFOUND")
    message(WARNING "Voice: none, since flite is missing (Debian: flite1-dev); limber plays with tones and captions")
    add_custom_target(voices)
    return()
endif()
target_compile_definitions(limber_voice PRIVATE LIMBER_FLITE)
target_include_directories(limber_voice SYSTEM PRIVATE ${FLITE_INCLUDE})

add_executable(limber-voices src/voices.c)
target_link_libraries(limber-voices PRIVATE limber_voice limber_sound limber_timeline)

file(GLOB_RECURSE spoken CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.yaml)
# What decides how a text sounds: a bank that is younger keeps its clips of texts that are still there.
set(made_by_flite voices.c voice/flite.c voice/sentences.c sound/prepare.c)
set(made_by_espeak voices.c voice/known.c voice/command.c voice/wav.c voice/resample.c sound/prepare.c)
list(TRANSFORM made_by_flite PREPEND ${CMAKE_SOURCE_DIR}/src/)
list(TRANSFORM made_by_espeak PREPEND ${CMAKE_SOURCE_DIR}/src/)
set(voice_banks)
list(APPEND voices de)
foreach(voice IN LISTS voices)
    set(made_by ${made_by_flite})
    set(sentences)
    if(voice STREQUAL de)
        set(made_by ${made_by_espeak})
        set(sentences ${compiled_sentences})
        list(FILTER sentences INCLUDE REGEX "/de/LC_MESSAGES/")
    endif()
    if(voice STREQUAL de AND NOT (ESPEAK AND MSGFMT))
        message(WARNING "Voice: no German one, since espeak-ng or gettext is missing")
        continue()
    endif()
    set(bank ${CMAKE_BINARY_DIR}/voices/${voice}.bank)
    add_custom_command(OUTPUT ${bank}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/voices
        # a few bytes the voices ask for and never give back are theirs
        COMMAND ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0
            $<TARGET_FILE:limber-voices> ${voice} ${bank} ${CMAKE_BINARY_DIR}/locale ${made_by} -- ${CMAKE_SOURCE_DIR}/assets
        DEPENDS limber-voices ${spoken} ${sentences}
        COMMENT "Speaking the assets' texts (voice ${voice})"
        VERBATIM)
    list(APPEND voice_banks ${bank})
endforeach()
add_custom_target(voices ALL DEPENDS ${voice_banks})
install(FILES ${voice_banks} DESTINATION ${CMAKE_INSTALL_DATADIR}/limber/voices COMPONENT voices)
