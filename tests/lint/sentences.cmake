# Every sentence of the program under TREE (in tr, TR, tr_in, and as a problem's format or a thing that a reader of
# files tells of) stands in CATALOGUE, translated; and nothing there is fuzzy or of a sentence that there is no longer.
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

set(keywords tr TR tr_in:1c,2
    problem_error:3 problem_warning:3 problem_tell:4 reader_error:3 reader_warning:3 value_wrong:3 findings_note:7
    fields_read:3 reader_unknown:3 reader_expect:4 reader_is_name:3 take_id:3 tell_missing:3 refuse:3
    read_choice:3 read_choices:3 read_number:3 read_seconds:3 read_float:3 read_key_name:3)
list(TRANSFORM keywords PREPEND --keyword=)
gettext("extracting" ${xgettext} --from-code=UTF-8 --language=C --keyword ${keywords} --no-wrap --force-po -o ${OUT}/limber.pot --files-from=${OUT}/sources.txt)
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
