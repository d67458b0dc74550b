/* Makes chosen calls of a program fail, for tests: preloaded, it counts the calls that touch files
   below FAULT_FOLDER and does something at the FAULT_AT-th (from 1; 0: never).

   FAULT_CALLS   the calls that count, such as ",open,write,fsync,"; unset: all that change something
   FAULT_ACTION  before: SIGKILL instead of the call; after: SIGKILL behind it; stop: SIGSTOP before it;
                 short: a write of half; lie: a write that does nothing and says it did;
                 a number: that errno
   FAULT_EVER    set: at every call from then on
   FAULT_COUNT   a file: the number of calls that counted, once the program ends
   FAULT_LOG     a file: a line for each counted call; with FAULT_DATA also what is written */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static char known[1024];          /* descriptors of files below the folder */
static char names[1024][512];
static int calls, logged = -1;
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int isBelow(const char *path) {
    const char *folder = getenv("FAULT_FOLDER");
    return folder && path && strstr(path, folder) == path;
}

/* The log has a line `call<TAB>name<TAB>other name or length`; data follow a write. */
static void note(const char *call, const char *name, const char *rest, const void *data, size_t size) {
    const char *path = getenv("FAULT_LOG");
    if (!path) return;
    if (logged < 0) logged = REAL(open)(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    char line[1200];
    int length = snprintf(line, sizeof line, "%s\t%s\t%s\n", call, name, rest);
    if (REAL(write)(logged, line, length) < 0) abort();
    if (data && getenv("FAULT_DATA") && REAL(write)(logged, data, size) < 0) abort();
}

__attribute__((destructor)) static void tellCount(void) {
    const char *path = getenv("FAULT_COUNT");
    int fd = path ? REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644) : -1;
    char text[16];
    int length = snprintf(text, sizeof text, "%d", calls);
    if (fd >= 0 && REAL(write)(fd, text, length) < 0) abort();
}

enum { NOTHING, FAIL, SHORT, LIE, KILL_AFTER };

/* What is to be done at this call; counts it. */
static int decide(const char *call) {
    const char *counted = getenv("FAULT_CALLS");
    char pattern[32];
    snprintf(pattern, sizeof pattern, ",%s,", call);
    if (counted ? !strstr(counted, pattern) : !strcmp(call, "read") || !strcmp(call, "mmap"))
        return NOTHING;
    int at = getenv("FAULT_AT") ? atoi(getenv("FAULT_AT")) : 0;
    int call_number = __atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED);
    if (at == 0 || call_number < at || (call_number > at && !getenv("FAULT_EVER"))) return NOTHING;
    const char *action = getenv("FAULT_ACTION");
    if (!action) return NOTHING;
    if (!strcmp(action, "before")) raise(SIGKILL);
    if (!strcmp(action, "after")) return KILL_AFTER;
    if (!strcmp(action, "stop")) {
        raise(SIGSTOP);
        return NOTHING;
    }
    if (!strcmp(action, "short")) return SHORT;
    if (!strcmp(action, "lie")) return LIE;
    errno = atoi(action);
    return FAIL;
}

#define FINISH(action, result) \
    do { if ((action) == KILL_AFTER) raise(SIGKILL); return (result); } while (0)

static int opened(const char *path, int flags, mode_t mode) {
    if (!isBelow(path)) return REAL(open)(path, flags, mode);
    int action = decide("open");
    if (action == FAIL) return -1;
    int isNew = (flags & O_CREAT) && access(path, F_OK) != 0;
    int fd = REAL(open)(path, flags, mode);
    if (fd >= 0 && fd < 1024) {
        known[fd] = 1;
        snprintf(names[fd], sizeof names[fd], "%s", path);
        if (isNew) note("create", path, "", 0, 0);
    }
    FINISH(action, fd);
}

int open(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
    va_end(list);
    return opened(path, flags, mode);
}

static int isKnown(int fd) { return fd >= 0 && fd < 1024 && known[fd]; }

