#include "base/arena.h"
#include "command/command.h"
#include "stage/pace.h"
#include "stage/video.h"

/* What the process spent before main began is loading and linking: part of the start. */
int main(int argc, char **argv)
{
    memory_prepare();
    video_prepare();
    return command_run(argc, argv, pace_now_us() - pace_processor_us());
}
