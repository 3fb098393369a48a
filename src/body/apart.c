#include "body/apart.h"

#include <math.h>

#define ERROR_MOST 0.001 /* m, that a goal may be off for the sake of a free way */

float figure_excess(const struct rig *rig, const struct figure *figure,
                    const struct keeping *keeping)
{
    struct pose pose;
    struct placed placed;
    struct overlap worst;
    figure_to_pose(figure, &pose);
    pose_place(rig, &pose, &placed);
    return overlap_find(rig, &placed, keeping->contacts, keeping->count, &worst, 1) > 0
               ? worst.depth - worst.allowed
               : 0.0f;
}

static double worst_goal(const struct rig *rig, const struct wish *wish,
                         const struct figure *figure)
{
    struct stand stand;
    double worst = 0.0;
    figure_place(rig, figure, &stand);
    for (int i = 0; i < wish->goal_count; i++) {
        worst = fmax(worst, goal_error(&wish->goals[i], &stand));
    }
    return worst;
}

void figure_keep_apart(struct solver *solver, const struct rig *rig, const struct wish *wish,
                       const struct keeping *keeping, struct figure *figure)
{
    const float excess = figure_excess(rig, figure, keeping);
    if (excess <= 0.0f) {
        return;
    }
    struct wish again = *wish;
    struct figure tried = *figure;
    again.apart = keeping;
    solver_stages(solver, &again, &tried);
    if (figure_excess(rig, &tried, keeping) < excess &&
        worst_goal(rig, wish, &tried) <= fmax(worst_goal(rig, wish, figure), ERROR_MOST)) {
        *figure = tried;
    }
}
