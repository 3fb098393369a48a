#include "stage/inquiry.h"

#include <SDL.h>

#include "stage/lull.h"
#include "stage/pace.h"
#include "stage/pads.h"
#include "stage/steer.h"

enum { WALK_STEP_MS = 50, FRESH_MS = 500 };

struct asking {
    const struct inquiry *inquiry;
    struct form *form;
    struct form_page page; /* what is on the screen, if `drawn` */
    struct picture picture;
    struct pace pace;
    struct keys keys;
    struct pads pads;
    int64_t fresh_ms; /* keys are still ignored for so long */
    int64_t idle_ms;  /* nobody did anything for so long */
    bool drawn;
};

static struct form_page page_of(const struct asking *asking, int width, int height)
{
    const struct inquiry *inquiry = asking->inquiry;
    const struct form *form = asking->form;
    const int64_t walks = form->still_ms / WALK_STEP_MS;
    struct form_page page = {.theme = inquiry->theme, .width = width, .height = height};
    page.em = display_em(inquiry->display, &inquiry->seat, width, height);
    page.title = page.about = "";
    page.lit = form->lit;
    if (form->scan_ms > 0)
        page.walk = (float)(walks * WALK_STEP_MS) / (float)form->scan_ms;
    if (inquiry->fill != NULL)
        inquiry->fill(inquiry->context, form, &page);
    return page;
}

static void draw(struct asking *asking)
{
    int width, height;
    const struct inquiry *inquiry = asking->inquiry;
    struct window *window = inquiry->display->window;
    if (!window_is_seen(window)) {
        asking->drawn = false;
        return;
    }
    window_size(window, &width, &height);
    const struct form_page page = page_of(asking, width, height);
    asking->form->columns = form_columns(width, height, page.row_count);
    if (asking->drawn && form_page_same(&page, &asking->page))
        return;
    if (inquiry->draw != NULL)
        inquiry->draw(inquiry->context, asking->form, width, height, page.em,
                      &inquiry->display->ruler, &asking->picture);
    else
        form_picture(&page, &inquiry->display->ruler, &asking->picture);
    asking->page = page;
    asking->drawn = true;
    (void)window_draw(window, &asking->picture);
}

/* Whether the key writes something, whatever it is bound to. */
static bool is_written(SDL_Keycode code)
{
    return (code & SDLK_SCANCODE_MASK) == 0 && code >= SDLK_SPACE && code != SDLK_DELETE;
}

static void take_key(struct asking *asking, const SDL_Event *event)
{
    struct form *form = asking->form;
    struct display *display = asking->inquiry->display;
    const bool pressed = event->type == SDL_KEYDOWN;
    const struct steer steer = steer_key(&asking->keys, asking->inquiry->keymap, event);
    const bool walks = steer.command >= MENU_RIGHT && steer.command <= MENU_DOWN;
    if (event->type == SDL_TEXTINPUT && form_type(form, event->text.text))
        return;
    const bool types = form->lines[form->lit].kind == FORM_WORDS;
    if (types && pressed && event->key.keysym.sym == SDLK_BACKSPACE && form_rub_out(form))
        return;
    if (types && (!pressed || is_written(event->key.keysym.sym)))
        return; /* it is typed next, or could not be */
    if (pressed && event->key.repeat == 0 && form_digit(form, keys_digit(event->key.keysym.sym)))
        return;
    if (steer.fullscreen) {
        display_fullscreen(display, !display->fullscreen);
        asking->drawn = false;
    } else if (!steer.repeated || (walks && form->scan_ms == 0)) {
        const bool any = form->scan_ms > 0 && pressed && !steer_is_modifier(event) &&
                         steer.command != MENU_OUT && steer.command != MENU_LEAVE;
        form_do(form, any ? MENU_TAKE : steer.command);
    }
}

static int place_of(const struct asking *asking, Uint32 window_id, int x, int y)
{
    const struct form_page *page = &asking->page;
    const struct display_point at = display_point(window_id, x, y, page->width, page->height);
    return asking->drawn ? form_place_at(page, at.x, at.y) : -1;
}

