#define LOOPS_TABLE soft_hot_any
#define LOOPS_LEVEL "any"
#include "paint/soft_loops.h"
