#include <zlib.h>

// `inflateInit2` is a macro, which Swift does not see. The window is negative: no header and no checksum around the data.
static inline int handrail_inflate_init(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
