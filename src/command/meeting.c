#include "command/meeting.h"

#include "base/tr.h"
#include "command/keep.h"
#include "command/person.h"
#include "command/show.h"
#include "stage/video.h"

enum { PATIENCE_MS = 60000 };

static struct person person_of(const struct meeting *meeting, struct options *options,
                               struct display *display)
{
    return (struct person){.material = meeting->material,
                           .options = options,
                           .plain = meeting->call->plain,
                           .arena = meeting->call->arena,
                           .display = display,
                           .theme = meeting->theme,
                           .keymap = meeting->keymap,
                           .service = meeting->call->service,
                           .patience_ms = PATIENCE_MS};
}

static void tell_refusal(const struct person *person, const struct problems *problems)
{
    if (keep_refused(person->material->keep) && problems->count > 0)
        person_tell(person, tr("Not today"), problems->list[problems->count - 1].message);
}

/* The routine as it was found, suited to what the record has now. */
static enum exit_code plan_anew(struct material *material)
{
    if (!material_find(material, material->routine->id))
        return EXIT_PROBLEMS;
    const enum exit_code code = material_suit(material);
    return code == EXIT_DONE ? material_lay_out(material) : code;
}

static enum exit_code meet(const struct meeting *meeting, struct display *display,
                           enum exit_code code)
{
    struct options options = *meeting->call->options;
    struct material *material = meeting->material;
    const struct person person = person_of(meeting, &options, display);
    if (person_is_there(&person) && person_ask_felt(&person))
        code = plan_anew(material);
    if (!display->unattended)
        tell_refusal(&person, &material->problems);
    return code;
}

enum exit_code meeting_begin(struct meeting *meeting, enum exit_code code)
{
    struct material *material = meeting->material;
    const bool asks = keep_question(material->keep).question == QUESTION_TODAY;
    const bool planned = code == EXIT_DONE || keep_refused(material->keep);
    const struct window_wish wish = show_window(material);
    struct display display;
    if (!planned || (!asks && !keep_refused(material->keep)) || video_is_unattended() ||
        display_open(&display, &wish, &material->problems) != STAGE_DONE)
        return code;
    code = meet(meeting, &display, code);
    meeting->left = display.closed;
    display_close(&display);
    return code;
}

void meeting_end(void *context, struct display *display)
{
    const struct meeting *meeting = context;
    struct options options = *meeting->call->options;
    const struct person person = person_of(meeting, &options, display);
    const struct question_due due = keep_question(meeting->material->keep);
    if (person_is_there(&person) && due.question == QUESTION_DAY_AFTER)
        (void)person_ask_felt(&person);
}
