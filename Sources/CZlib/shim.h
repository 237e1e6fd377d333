#include <string.h>
#include <zlib.h>

// deflateInit2 is a macro, which Swift cannot call.
static inline int czlib_deflate(int level, int strategy, int memoryLevel, const unsigned char *source,
                                size_t sourceCount, unsigned char *target, size_t *targetCount) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    int status = deflateInit2(&stream, level, Z_DEFLATED, 15, memoryLevel, strategy);
    if (status != Z_OK) return status;
    stream.next_in = (unsigned char *)source;
    stream.avail_in = (uInt)sourceCount;
    stream.next_out = target;
    stream.avail_out = (uInt)*targetCount;
    status = deflate(&stream, Z_FINISH);
    *targetCount = stream.total_out;
    deflateEnd(&stream);
    return status;
}
