#define LOOPS_TABLE soft_hot_v2
#define LOOPS_LEVEL "x86-64-v2"
#include "paint/soft_loops.h"
