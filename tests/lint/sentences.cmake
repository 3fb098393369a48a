# Every sentence of the program (tr, TR, tr_in) under TREE stands in CATALOGUE, translated; and nothing there is
# fuzzy or of a sentence that there is no longer.
# cmake -DTREE=src -DCATALOGUE=de.po -DOUT=scratch-folder -P sentences.cmake
foreach(tool IN ITEMS xgettext msgmerge msgattrib)
    find_program(${tool} ${tool})
    if(NOT ${tool})
        message(STATUS "skipped: ${tool} is missing (Debian: gettext)")
        return()
    endif()
endforeach()
file(MAKE_DIRECTORY ${OUT})
file(GLOB_RECURSE sources ${TREE}/*.c ${TREE}/*.h)
list(SORT sources)
string(REPLACE ";" "\n" names "${sources}")
file(WRITE ${OUT}/sources.txt "${names}\n")

function(gettext what)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code ERROR_VARIABLE said OUTPUT_VARIABLE out)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${what}: ${said}")
    endif()
    set(out "${out}" PARENT_SCOPE)
endfunction()

gettext("extracting" ${xgettext} --from-code=UTF-8 --language=C --keyword --keyword=tr --keyword=TR
    --keyword=tr_in:1c,2 --no-wrap --force-po -o ${OUT}/limber.pot --files-from=${OUT}/sources.txt)
gettext("comparing" ${msgmerge} --no-wrap --no-fuzzy-matching --quiet -o ${OUT}/merged.po ${CATALOGUE} ${OUT}/limber.pot)

function(tell what option)
    gettext("listing" ${msgattrib} --no-wrap --no-location ${option} ${OUT}/merged.po)
    string(REGEX MATCHALL "\nmsgid [^\n]*(\n\"[^\n]*)*|\n#~ msgid [^\n]*(\n#~ \"[^\n]*)*" found "${out}")
    foreach(sentence IN LISTS found)
        # Numbers and sums of time are put together in timeline/words.c; tests/timeline/test_german.c hears them all.
        if(sentence MATCHES "msgid \"\"$" OR sentence MATCHES
                "#~ msgid \"((one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty|[a-z]+ty-[a-z]+)|[^\"]* (seconds|minutes) of stretching\\.)\"$")
            continue()
        endif()
        string(STRIP "${sentence}" sentence)
        message("${what}: ${sentence}")
        set(bad TRUE PARENT_SCOPE)
    endforeach()
endfunction()
set(bad FALSE)
tell("not translated" --untranslated)
tell("fuzzy" --only-fuzzy)
tell("no longer in the program" --only-obsolete)
if(bad)
    message(FATAL_ERROR "${CATALOGUE} does not say what the program says")
endif()
