#define LOOPS_TABLE soft_hot_v3
#define LOOPS_LEVEL "x86-64-v3"
#include "paint/soft_loops.h"
