#include "body/motion_parts.h"

#include "body/site.h"

struct motion *motion_open(const struct motion_plan *plan, struct arena *arena)
{
    struct motion *motion = arena_take(arena, 1, sizeof *motion);
    if (!motion) {
        return NULL;
    }
    motion->rig = *plan->rig;
    motion->way_count = plan->way_count;
    motion->keys = arena_take(arena, (size_t)plan->key_count + 1, sizeof *motion->keys);
    motion->ways = arena_take(arena, (size_t)plan->way_count + 1, sizeof *motion->ways);
    if (!motion->keys || !motion->ways ||
        !pins_open(&motion->pins, plan->keys, plan->key_count, arena)) {
        return NULL;
    }
    for (int i = 0; i < plan->way_count; i++) {
        motion->ways[i].from = plan->ways[i].from;
        motion->ways[i].to = plan->ways[i].to;
    }
    return motion;
}

static bool same_contact(const struct contact *a, const struct contact *b)
{
    return a->part == b->part && a->side == b->side && a->target == b->target &&
           a->target_side == b->target_side && a->slides == b->slides && a->along == b->along &&
           a->around == b->around && a->strap == b->strap && a->planting == b->planting &&
           a->point[0] == b->point[0] && a->point[1] == b->point[1] && a->point[2] == b->point[2];
}

bool key_has(const struct key *key, const struct contact *contact)
{
    for (int i = 0; i < key->contact_count; i++) {
        if (same_contact(&key->contact[i], contact)) {
            return true;
        }
    }
    return false;
}

/* A ball stays when its heel lifts: the key has a contact of which this one is a part. */
static bool key_covers(const struct key *key, const struct contact *contact)
{
    for (int i = 0; i < key->contact_count; i++) {
        const struct contact *other = &key->contact[i];
        if (contact_on_plane(contact) && other->target == contact->target &&
            other->planting == contact->planting && other->slides == contact->slides &&
            contact_covers(other, contact) && !contact_covers(contact, other)) {
            return true;
        }
    }
    return false;
}

bool way_share_contacts(struct way *way, const struct motion_plan *plan, struct arena *arena)
{
    const struct key *from = &plan->keys[way->from], *to = &plan->keys[way->to];
    struct contact *shared =
        arena_take(arena, (size_t)(from->contact_count + to->contact_count) + 1, sizeof *shared);
    if (!shared) {
        return false;
    }
    for (int i = 0; i < from->contact_count; i++) {
        const struct contact *contact = &from->contact[i];
        if (contact->target != TARGET_NONE && (key_has(to, contact) || key_covers(to, contact))) {
            shared[way->contact_count++] = *contact;
        }
    }
    for (int i = 0; i < to->contact_count; i++) {
        if (!key_has(from, &to->contact[i]) && key_covers(from, &to->contact[i])) {
            shared[way->contact_count++] = to->contact[i];
        }
    }
    way->contacts = shared;
    return true;
}
