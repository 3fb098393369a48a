# What stands around the program: manual pages and completions from its table of options, the
# desktop's files, icons, systemd's units. Each part whose tool is missing is left out, and said.
find_program(SCDOC scdoc)
find_program(RSVG_CONVERT rsvg-convert)
set(around ${CMAKE_BINARY_DIR}/desktop)
file(MAKE_DIRECTORY ${around})

add_executable(limber-manual src/manual.c)
target_link_libraries(limber-manual PRIVATE limber_command)
set(made)
foreach(shell IN ITEMS bash zsh fish)
    add_custom_command(OUTPUT ${around}/limber.${shell}
        COMMAND limber-manual ${shell} > ${around}/limber.${shell}
        DEPENDS limber-manual VERBATIM)
    list(APPEND made ${around}/limber.${shell})
endforeach()
install(FILES ${around}/limber.bash RENAME limber DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${around}/limber.zsh RENAME _limber DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${around}/limber.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

if(SCDOC)
    # add_page(SOURCE PAGE FOLDER [CODE CATALOGUES]): doc/SOURCE.scd, installed in FOLDER
    function(add_page source page folder)
        set(made_page ${around}/${folder}/${page})
        string(REGEX MATCH "[0-9]$" section ${page})
        file(MAKE_DIRECTORY ${around}/${folder})
        add_custom_command(OUTPUT ${made_page}
            COMMAND limber-manual man ${CMAKE_SOURCE_DIR}/doc/${source}.scd ${ARGN} > ${made_page}.scd
            COMMAND ${SCDOC} < ${made_page}.scd > ${made_page}
            DEPENDS limber-manual doc/${source}.scd ${compiled_sentences} VERBATIM)
        add_custom_command(OUTPUT ${made_page}.gz
            COMMAND gzip -9 -n -c ${made_page} > ${made_page}.gz DEPENDS ${made_page} VERBATIM)
        install(FILES ${made_page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${folder}/man${section})
        set(made ${made} ${made_page}.gz PARENT_SCOPE)
    endfunction()
    foreach(page IN ITEMS limber.1 limber-exercise.5 limber-kiosk.7 limber-record.5)
        add_page(${page} ${page} .)
        foreach(catalogue IN LISTS catalogues)
            get_filename_component(code ${catalogue} NAME_WE)
            add_page(${code}/${page} ${page} ${code} ${code} ${CMAKE_BINARY_DIR}/locale)
        endforeach()
    endforeach()
else()
    message(STATUS "Manual pages: none, since scdoc is missing (Debian: scdoc)")
endif()

set(icons ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
if(RSVG_CONVERT)
    foreach(size IN ITEMS 16 24 32 48 64 128 256 512)
        set(icon ${around}/${size}.png)
        add_custom_command(OUTPUT ${icon}
            COMMAND ${RSVG_CONVERT} -w ${size} -h ${size} -o ${icon} ${CMAKE_SOURCE_DIR}/desktop/org.limber.Limber.svg
            DEPENDS desktop/org.limber.Limber.svg VERBATIM)
        list(APPEND made ${icon})
        install(FILES ${icon} RENAME org.limber.Limber.png DESTINATION ${icons}/${size}x${size}/apps)
    endforeach()
else()
    message(STATUS "Icons: only scalable, since rsvg-convert is missing (Debian: librsvg2-bin)")
endif()
add_custom_target(around ALL DEPENDS ${made})
install(FILES desktop/org.limber.Limber.svg DESTINATION ${icons}/scalable/apps)
install(FILES desktop/org.limber.Limber-symbolic.svg DESTINATION ${icons}/symbolic/apps)

configure_file(desktop/org.limber.Limber.metainfo.xml.in ${around}/org.limber.Limber.metainfo.xml @ONLY)
install(FILES desktop/org.limber.Limber.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${around}/org.limber.Limber.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES desktop/org.limber.Limber.mime.xml RENAME org.limber.Limber.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)

# Where the program lies is known only when it is installed: a package is made for /usr.
install(CODE "set(LIMBER_BIN \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
configure_file(\"${CMAKE_SOURCE_DIR}/desktop/limber.service.in\" \"${around}/limber.service\" @ONLY)
configure_file(\"${CMAKE_SOURCE_DIR}/desktop/limber-remind.service.in\" \"${around}/limber-remind.service\" @ONLY)
configure_file(\"${CMAKE_SOURCE_DIR}/desktop/limber-kiosk.service.in\" \"${around}/limber-kiosk.service\" @ONLY)")
install(FILES ${around}/limber.service ${around}/limber-remind.service desktop/limber-remind.timer
    DESTINATION lib/systemd/user)
install(FILES ${around}/limber-kiosk.service DESTINATION lib/systemd/system)
