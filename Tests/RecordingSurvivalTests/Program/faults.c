// Loaded before the system's library, it makes a share of the calls that change the cache's files fail, as a dying
// disk would: FAULT_PERCENT of them, chosen by FAULT_SEED.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_uint calls;

static int environment(const char *name) {
    const char *text = getenv(name);
    return text ? atoi(text) : 0;
}

static unsigned int next_random(void) {
    unsigned int value = atomic_fetch_add(&calls, 1) * 2654435761u + (unsigned int)environment("FAULT_SEED") * 40503u;
    value ^= value >> 15;
    value *= 2246822519u;
    return value ^ value >> 13;
}

static int is_cache(const char *path) {
    return path && strstr(path, "openai_cache") && !strstr(path, "used");
}

static int fails_at(const char *path, int error) {
    if (!is_cache(path) || next_random() % 100 >= (unsigned int)environment("FAULT_PERCENT")) return 0;
    errno = error;
    return 1;
}

static int fails(int file, int error) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t count = readlink(link, path, sizeof path - 1);
    if (count < 0) return 0;
    path[count] = 0;
    return fails_at(path, error);
}

#define ORIGINAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// Half of what fails is written by half first.
static ssize_t failing_write(ssize_t (*write)(int, const void *, size_t, off_t), int file, const void *bytes,
                             size_t count, off_t offset) {
    if (!fails(file, 0)) return write(file, bytes, count, offset);
    if (next_random() % 2 == 0 && count > 1) return write(file, bytes, count / 2, offset);
    errno = next_random() % 2 == 0 ? ENOSPC : EIO;
    return -1;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return failing_write(ORIGINAL(pwrite), file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
    return failing_write(ORIGINAL(pwrite64), file, bytes, count, offset);
}

int fsync(int file) { return fails(file, EIO) ? -1 : ORIGINAL(fsync)(file); }

int ftruncate(int file, off_t size) { return fails(file, EIO) ? -1 : ORIGINAL(ftruncate)(file, size); }

int ftruncate64(int file, off_t size) { return fails(file, EIO) ? -1 : ORIGINAL(ftruncate64)(file, size); }

int unlink(const char *path) { return fails_at(path, EIO) ? -1 : ORIGINAL(unlink)(path); }

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);
    va_end(rest);
    return (flags & O_CREAT) && fails_at(path, ENOSPC) ? -1 : ORIGINAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);
    va_end(rest);
    return (flags & O_CREAT) && fails_at(path, ENOSPC) ? -1 : ORIGINAL(open64)(path, flags, mode);
}
