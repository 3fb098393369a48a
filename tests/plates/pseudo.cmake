# A language for tests: every sentence of the program in brackets, with accents, a, e and o twice, which makes it
# 30 to 40 % longer. cmake -DTREE=src -DOUT=folder -P pseudo.cmake writes OUT/xx/LC_MESSAGES/limber.mo.
file(GLOB_RECURSE sources ${TREE}/*.c ${TREE}/*.h)
list(SORT sources)
string(REPLACE ";" "\n" names "${sources}")
file(MAKE_DIRECTORY ${OUT}/xx/LC_MESSAGES)
file(WRITE ${OUT}/sources.txt "${names}\n")
set(ENV{LC_ALL} C.UTF-8)
set(ENV{LANGUAGE} en)

# What stands outside of values is changed; none of the values is written with a vowel.
file(WRITE ${OUT}/pseudo.sed [[
/[A-Za-z]/!b
s/[aeoAEO]/&&/g
y/aeiouAEIOU/áéíóúÁÉÍÓÚ/
s/^.*$/[&]/
]])

function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE code ERROR_VARIABLE said)
    if(NOT code EQUAL 0)
        message(FATAL_ERROR "${said}")
    endif()
endfunction()
run(xgettext --from-code=UTF-8 --language=C --keyword --keyword=tr --keyword=TR --keyword=tr_in:1c,2
    --force-po -o ${OUT}/limber.pot --files-from=${OUT}/sources.txt)
file(READ ${OUT}/limber.pot template)
string(REPLACE "charset=CHARSET" "charset=UTF-8" template "${template}")
string(REPLACE "Language: " "Language: xx" template "${template}")
file(WRITE ${OUT}/limber.pot "${template}")
run(msgen -o ${OUT}/english.po ${OUT}/limber.pot)
run(msgfilter --keep-header -i ${OUT}/english.po -o ${OUT}/xx.po sed -f ${OUT}/pseudo.sed)
run(msgfmt -o ${OUT}/xx/LC_MESSAGES/limber.mo ${OUT}/xx.po)
