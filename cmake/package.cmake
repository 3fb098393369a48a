# A Debian package and a tarball, by cpack in the build folder.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME limber)
set(CPACK_PACKAGE_VENDOR "The limber project")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "shows people how to stretch, and keeps time for them")
set(CPACK_PACKAGE_DESCRIPTION "A plain figure moves through each stretch, a voice counts the holds and paces
the breath, and a routine leads from one to the next. It is made to be
followed from the floor, three metres from the screen, and needs no network,
no account and no graphics card.
.
Exercises and routines are text files in degrees and words, checked before
they are played. It can be left running in a waiting room as a kiosk.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The limber project <limber@limber.invalid>")
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, libflite1, libsdl2-mixer-2.0-0, python3")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "cage, playerctl, espeak-ng, mpv, ffmpeg")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

# What Debian wants beside the program.
set(papers ${CMAKE_INSTALL_DATADIR}/doc/limber)
install(FILES desktop/copyright DESTINATION ${papers})
install(FILES desktop/lintian-overrides RENAME limber DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides)
set(changelog ${CMAKE_BINARY_DIR}/desktop/changelog.gz)
add_custom_command(OUTPUT ${changelog} COMMAND gzip -9 -n -c ${CMAKE_SOURCE_DIR}/desktop/changelog > ${changelog}
    DEPENDS desktop/changelog VERBATIM)
add_custom_target(changelog ALL DEPENDS ${changelog})
install(FILES ${changelog} DESTINATION ${papers})
include(CPack)
