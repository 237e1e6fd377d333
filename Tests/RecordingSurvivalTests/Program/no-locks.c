// Loaded before the system's library, it makes the file system one without locks: flock fails with FLOCK_ERROR.
#include <errno.h>
#include <stdlib.h>
#include <sys/file.h>

int flock(int file, int operation) {
    (void)file, (void)operation;
    const char *error = getenv("FLOCK_ERROR");
    errno = error ? atoi(error) : ENOLCK;
    return -1;
}
