/* Which words point at what somebody who cannot see the screen does not know. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "review/unseen.h"

static int findings_of(const char *text)
{
    static struct findings findings;
    static const struct position position;
    const char *lines[] = {text};
    const struct phase phase = {.name = "move_in", .say = {lines, 1}};
    const struct exercise exercise = {.position = &position, .phases = &phase, .phase_count = 1};
    memset(&findings, 0, sizeof findings);
    review_unseen_words(&exercise, &findings);
    return findings.count;
}

static void what_points_is_told(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Bend the knee like this.",
        "Turn the foot like so.",
        "Fold your hands like mine.",
        "Let the arm hang, this way.",
        "Sit the way I sit.",
        "Do what I do.",
        "This is how the back rounds.",
        "Thus the hip opens.",
        "Bring the knee this far.",
        "Lift the arm this high.",
        "Open the hands this wide.",
        "Put your hand here.",
        "Set the foot over there.",
        "Feel it right there, below the knee.",
        "Cross your legs as shown.",
        "As you can see, the back is flat.",
        "See how the shoulder drops.",
        "Hold the strap as demonstrated.",
        "Place your hands as illustrated.",
        "Stretch the highlighted muscle.",
        "Put your heel on the marked spot.",
        "Watch the knee.",
        "Notice how the hip turns.",
        "Look at me.",
        "Follow along.",
        "Copy the movement.",
        "Follow the figure.",
        "Turn towards the screen.",
        "Lean as in the picture.",
        "Move as the arrows tell you.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (findings_of(texts[i]) != 1)
            fail_msg("nothing is told of \"%s\"", texts[i]);
    }
}

static void what_is_plain_is_left_alone(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Look at the floor in front of you.",
        "Look straight ahead.",
        "Keep that shape all the time.",
        "Stay there for two breaths.",
        "From there, slide the hips back.",
        "Only as far as it feels good.",
        "Bend it as far as you like.",
        "Do the same on the other side.",
        "Turn your head the other way if that feels good.",
        "That is far enough.",
        "Let it fall a little to the side.",
        "This eases the lower back.",
        "Rest your hand on the seat, there is time.",
        "Bring it back the way it came.",
        "The stretch is felt in the right buttock.",
        "If you like, put a cushion under your head.",
        "Breathe out, so that the belly sinks.",
        "Adhere to your own measure.",
        "You may see stars if you stand up fast; rise slowly.",
        "Figure four: ankle on the other thigh.",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (findings_of(texts[i]) != 0)
            fail_msg("something is told of \"%s\"", texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_points_is_told),
        cmocka_unit_test(what_is_plain_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
