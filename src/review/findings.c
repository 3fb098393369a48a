#include "review/findings.h"
#include "base/tr.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_of_phase(enum rule rule)
{
    return rule == RULE_SPEED || rule == RULE_ARRIVAL || rule >= RULE_UNSEEN;
}

static bool same_place(struct place a, struct place b)
{
    return a.line == b.line && a.column == b.column;
}

static struct finding *known(struct findings *findings, enum rule rule, struct place place,
                             const char *subject)
{
    for (int i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->list[i];
        if (finding->rule == rule && strcmp(finding->subject, subject) == 0 &&
            (!is_of_phase(rule) || same_place(finding->place, place))) {
            return finding;
        }
    }
    return NULL;
}

static void add_phase(struct finding *finding, const char *phase, bool worst)
{
    int at = 0;
    while (at < finding->phase_count && strcmp(finding->phase[at], phase) != 0) {
        at++;
    }
    if (at == FINDING_PHASES) {
        at--;
    }
    if (at == finding->phase_count) {
        finding->phase_count++;
    }
    finding->phase[at] = phase;
    if (worst) {
        finding->phase[at] = finding->phase[0];
        finding->phase[0] = phase;
    }
}

/* The usual stature and range come first, and what is found there stands; so does what was found
 * first, unless another is noticeably worse. */
static bool gives_way(const struct findings *findings, const struct finding *finding, double amount)
{
    const bool comparable = finding->variant == findings->variant || finding->variant > 0;
    return comparable && amount > finding->amount * 1.005;
}

/* The finding to be worded, being new or worse than before; NULL when it is neither. */
static struct finding *enter(struct findings *findings, enum rule rule, struct place place,
                             const char *phase, const char *subject, double amount)
{
    struct finding *finding = known(findings, rule, place, subject);
    const bool fresh = !finding;
    if (fresh && findings->count == FINDINGS_MOST) {
        return NULL;
    }
    if (fresh) {
        finding = &findings->list[findings->count++];
        *finding = (struct finding){.rule = rule, .variant = findings->variant};
        snprintf(finding->subject, SUBJECT_SIZE, "%s", subject);
    }
    const bool worse = fresh || gives_way(findings, finding, amount);
    if (phase && (fresh || finding->variant == findings->variant)) {
        add_phase(finding, phase, worse);
    }
    if (!worse) {
        return NULL;
    }
    finding->place = place;
    finding->amount = amount;
    finding->variant = findings->variant;
    return finding;
}

static void add_variant(struct finding *finding, const char *variant)
{
    const size_t used = strlen(finding->message);
    snprintf(finding->message + used, MESSAGE_SIZE - used, "%s", variant);
}

struct finding *findings_note(struct findings *findings, enum rule rule, struct place place,
                              const char *phase, const char *subject, double amount,
                              const char *format, ...)
{
    struct finding *finding = enter(findings, rule, place, phase, subject, amount);
    if (!finding) {
        return NULL;
    }
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(finding->message, MESSAGE_SIZE, tr(format), arguments);
    va_end(arguments);
    add_variant(finding, findings->variant_words);
    return finding;
}

static void tell(const struct finding *finding, int more, struct problems *problems)
{
    char phase[80] = "", others[200] = "", like[40] = "";
    if (finding->phase_count > 0) {
        snprintf(phase, sizeof phase, "`%s`: ", finding->phase[0]);
    }
    for (int i = 1; i < finding->phase_count; i++) {
        const size_t used = strlen(others);
        snprintf(others + used, sizeof others - used, "%s`%s`", i == 1 ? tr("; also in ") : ", ",
                 finding->phase[i]);
    }
    if (more > 0) {
        snprintf(like, sizeof like, tr("; %d more like it"), more);
    }
    if (finding->rule < RULE_WORDS) {
        problem_error(problems, finding->place, "%s%s%s%s", phase, finding->message, others, like);
    } else {
        problem_warning(problems, finding->place, "%s%s%s%s", phase, finding->message, others,
                        like);
    }
}

static bool accepts(const struct acceptance *acceptance, const struct finding *finding)
{
    return finding->rule == RULE_WORDS + acceptance->rule;
}

static bool is_accepted(const struct finding *finding, const struct acceptance *accepted, int count)
{
    for (int i = 0; i < count; i++) {
        if (accepts(&accepted[i], finding)) {
            return true;
        }
    }
    return false;
}

static bool is_needed(const struct acceptance *acceptance, const struct findings *findings)
{
    for (int i = 0; i < findings->count; i++) {
        if (accepts(acceptance, &findings->list[i])) {
            return true;
        }
    }
    return false;
}

static bool are_alike(const struct finding *a, const struct finding *b)
{
    return a->rule == b->rule && (a->arms & b->arms) != 0;
}

static bool is_worse(const struct finding *a, const struct finding *b)
{
    return a->variant == b->variant ? a->amount > b->amount : a->variant < b->variant;
}

/* The worst of what is like the finding at `index` and not told yet; that itself, usually. */
static int worst_like(const struct findings *findings, const bool told[FINDINGS_MOST], int index)
{
    int worst = index;
    for (int i = index + 1; i < findings->count; i++) {
        if (!told[i] && are_alike(&findings->list[i], &findings->list[worst]) &&
            is_worse(&findings->list[i], &findings->list[worst])) {
            worst = i;
        }
    }
    return worst;
}

static void tell_with_like(const struct findings *findings, int index, bool told[FINDINGS_MOST],
                           struct problems *problems)
{
    const struct finding *finding = &findings->list[index];
    int more = 0;
    told[index] = true;
    for (int i = 0; i < findings->count; i++) {
        if (!told[i] && are_alike(&findings->list[i], finding)) {
            told[i] = true;
            more++;
        }
    }
    tell(finding, more, problems);
}

static void tell_accepted_in_vain(const struct findings *findings,
                                  const struct acceptance *accepted, int count,
                                  struct problems *problems)
{
    for (int i = 0; i < count; i++) {
        if (!is_needed(&accepted[i], findings)) {
            problem_warning(problems, accepted[i].place,
                            "nothing here breaks the rule `%s`; take the acceptance out",
                            warned_word(accepted[i].rule));
        }
    }
}

void findings_tell(const struct findings *findings, const struct acceptance *accepted, int count,
                   struct problems *problems)
{
    bool told[FINDINGS_MOST] = {false};
    for (int i = 0; i < findings->count; i++) {
        told[i] = is_accepted(&findings->list[i], accepted, count);
    }
    for (int i = 0; i < findings->count; i++) {
        while (!told[i]) {
            tell_with_like(findings, worst_like(findings, told, i), told, problems);
        }
    }
    tell_accepted_in_vain(findings, accepted, count, problems);
}
