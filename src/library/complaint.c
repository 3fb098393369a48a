/* libyaml's complaints, as its scanner.c, parser.c and reader.c word them, said to someone who
 * never heard of a token. */
#include "base/tr.h"
#include "library/tree.h"
#include <string.h>

struct complaint {
    const char *problem; /* how libyaml's text begins */
    const char *context; /* part of what it was doing; NULL: anything */
    const char *words;
    bool at_context;
};

static const struct complaint COMPLAINTS[] = {
    {"mapping values are not allowed", NULL,
     TR("found a colon and a space inside a text; put the whole text in \"quotation marks\", or "
        "indent the line like those it belongs to"),
     false},
    {"could not find expected ':'", NULL,
     TR("found a line without a colon and a space after its name; write `name: value`"), true},
    {"found unexpected end of stream", "quoted",
     TR("found a text in quotation marks that never ends; close it"), true},
    {"found unexpected document indicator", NULL,
     TR("found a text in quotation marks that never ends; close it"), true},
    {"found a tab character", NULL, TR("found a tab; indent with spaces"), false},
    {"found character that cannot start", NULL,
     TR("found a character that cannot begin a text (a tab, `@`, `%` or a backtick); put the text "
        "in "
        "\"quotation marks\", indent with spaces"),
     false},
    {"block sequence entries are not allowed", NULL,
     TR("found a `- ` where no list can begin; begin the list on a line of its own"), false},
    {"block collection entries are not allowed", NULL,
     TR("found a `- ` where no list can begin; begin the list on a line of its own"), false},
    {"mapping keys are not allowed", NULL,
     TR("found a `? ` where no name can stand; write `name: value`"), false},
    {"did not find expected key", NULL,
     TR("found a line that does not belong to the lines above it; indent it like them, and write "
        "`name: value`"),
     false},
    {"did not find expected '-' indicator", NULL,
     TR("found a line that does not belong to the list above it; begin it with `- `, indented "
        "alike"),
     false},
    {"did not find expected ',' or ']'", NULL,
     TR("found a list in [brackets] that is not closed, or lacks a comma; write [one, two], a text "
        "with a comma or a colon in \"quotation marks\""),
     false},
    {"did not find expected ',' or '}'", NULL,
     TR("found a group in {braces} that is not closed, or lacks a comma; write {name: value, name: "
        "value}, a text with a comma or a colon in \"quotation marks\""),
     false},
    {"did not find expected node content", NULL,
     TR("found nothing where a value must stand; write it"), false},
    {"did not find expected <document start>", NULL,
     TR("found something after the end of the content; a file holds one thing only"), false},
    {"did not find expected <stream-start>", NULL, TR("found no text in this file; write it"),
     false},
    {"found unknown escape character", NULL,
     TR("found a backslash with an unknown letter after it; write \\\\ for a backslash"), false},
    {"did not find expected hexdecimal number", NULL,
     TR("found a broken character code; write \\u and four hexadecimal digits"), false},
    {"found invalid Unicode character escape", NULL,
     TR("found a character code that stands for no character; write the character itself"), false},
    {"control characters are not allowed", NULL,
     TR("found a control character; a file holds only text, remove it"), false},
    {"did not find expected alphabetic or numeric character", "anchor",
     TR("found `&`, which begins a text only in quotation marks; write \"&...\""), true},
    {"did not find expected alphabetic or numeric character", "alias",
     TR("found `*`, which begins a text only in quotation marks; write \"*...\""), true},
    {"did not find expected comment or line break", NULL,
     TR("found text behind the `|` or `>` that begins a long text; go on in the next line"), false},
    {"found an indentation indicator equal to 0", NULL,
     TR("found a 0 behind `|` or `>`; leave it out"), false},
    {"did not find expected", "tag", TR("found a tag (`!`); tags are not used here, leave it out"),
     true},
    {"did not find expected", "directive",
     TR("found a line that begins with `%`; directives are not used here, leave it out"), true},
    {"found", "directive",
     TR("found a line that begins with `%`; directives are not used here, leave it out"), true},
    {"could not find", "directive",
     TR("found a line that begins with `%`; directives are not used here, leave it out"), true},
    {"found incompatible YAML document", NULL,
     TR("found a `%YAML` line; directives are not used here, leave it out"), false},
    {"found duplicate %", NULL,
     TR("found a line that begins with `%`; directives are not used here, leave it out"), false},
    {"found undefined tag handle", NULL,
     TR("found a tag (`!`); tags are not used here, leave it out"), false},
};

static bool fits(const struct complaint *complaint, const char *problem, const char *context)
{
    if (strncmp(problem, complaint->problem, strlen(complaint->problem)) != 0)
        return false;
    return !complaint->context || (context && strstr(context, complaint->context));
}

const char *tree_complaint(const char *problem, const char *context, bool *at_context)
{
    for (size_t i = 0; problem && i < sizeof COMPLAINTS / sizeof *COMPLAINTS; i++) {
        if (fits(&COMPLAINTS[i], problem, context)) {
            *at_context = COMPLAINTS[i].at_context;
            return COMPLAINTS[i].words;
        }
    }
    *at_context = false;
    return NULL;
}
