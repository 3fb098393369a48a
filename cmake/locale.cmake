# The program's sentences in other languages: assets/po/CODE.po, compiled. Without msgfmt limber
# speaks English.
find_program(MSGFMT msgfmt)
file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/po/*.po)
set(compiled_sentences)
if(NOT MSGFMT)
    message(WARNING "Languages: English only, since msgfmt is missing (Debian: gettext)")
    set(catalogues)
endif()
foreach(catalogue IN LISTS catalogues)
    get_filename_component(code ${catalogue} NAME_WE)
    set(folder ${CMAKE_BINARY_DIR}/locale/${code}/LC_MESSAGES)
    add_custom_command(OUTPUT ${folder}/limber.mo
        COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
        COMMAND ${MSGFMT} --check-format --check-domain -o ${folder}/limber.mo ${catalogue}
        DEPENDS ${catalogue}
        COMMENT "Compiling the sentences in ${code}"
        VERBATIM)
    list(APPEND compiled_sentences ${folder}/limber.mo)
    install(FILES ${folder}/limber.mo DESTINATION ${CMAKE_INSTALL_DATADIR}/limber/locale/${code}/LC_MESSAGES)
endforeach()
add_custom_target(locale ALL DEPENDS ${compiled_sentences})
