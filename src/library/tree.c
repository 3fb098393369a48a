#include "library/tree.h"
#include "base/tr.h"
#include <string.h>
#include <yaml.h>

struct growing {
    struct arena *arena;
    struct problems *problems;
    const char *file;
    struct node *open[TREE_DEPTH_MOST]; /* lists and maps not closed yet, outermost first */
    int depth;
    int nodes;
    const struct node *name; /* of the value that comes next in the innermost map */
    struct node *root;
    bool doubled; /* the value that comes next has a name that was there before */
};

static struct place place_of(const struct growing *tree, yaml_mark_t mark)
{
    return (struct place){tree->file, (int)mark.line + 1, (int)mark.column + 1};
}

static const char *no_memory(void)
{
    return TR("found more than fits into memory; make the file smaller");
}

/* Control characters come in by escapes such as "\0" or "\e"; C1 ones are C2 80..9F. */
static bool is_clean(const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)at[i];
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F)
            return false;
        if (c == 0xC2 && i + 1 < length && (unsigned char)at[i + 1] < 0xA0)
            return false;
    }
    return true;
}

static struct node *new_node(struct growing *tree, enum node_kind kind, yaml_mark_t mark)
{
    struct node *node = arena_take(tree->arena, 1, sizeof *node);
    if (!node)
        return NULL;
    node->kind = kind;
    node->place = place_of(tree, mark);
    return node;
}

static const char *take_name(struct growing *tree, struct node *map, const struct node *node)
{
    if (node->kind != NODE_TEXT)
        return TR("found a list or a group where a name must stand; write `name: value`");
    tree->name = node;
    tree->doubled = false;
    for (const struct node *other = map->first; other && !tree->doubled; other = other->next) {
        tree->doubled = other->name->text.length == node->text.length &&
                        memcmp(other->name->text.at, node->text.at, node->text.length) == 0;
        if (tree->doubled)
            problem_error(tree->problems, node->place,
                          "found `%.*s` twice, first in line %d; keep one of them",
                          text_clip(node->text), node->text.at, other->name->place.line);
    }
    return NULL;
}

static const char *hang(struct growing *tree, struct node *node)
{
    if (tree->depth == 0) {
        tree->root = node;
        return NULL;
    }
    struct node *above = tree->open[tree->depth - 1];
    if (above->kind == NODE_MAP && !tree->name)
        return take_name(tree, above, node);
    node->name = tree->name;
    tree->name = NULL;
    if (tree->doubled) { /* grows all the same, so that levels stay right, but hangs nowhere */
        tree->doubled = false;
        return NULL;
    }
    if (++above->count > TREE_ENTRIES_MOST)
        return TR("found more than 1000 entries in one list or group; make it shorter");
    if (above->last)
        above->last->next = node;
    else
        above->first = node;
    above->last = node;
    return NULL;
}

static const char *count_node(struct growing *tree)
{
    return ++tree->nodes > TREE_NODES_MOST
               ? TR("found more than 20000 values; make the file smaller")
               : NULL;
}

static const char *take_text(struct growing *tree, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    const size_t length = event->data.scalar.length;
    if (event->data.scalar.anchor || event->data.scalar.tag)
        return TR("found an anchor (`&`) or a tag (`!`); they are not used here, write the value "
                  "itself");
    if (length > TREE_TEXT_MOST)
        return TR("found a text of more than 2000 bytes; make it shorter");
    if (!is_clean(value, length))
        return TR("found a control character in a text; remove it");
    struct node *node = new_node(tree, NODE_TEXT, event->start_mark);
    const char *copy = node ? arena_copy(tree->arena, value, length) : NULL;
    if (!copy)
        return no_memory();
    node->text = (struct text){copy, length};
    const char *fault = count_node(tree);
    return fault ? fault : hang(tree, node);
}

static const char *open_node(struct growing *tree, enum node_kind kind, const yaml_event_t *event,
                             bool decorated)
{
    if (decorated)
        return TR("found an anchor (`&`) or a tag (`!`); they are not used here, write the value "
                  "itself");
    if (tree->depth == TREE_DEPTH_MOST)
        return TR("found more than 32 levels of lists and groups in each other; make it simpler");
    struct node *node = new_node(tree, kind, event->start_mark);
    if (!node)
        return no_memory();
    const char *fault = count_node(tree);
    if (!fault)
        fault = hang(tree, node);
    /* A group as a name was refused by hang, so what is opened is a value: its names come next. */
    tree->open[tree->depth++] = node;
    return fault;
}