static void take_button(struct asking *asking, const SDL_MouseButtonEvent *button)
{
    if (button->button == SDL_BUTTON_RIGHT)
        form_do(asking->form, MENU_OUT);
    else if (button->button == SDL_BUTTON_LEFT)
        form_press(asking->form, place_of(asking, button->windowID, button->x, button->y));
}

static void take_event(struct asking *asking, const SDL_Event *event)
{
    struct display *display = asking->inquiry->display;
    if (event->type >= SDL_KEYDOWN && asking->fresh_ms > 0)
        return;
    if (event->type >= SDL_KEYDOWN)
        asking->idle_ms = 0;
    switch (event->type) {
    case SDL_QUIT:
        display->closed = true;
        break;
    case SDL_WINDOWEVENT:
        asking->drawn = !display_was_disturbed(display, event->window.event) && asking->drawn;
        break;
    case SDL_KEYDOWN:
    case SDL_TEXTINPUT:
        take_key(asking, event);
        break;
    case SDL_MOUSEMOTION:
        form_point(asking->form,
                   place_of(asking, event->motion.windowID, event->motion.x, event->motion.y));
        break;
    case SDL_MOUSEBUTTONDOWN:
        take_button(asking, &event->button);
        break;
    case SDL_MOUSEWHEEL:
        form_do(asking->form, event->wheel.y < 0 ? MENU_RIGHT : MENU_LEFT);
        break;
    case SDL_CONTROLLERBUTTONDOWN:
        form_do(asking->form, steer_button(event));
        break;
    default:
        (void)pads_lost(&asking->pads, event);
        break;
    }
}

static bool is_open(const struct asking *asking)
{
    return asking->form->taken == FORM_OPEN && !asking->inquiry->display->closed;
}

/* Not SDL_PollEvent, which ends at the mark that the last call left in the queue. */
static void take_events(struct asking *asking)
{
    SDL_Event event;
    SDL_PumpEvents();
    while (is_open(asking) &&
           SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) > 0) {
        take_event(asking, &event);
        if (asking->inquiry->follow != NULL)
            asking->inquiry->follow(asking->inquiry->context);
    }
}

static void let_time_pass(struct asking *asking)
{
    const int64_t elapsed_ms = pace_elapsed_ms(&asking->pace, pace_now_us());
    const int64_t passed_ms = elapsed_ms > PACE_STALL_MS ? 0 : elapsed_ms;
    const int64_t patience_ms = asking->inquiry->patience_ms;
    form_pass(asking->form, passed_ms);
    asking->fresh_ms -= passed_ms;
    asking->idle_ms += passed_ms;
    if (patience_ms > 0 && asking->idle_ms >= patience_ms)
        form_do(asking->form, MENU_OUT);
}

static void run(struct asking *asking)
{
    const struct inquiry *inquiry = asking->inquiry;
    draw(asking);
    if (!inquiry->display->unattended)
        pads_open(&asking->pads);
    pace_start(&asking->pace, pace_now_us(), window_refresh(inquiry->display->window));
    while (is_open(asking)) {
        take_events(asking);
        let_time_pass(asking);
        draw(asking);
        service_frame(inquiry->service, pace_now_us(), "asking");
        if (!is_open(asking) || inquiry->display->unattended)
            break;
        pace_sleep_until(pace_next_us(&asking->pace, pace_now_us()));
        lull_until(pace_now_us() + INT64_C(1000) * LULL_MS);
        pace_rest(&asking->pace, pace_now_us());
    }
    pads_close(&asking->pads);
}

int inquiry_ask(const struct inquiry *inquiry, struct form *form)
{
    const struct memory *memory = inquiry->memory;
    struct asking *asking = memory->get(memory->context, sizeof *asking);
    if (asking == NULL)
        return FORM_OUT;
    SDL_memset(asking, 0, sizeof *asking);
    asking->inquiry = inquiry;
    asking->form = form;
    asking->fresh_ms = inquiry->patience_ms > 0 ? FRESH_MS : 0;
    window_forget(inquiry->display->window);
    run(asking);
    memory->give(memory->context, asking);
    if (form->taken == FORM_OPEN)
        form->taken = FORM_OUT;
    return form->taken;
}
