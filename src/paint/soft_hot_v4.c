#define LOOPS_TABLE soft_hot_v4
#define LOOPS_LEVEL "x86-64-v4"
#include "paint/soft_loops.h"
