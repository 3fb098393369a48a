# The voice clips: limber-voices speaks every text of the assets once, with flite, while limber is
# built. Without LIMBER_VOICE, or without flite, limber plays with tones and captions.
find_path(FLITE_INCLUDE flite/flite.h)
set(flite_libraries)
foreach(part IN ITEMS flite_cmu_us_awb flite_usenglish flite_cmulex flite)
    find_library(FLITE_${part} ${part})
    list(APPEND flite_libraries ${FLITE_${part}})
endforeach()
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

add_executable(limber-voices src/voices.c src/voice_flite.c)
target_include_directories(limber-voices SYSTEM PRIVATE ${FLITE_INCLUDE})
target_link_libraries(limber-voices PRIVATE limber_sound limber_timeline ${flite_libraries})

set(bank ${CMAKE_BINARY_DIR}/voices/awb.bank)
file(GLOB_RECURSE spoken CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.yaml)
add_custom_command(OUTPUT ${bank}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/voices
    # a few bytes the voices ask for and never give back are theirs
    COMMAND ${CMAKE_COMMAND} -E env ASAN_OPTIONS=detect_leaks=0
        $<TARGET_FILE:limber-voices> awb ${bank} ${CMAKE_SOURCE_DIR}/assets
    DEPENDS limber-voices ${spoken}
    COMMENT "Speaking the assets' texts (voice awb)"
    VERBATIM)
add_custom_target(voices ALL DEPENDS ${bank})
install(FILES ${bank} DESTINATION ${CMAKE_INSTALL_DATADIR}/limber/voices)