static const char *take_event(struct growing *tree, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (tree->root)
            return TR("found a second document (`---`); a file holds one thing only");
        if (event->data.document_start.version_directive ||
            event->data.document_start.tag_directives.start !=
                event->data.document_start.tag_directives.end)
            return TR(
                "found a line that begins with `%`; directives are not used here, leave it out");
        return NULL;
    case YAML_ALIAS_EVENT:
        return TR("found an alias (`*`); aliases are not used here, write the value itself");
    case YAML_SCALAR_EVENT:
        return take_text(tree, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_node(tree, NODE_LIST, event,
                         event->data.sequence_start.anchor || event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_node(tree, NODE_MAP, event,
                         event->data.mapping_start.anchor || event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        tree->depth--;
        return NULL;
    default:
        return NULL;
    }
}

/* Whether the line of the fault begins with a name up to there: then what is not closed was opened
 * in a line above. */
static bool is_behind_name(const yaml_parser_t *parser)
{
    const char *at = (const char *)parser->input.string.start;
    const char *end = (const char *)parser->input.string.end;
    for (size_t line = 0; line < parser->problem_mark.line && at < end; at++)
        line += *at == '\n';
    size_t length = 0;
    while (at + length < end && strchr(" _abcdefghijklmnopqrstuvwxyz", at[length]))
        length++;
    return at + length < end && at[length] == ':' && length == parser->problem_mark.column;
}

static yaml_mark_t mark_of(const yaml_parser_t *parser, bool at_context)
{
    const bool above = parser->context && parser->context_mark.line < parser->problem_mark.line;
    return at_context || (above && is_behind_name(parser)) ? parser->context_mark
                                                           : parser->problem_mark;
}

static void tell_syntax(const struct growing *tree, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        problem_error(tree->problems, (struct place){.file = tree->file}, "%s", tr(no_memory()));
        return;
    }
    bool at_context = false;
    const char *words = tree_complaint(parser->problem, parser->context, &at_context);
    const yaml_mark_t mark = mark_of(parser, at_context);
    if (words)
        problem_error(tree->problems, place_of(tree, mark), "%s", tr(words));
    else
        problem_error(tree->problems, place_of(tree, mark),
                      "found something that is no YAML (%s); see the examples in the README",
                      parser->problem ? parser->problem : "?");
}

static bool grow(struct growing *tree, yaml_parser_t *parser)
{
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            tell_syntax(tree, parser);
            return false;
        }
        const char *fault = take_event(tree, &event);
        if (fault)
            problem_error(tree->problems, place_of(tree, event.start_mark), "%s", tr(fault));
        const bool end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (fault || end)
            return !fault;
    }
}

static bool begins_with(struct text text, const char *bytes, size_t length)
{
    return text.length >= length && memcmp(text.at, bytes, length) == 0;
}

/* Where byte `end` stands. */
static struct place place_after(struct text content, size_t end, const char *file)
{
    struct place place = {file, 1, 1};
    size_t line = 0;
    for (size_t i = 0; i < end; i++) {
        if (content.at[i] == '\n') {
            place.line++;
            line = i + 1;
        }
    }
    place.column = text_characters((struct text){content.at + line, end - line}) + 1;
    return place;
}

static bool is_plain_text(struct text content, const char *file, struct problems *problems)
{
    if (begins_with(content, "\xFF\xFE", 2) || begins_with(content, "\xFE\xFF", 2)) {
        problem_error(problems, (struct place){file, 1, 1},
                      "found a text in UTF-16; save the file as UTF-8");
        return false;
    }
    const size_t valid = text_utf8_length(content);
    if (valid == content.length)
        return true;
    problem_error(problems, place_after(content, valid, file),
                  content.at[valid] ? TR("found bytes that are no UTF-8; save the file as UTF-8")
                                    : TR("found a NUL byte; a file holds only text, in UTF-8"));
    return false;
}

const struct node *tree_read(struct arena *arena, struct text content, const char *file,
                             struct problems *problems)
{
    struct growing tree = {.arena = arena, .problems = problems, .file = file};
    if (begins_with(content, "\xEF\xBB\xBF", 3)) /* Windows editors put it in front of UTF-8 */
        content = (struct text){content.at + 3, content.length - 3};
    if (!is_plain_text(content, file, problems))
        return NULL;
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        problem_error(problems, (struct place){.file = file}, "%s", tr(no_memory()));
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)content.at, content.length);
    const bool whole = grow(&tree, &parser);
    yaml_parser_delete(&parser);
    if (whole && !tree.root)
        problem_error(problems, (struct place){file, 1, 1},
                      "found an empty file; see the examples in the README");
    return whole ? tree.root : NULL;
}

const struct node *tree_value(const struct node *map, const char *name)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (const struct node *entry = map->first; entry; entry = entry->next)
        if (text_is(entry->name->text, name))
            return entry;
    return NULL;
}
