/* What drivers of display and sound keep until the end is not ours: OpenGL's libraries are not
 * unloaded, so that the leak checker can name them, and they and SDL's threads are passed over. */
#ifndef LIMBER_TESTS_STAGE_LEAKS_H
#define LIMBER_TESTS_STAGE_LEAKS_H

#if defined(__SANITIZE_ADDRESS__)
#define LEAKS_CHECKED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LEAKS_CHECKED
#endif
#endif

#ifdef LEAKS_CHECKED
int dlclose(void *handle);
int dlclose(void *handle)
{
    (void)handle;
    return 0;
}

const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libSDL2\nleak:swrast_dri\nleak:libLLVM\nleak:libEGL\nleak:libGL\n"
           "leak:libgallium\nleak:libdbus\nleak:libfontconfig\n";
}
#endif

#endif
