#include "library/tongue.h"

#include <string.h>

enum { TONGUE_CODE_MOST = 16 };

/* "de", "pt_BR". */
static bool is_code(struct text code)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    return code.length >= 2 && code.length <= TONGUE_CODE_MOST && code.at[0] >= 'a' &&
           code.at[0] <= 'z' && strspn(code.at, letters) == code.length;
}

static void check_language(struct reader *reader, const struct node *language)
{
    if (!is_code(language->name->text))
        reader_error(reader, language->name, "%s is no language; write its code, such as `de`",
                     reader_shown(reader, language->name));
    if (!reader_expect(reader, language, NODE_MAP, "the texts of a language"))
        return;
    for (const struct node *pair = language->first; pair; pair = pair->next)
        reader_expect(reader, pair, NODE_TEXT, "a translation");
}

void read_translations(struct reader *reader, const struct node *value, void *slot)
{
    (void)slot;
    if (!reader_expect(reader, value, NODE_MAP, "translations"))
        return;
    for (const struct node *language = value->first; language; language = language->next)
        check_language(reader, language);
}

struct tongue tongue_enter(struct reader *reader, const struct node *map)
{
    const struct tongue before = reader->tongue;
    const char *code = before.language.code;
    const struct node *pairs = code ? tree_value(tree_value(map, "translations"), code) : NULL;
    if (!pairs || pairs->kind != NODE_MAP || pairs->count == 0)
        return before;
    reader->tongue.pairs = pairs;
    reader->tongue.used = reader_take(reader, pairs->count, sizeof *reader->tongue.used);
    return before;
}

void tongue_leave(struct reader *reader, struct tongue before)
{
    const struct tongue tongue = reader->tongue;
    reader->tongue = before;
    if (tongue.pairs == before.pairs || !tongue.used)
        return;
    const bool *used = tongue.used;
    for (const struct node *pair = tongue.pairs->first; pair; pair = pair->next, used++)
        if (!*used)
            reader_warning(reader, pair->name,
                           "a translation of %s, which is no text here; write the text as it "
                           "stands above, or leave the translation out",
                           reader_shown(reader, pair->name));
}

const struct node *tongue_find(struct reader *reader, const struct node *value, const char *written)
{
    const struct tongue *tongue = &reader->tongue;
    bool *used = tongue->used;
    if (!tongue->language.code)
        return NULL;
    for (const struct node *pair = used ? tongue->pairs->first : NULL; pair; pair = pair->next) {
        if (text_is(pair->name->text, written) && pair->kind == NODE_TEXT) {
            *used = true;
            return pair;
        }
        used++;
    }
    if (tongue->language.tells_missing)
        reader_warning(reader, value,
                       "%s has no translation into `%s`; write it under "
                       "`translations`",
                       reader_shown(reader, value), tongue->language.code);
    return NULL;
}
