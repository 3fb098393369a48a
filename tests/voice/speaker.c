/* speaker HOW: reads a text and "speaks" it, as HOW says. For the tests of programs that speak. */
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RATE = 22050, MS_A_BYTE = 20 };

static void put(uint32_t number, size_t bytes)
{
    fwrite(&number, bytes, 1, stdout);
}

/* As espeak-ng writes into a pipe: a length nobody knew. */
static void write_head(uint32_t length)
{
    fputs("RIFF", stdout);
    put(length, 4);
    fputs("WAVEfmt ", stdout);
    put(16, 4);
    put(1, 2);
    put(1, 2);
    put(RATE, 4);
    put(2 * RATE, 4);
    put(2, 2);
    put(16, 2);
    fputs("data", stdout);
    put(length, 4);
}

/* A tone in silence, 20 ms long for each byte of the text. */
static void say(const char *text)
{
    const int count = (int)strlen(text) * RATE / 1000 * MS_A_BYTE, silence = RATE / 10;
    write_head(0x7ffff000);
    for (int i = -silence; i < count + silence; i++) {
        const double tone = 9000 * sin(i * 2 * 3.14159265358979 * 440 / RATE);
        const int16_t sample = i >= 0 && i < count ? (int16_t)tone : 0;
        fwrite(&sample, sizeof sample, 1, stdout);
    }
}

/* Twice the seconds any text may take, at once. */
static void babble(void)
{
    static const char silence[1 << 16];
    write_head(0);
    for (;;)
        if (fwrite(silence, sizeof silence, 1, stdout) != 1)
            exit(0);
}

static void complain(void)
{
    for (;;)
        fputs("no, no, no\n", stderr);
}

/* Leaves a child behind that holds on to all pipes, and tells its number in the file. */
static void breed(const char *file)
{
    if (fork() == 0)
        sleep(600);
    FILE *told = fopen(file, "w");
    if (told) {
        fprintf(told, "%d\n", (int)getpid());
        fclose(told);
    }
    sleep(600);
}

static int be(const char *how, const char *text, const char *file)
{
    if (strcmp(how, "say") == 0)
        say(text);
    else if (strcmp(how, "hang") == 0)
        sleep(600);
    else if (strcmp(how, "babble") == 0)
        babble();
    else if (strcmp(how, "complain") == 0)
        complain();
    else if (strcmp(how, "breed") == 0)
        breed(file);
    else if (strcmp(how, "die") == 0)
        raise(SIGKILL);
    else if (strcmp(how, "nothing") == 0)
        return 0;
    else if (strcmp(how, "junk") == 0)
        puts("hello");
    else if (strcmp(how, "echo") == 0)
        fputs(text, stdout);
    else
        return fputs("no such voice \x07\nand more\n", stderr), 3;
    return 0;
}

int main(int argc, char **argv)
{
    char text[4096] = "";
    const char *how = argc > 1 ? argv[1] : "say";
    if (strcmp(how, "deaf") == 0) { /* does not even read */
        say("deaf");
        return 0;
    }
    if (!fgets(text, sizeof text, stdin))
        return 4;
    return be(how, text, argc > 2 ? argv[2] : "/dev/null");
}
