#include <SDL.h>

int Mix_Playing(int channel);

int planted(void)
{
    return Mix_Playing(-1);
}
