#include "command/overture.h"

#include <locale.h>
#include <pthread.h>

#include "stage/video.h"

struct planning {
    struct material *material;
    struct theme *theme;
    locale_t locale;
    enum exit_code code;
};

static void *plan(void *context)
{
    struct planning *planning = context;
    (void)uselocale(planning->locale);
    planning->code = material_plan_shown(planning->material, planning->theme);
    return NULL;
}

/* What is wrong is told by whoever opens the display. */
static void look_for_display(const struct world *world)
{
    struct problems unheard;
    problems_open(&unheard, world->memory);
    (void)video_open(&unheard);
    problems_close(&unheard);
}

/* SDL changes the process's locale for a moment as it starts: the plan has one of its own. */
static enum exit_code plan_aside(struct material *material, struct theme *theme)
{
    struct planning planning = {material, theme, duplocale(LC_GLOBAL_LOCALE), EXIT_DONE};
    pthread_t thread;
    if (planning.locale == (locale_t)0)
        return material_plan_shown(material, theme);
    if (pthread_create(&thread, NULL, plan, &planning) == 0) {
        look_for_display(material->world);
        pthread_join(thread, NULL);
    } else {
        planning.code = material_plan_shown(material, theme);
    }
    freelocale(planning.locale);
    return planning.code;
}

enum exit_code overture_plan(struct material *material, struct theme *theme)
{
    const enum exit_code code = material_begin(material);
    return code == EXIT_DONE ? plan_aside(material, theme) : code;
}

void overture_end(void)
{
    video_close();
}
