// Loaded before the system's library, it makes the disk a full one for what is written into the middle of a file: behind a
// cache's header, and below NO_ROOM_BELOW.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#define HEADER 96
#define ORIGINAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_full(off_t offset) {
    const char *end = getenv("NO_ROOM_BELOW");
    if (!end || offset < HEADER || offset >= atoll(end)) return 0;
    errno = ENOSPC;
    return 1;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return is_full(offset) ? -1 : ORIGINAL(pwrite)(file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
    return is_full(offset) ? -1 : ORIGINAL(pwrite64)(file, bytes, count, offset);
}
