/* What the figure touches, and what it must not touch. */
#include "review/frame.h"

#include <math.h>
#include <string.h>

#include "base/tr.h"
#include "body/overlap.h"

#define SLIP_MOST 5.0f /* mm, as all of these */
#define GAP_MOST 10.0f
#define SUNK_MOST 20.0f
#define BELOW_MOST 5.0f

static void plain(const char *name, char out[SUBJECT_SIZE])
{
    snprintf(out, SUBJECT_SIZE, "%s", name);
    for (char *at = out; *at; at++) {
        *at = *at == '_' ? ' ' : *at;
    }
}

static void contact_subject(const struct trace_contact *contact, char part[SUBJECT_SIZE],
                            char on[SUBJECT_SIZE], char subject[SUBJECT_SIZE])
{
    plain(contact->part, part);
    plain(contact->on, on);
    snprintf(subject, SUBJECT_SIZE, "%s %s", contact->part, contact->on);
}

static struct place contact_place(const struct frame *frame, int index)
{
    const struct contact *contacts;
    const struct segment *seen = frame->now->moment.seen;
    const int count =
        motion_way_contacts(frame->timeline->motions[seen->motion], seen->way, &contacts);
    const bool own = index < count && contacts[index].place.line > 0 && frame->place.file &&
                     contacts[index].place.file &&
                     strcmp(contacts[index].place.file, frame->place.file) == 0;
    return own ? contacts[index].place : frame->place;
}

/* A rule of contacts: what it is called, how much it allows, and what may mend it. */
struct contact_rule {
    enum rule rule;
    float most;
    const char *words, *remedy;
};

static void note_contact(const struct frame *frame, int index, const struct contact_rule *rule,
                         float found, struct findings *findings)
{
    char part[SUBJECT_SIZE], on[SUBJECT_SIZE], subject[SUBJECT_SIZE];
    if (!(found > rule->most)) {
        return;
    }
    contact_subject(&frame->now->contacts[index], part, on, subject);
    findings_note(findings, rule->rule, contact_place(frame, index), frame_phase(frame), subject,
                  (double)found, "%s %.0f mm %s %s at %.1f s; %.0f mm is the most%s", part,
                  ceil((double)found), tr(rule->words), on, frame_seconds(frame),
                  (double)rule->most, tr(rule->remedy));
}

void look_at_contacts(const struct frame *frame, struct findings *findings)
{
    static const struct contact_rule slip = {
        RULE_SLIP, SLIP_MOST, TR("slipped on the"),
        TR(": leave it where it is, or write `slides: yes` if it is meant to slide")};
    static const struct contact_rule gap = {RULE_GAP, GAP_MOST, TR("away from the"), ""};
    static const struct contact_rule sunk = {RULE_SUNK, SUNK_MOST, TR("deep in the"), ""};
    for (int i = 0; i < frame->now->contact_count; i++) {
        const struct trace_contact *contact = &frame->now->contacts[i];
        note_contact(frame, i, &slip, contact->slip_mm, findings);
        note_contact(frame, i, &gap, contact->gap_mm, findings);
        note_contact(frame, i, &sunk, -contact->gap_mm, findings);
    }
}

void look_at_floor(const struct frame *frame, struct findings *findings)
{
    const float below = -frame->now->lowest_mm;
    if (!(below > BELOW_MOST)) {
        return;
    }
    char part[SUBJECT_SIZE];
    float height;
    plain(skin_lowest_sphere(&frame->timeline->rig, &frame->now->placed, &height)->name, part);
    part[strcspn(part, "0123456789")] = '\0';
    if (part[0] != '\0' && part[strlen(part) - 1] == ' ') {
        part[strlen(part) - 1] = '\0';
    }
    findings_note(findings, RULE_FLOOR, frame->place, frame_phase(frame), part, (double)below,
                  "%s %.0f mm below the floor at %.1f s; %.0f mm is the most", part,
                  ceil((double)below), frame_seconds(frame), (double)BELOW_MOST);
}

static bool is_of_arm(enum limb limb)
{
    return limb >= LIMB_UPPER_ARM && limb <= LIMB_HAND;
}

static void piece_words(struct piece piece, char out[32])
{
    const char *name = tr(limb_name(piece.limb));
    if (piece.side == SIDE_LEFT)
        snprintf(out, 32, tr("left %s"), name);
    else if (piece.side == SIDE_RIGHT)
        snprintf(out, 32, tr("right %s"), name);
    else
        snprintf(out, 32, "%s", name);
}

static unsigned arms_of(const struct overlap *overlap)
{
    return (is_of_arm(overlap->a.limb) ? 1u << overlap->a.side : 0) |
           (is_of_arm(overlap->b.limb) ? 1u << overlap->b.side : 0);
}

static void note_overlap(const struct frame *frame, const struct overlap *overlap,
                         struct findings *findings)
{
    char a[32], b[32], subject[SUBJECT_SIZE];
    piece_words(overlap->a, a);
    piece_words(overlap->b, b);
    snprintf(subject, sizeof subject, "%s %s", a, b);
    struct finding *finding = findings_note(
        findings, RULE_OVERLAP, frame->place, frame_phase(frame), subject, (double)overlap->depth,
        "%s and %s lie %.0f mm in each other at %.1f s; %.0f mm is the most", a, b,
        ceil((double)overlap->depth * 1000), frame_seconds(frame), (double)overlap->allowed * 1000);
    if (finding) {
        finding->arms = arms_of(overlap);
    }
}

/* What either end of the way touches may be near on the way. */
static int contacts_of(const struct frame *frame, struct contact out[2 * KEY_CONTACTS_MOST])
{
    const struct exercise *exercise = frame->segment->exercise;
    if (!frame->phase) {
        return 0;
    }
    const int phase = (int)(frame->phase - exercise->phases);
    const int before = phase > 0 ? exercise->phases[phase - 1].key : 0;
    return contacts_of_both(&exercise->keys[frame->phase->key], &exercise->keys[before], out);
}

void look_at_overlaps(const struct frame *frame, struct findings *findings)
{
    enum { MOST = 6 };
    struct overlap found[MOST];
    struct contact contacts[2 * KEY_CONTACTS_MOST];
    const int touching = contacts_of(frame, contacts);
    const int count =
        overlap_find(&frame->timeline->rig, &frame->now->placed, contacts, touching, found, MOST);
    for (int i = 0; i < count && i < MOST; i++) {
        note_overlap(frame, &found[i], findings);
    }
}