int close(int fd) {
    int wasKnown = isKnown(fd);
    int action = wasKnown ? decide("close") : NOTHING;
    if (wasKnown) known[fd] = 0;
    int result = REAL(close)(fd);
    if (action == FAIL) return -1;
    FINISH(action, result);
}

static void noteWrite(int fd, const void *bytes, ssize_t count, long long at) {
    char rest[64];
    if (count <= 0) return;
    snprintf(rest, sizeof rest, "%lld\t%zd", at, count);
    note("write", names[fd], rest, bytes, count);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    if (!isKnown(fd)) return REAL(write)(fd, bytes, count);
    int action = decide("write");
    if (action == FAIL) return -1;
    if (action == LIE) return count;
    if (action == SHORT && count > 1) count /= 2;
    long long at = lseek(fd, 0, SEEK_CUR);
    ssize_t result = REAL(write)(fd, bytes, count);
    noteWrite(fd, bytes, result, at);
    FINISH(action, result);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    if (!isKnown(fd)) return REAL(pwrite)(fd, bytes, count, at);
    int action = decide("write");
    if (action == FAIL) return -1;
    if (action == LIE) return count;
    if (action == SHORT && count > 1) count /= 2;
    ssize_t result = REAL(pwrite)(fd, bytes, count, at);
    noteWrite(fd, bytes, result, at);
    FINISH(action, result);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) {
    return pwrite(fd, bytes, count, at);
}

int fsync(int fd) {
    if (!isKnown(fd)) return REAL(fsync)(fd);
    int action = decide("fsync");
    if (action == FAIL) return -1;
    int result = REAL(fsync)(fd);
    if (result == 0) note("fsync", names[fd], "", 0, 0);
    FINISH(action, result);
}

int ftruncate(int fd, off_t size) {
    if (!isKnown(fd)) return REAL(ftruncate)(fd, size);
    int action = decide("ftruncate");
    if (action == FAIL) return -1;
    int result = REAL(ftruncate)(fd, size);
    char rest[32];
    snprintf(rest, sizeof rest, "%lld", (long long)size);
    if (result == 0) note("truncate", names[fd], rest, 0, 0);
    FINISH(action, result);
}

int ftruncate64(int fd, off_t size) { return ftruncate(fd, size); }

int rename(const char *from, const char *to) {
    if (!isBelow(from)) return REAL(rename)(from, to);
    int action = decide("rename");
    if (action == FAIL) return -1;
    int result = REAL(rename)(from, to);
    if (result == 0) note("rename", from, to, 0, 0);
    FINISH(action, result);
}

int unlink(const char *path) {
    if (!isBelow(path)) return REAL(unlink)(path);
    int action = decide("unlink");
    if (action == FAIL) return -1;
    int result = REAL(unlink)(path);
    if (result == 0) note("unlink", path, "", 0, 0);
    FINISH(action, result);
}

static ssize_t received(int fd, int action, ssize_t result) {
    (void)fd;
    FINISH(action, result);
}

ssize_t read(int fd, void *bytes, size_t count) {
    if (!isKnown(fd)) return REAL(read)(fd, bytes, count);
    int action = decide("read");
    return action == FAIL ? -1 : received(fd, action, REAL(read)(fd, bytes, count));
}

ssize_t pread(int fd, void *bytes, size_t count, off_t at) {
    if (!isKnown(fd)) return REAL(pread)(fd, bytes, count, at);
    int action = decide("read");
    return action == FAIL ? -1 : received(fd, action, REAL(pread)(fd, bytes, count, at));
}

ssize_t pread64(int fd, void *bytes, size_t count, off_t at) { return pread(fd, bytes, count, at); }

void *mmap(void *start, size_t size, int protection, int flags, int fd, off_t at) {
    if (!isKnown(fd)) return REAL(mmap)(start, size, protection, flags, fd, at);
    return decide("mmap") == FAIL ? MAP_FAILED : REAL(mmap)(start, size, protection, flags, fd, at);
}

void *mmap64(void *start, size_t size, int protection, int flags, int fd, off_t at) {
    return mmap(start, size, protection, flags, fd, at);
}
