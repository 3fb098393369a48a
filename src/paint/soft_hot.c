#include "paint/soft_hot.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
void soft_hot_list(const struct soft_hot *list[HOT_MOST])
{
    int count = 0;
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4") != 0)
        list[count++] = &soft_hot_v4;
    if (__builtin_cpu_supports("x86-64-v3") != 0)
        list[count++] = &soft_hot_v3;
    if (__builtin_cpu_supports("x86-64-v2") != 0)
        list[count++] = &soft_hot_v2;
    list[count++] = &soft_hot_any;
    list[count] = NULL;
}
#else
void soft_hot_list(const struct soft_hot *list[HOT_MOST])
{
    list[0] = &soft_hot_any;
    list[1] = NULL;
}
#endif
