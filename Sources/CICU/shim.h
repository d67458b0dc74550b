#ifndef CICU_SHIM_H
#define CICU_SHIM_H
#define U_SHOW_CPLUSPLUS_API 0
#include <unicode/uversion.h>
#endif
