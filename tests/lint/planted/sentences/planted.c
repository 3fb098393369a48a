#include "base/tr.h"

const char *planted(void)
{
    return tr("This is planted.");
}
