#include "body/goal.h"

#include <string.h>

bool pins_open(struct pins *pins, const struct key *keys, int key_count, struct arena *arena)
{
    *pins = (struct pins){0};
    for (int i = 0; i < key_count; i++) {
        pins->most += GOALS_A_CONTACT * keys[i].contact_count;
    }
    pins->pin = arena_take(arena, (size_t)pins->most + 1, sizeof *pins->pin);
    return pins->pin != NULL;
}

const struct pin *pins_find(const struct pins *pins, int touch, const struct contact *contact)
{
    for (int i = 0; i < pins->count; i++) {
        const struct pin *pin = &pins->pin[i];
        if (pin->touch == touch && pin->target == contact->target &&
            pin->planting == contact->planting) {
            return pin;
        }
    }
    return NULL;
}

void pins_put(struct pins *pins, int key, int touch, const struct contact *contact,
              const double at[3])
{
    if (pins->count < pins->most && !pins_find(pins, touch, contact)) {
        pins->pin[pins->count++] =
            (struct pin){touch, contact->target, contact->planting, key, {at[0], at[1], at[2]}};
    }
}

void pins_record(struct pins *pins, int key, const struct goal *goals, int count,
                 const struct stand *stand)
{
    for (int i = 0; i < count; i++) {
        const struct goal *goal = &goals[i];
        if (goal->planted) {
            double at[3];
            stand_point(stand, goal->joint, goal->local, at);
            pins_put(pins, key, goal->touch, goal->contact, at);
        }
    }
}

void pins_forget(struct pins *pins, int key)
{
    int kept = 0;
    for (int i = 0; i < pins->count; i++) {
        if (pins->pin[i].key != key) {
            pins->pin[kept++] = pins->pin[i];
        }
    }
    pins->count = kept;
}
