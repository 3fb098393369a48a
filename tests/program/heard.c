/* heard FILE.wav PLAN: whether sound is where the plan says, and nowhere else. A line of the plan
 * is "START LENGTH" in ms. Ends with 0, or tells what is wrong and ends with 1. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    HEAD = 44,
    RATE_MS = 48,
    LOUD = 60, /* of 32767 */
    SLACK_MS = 2,
    BEGIN_MS = 60, /* of a clip: the breath before its first sound */
    MOST_MS = 1 << 20
};

static unsigned char loud[MOST_MS], planned[MOST_MS]; /* by ms */

static int read_sound(const char *path)
{
    int16_t frame[2];
    int count = 0;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, HEAD, SEEK_SET) != 0)
        return -1;
    for (; fread(frame, sizeof frame, 1, file) == 1 && count / RATE_MS < MOST_MS; count++)
        loud[count / RATE_MS] |= (unsigned char)(abs(frame[0]) > LOUD);
    (void)fclose(file);
    return count / RATE_MS;
}

static bool is_said(int start, int length)
{
    int heard = 0, begun = 0;
    for (int ms = start; ms < start + length; ms++) {
        planned[ms] = 1;
        heard += loud[ms];
        begun += ms < start + BEGIN_MS && loud[ms];
    }
    return heard * 2 > length && begun > 0;
}

static int stray(int length)
{
    for (int ms = SLACK_MS; ms + SLACK_MS < length; ms++) {
        bool expected = !loud[ms];
        for (int near = ms - SLACK_MS; near <= ms + SLACK_MS; near++)
            expected |= planned[near] != 0;
        if (!expected)
            return ms;
    }
    return -1;
}

int main(int argc, char **argv)
{
    int start, length, words = 0;
    FILE *plan = argc == 3 ? fopen(argv[2], "r") : NULL;
    const int all = plan != NULL ? read_sound(argv[1]) : -1;
    if (plan == NULL || all < 0)
        return 2;
    for (; fscanf(plan, "%d %d", &start, &length) == 2; words++) {
        if (start >= 0 && length > 0 && start + length <= all && is_said(start, length))
            continue;
        printf("nothing is said from %d ms on, for %d ms\n", start, length);
        return 1;
    }
    (void)fclose(plan);
    const int wrong = stray(all);
    if (wrong >= 0)
        printf("something is said at %d ms, where nothing is planned\n", wrong);
    else
        printf("%d\n", words);
    return wrong >= 0;
}
