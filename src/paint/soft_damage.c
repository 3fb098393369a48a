#include "paint/soft_damage.h"

static bool overlap(struct clip a, struct clip b)
{
    return !clip_is_empty(clip_meet(a, b));
}

static double size_of(struct clip clip)
{
    return (double)(clip.x1 - clip.x0) * (double)(clip.y1 - clip.y0);
}

static int nearest_to(const struct damage *damage, struct clip clip)
{
    int best = 0;
    double least = 1e30;
    for (int i = 0; i < damage->count; i++) {
        double grown = size_of(clip_join(damage->list[i], clip)) - size_of(damage->list[i]);
        if (grown < least) {
            least = grown;
            best = i;
        }
    }
    return best;
}

static struct clip take_out(struct damage *damage, int i)
{
    struct clip taken = damage->list[i];
    damage->list[i] = damage->list[--damage->count];
    return taken;
}

void damage_add(struct damage *damage, struct clip clip)
{
    clip = clip_meet(clip, damage->whole);
    if (clip_is_empty(clip))
        return;
    for (int i = 0; i < damage->count;) {
        if (overlap(damage->list[i], clip)) {
            clip = clip_join(clip, take_out(damage, i));
            i = 0; /* what has grown may reach others now */
        } else {
            i++;
        }
    }
    if (damage->count == AREAS_MOST) {
        damage_add(damage, clip_join(clip, take_out(damage, nearest_to(damage, clip))));
        return;
    }
    damage->list[damage->count++] = clip;
}
