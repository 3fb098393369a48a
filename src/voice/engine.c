#include "voice/engine.h"

bool stop_asked(struct stop stop)
{
    return stop.asked && stop.asked(stop.context);
}

void engine_close(struct engine engine)
{
    if (engine.close)
        engine.close(engine.context);
}
