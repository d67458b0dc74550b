// Calls of Linux that the C library declares only for programs that ask for GNU extensions, which
// a module for Swift cannot.
#ifndef CLINUX_SHIM_H
#define CLINUX_SHIM_H

#include <errno.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#pragma clang assume_nonnull begin

/// An empty file in memory that no child inherits; -1 with `errno` if there is none.
static inline int clinux_memoryFile(const char *name) {
    return (int)syscall(SYS_memfd_create, name, 1u);
}

/// The two ends of a pipe, neither of which a child inherits.
static inline int clinux_pipe(int ends[_Nonnull 2]) {
    return (int)syscall(SYS_pipe2, ends, 02000000);
}

/// Sets both limits of another process to a resource.
static inline int clinux_limit(int process, int resource, uint64_t most) {
    uint64_t limit[2] = {most, most};
    return (int)syscall(SYS_prlimit64, process, resource, limit, 0L);
}

#pragma clang assume_nonnull end

#endif
