/* The least that reading a workbook by zlib and libxml2 costs: every XML part inflated and parsed, with callbacks that
 * do nothing. Takes a whole, unencrypted zip file for granted. */
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 65536 };

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                  const xmlChar **declarations, int attributes, int defaults, const xmlChar **values) {}
static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {}
static void characters(void *context, const xmlChar *text, int length) {}

static uint32_t number(const uint8_t *bytes, int width) {
    uint32_t value = 0;
    for (int i = width; i-- > 0;) value = value << 8 | bytes[i];
    return value;
}

static int ends_with(const char *name, size_t length, const char *end) {
    size_t count = strlen(end);
    return length >= count && memcmp(name + length - count, end, count) == 0;
}

static void fail(const char *what) {
    fprintf(stderr, "limit: %s\n", what);
    exit(1);
}

static void parse(const uint8_t *data, uint32_t size, int is_deflated, xmlSAXHandler *sax) {
    static uint8_t piece[PIECE];
    static z_stream stream;
    static int is_ready;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(sax, NULL, NULL, 0, NULL);
    if (is_deflated) {
        if (!is_ready && inflateInit2(&stream, -15) != Z_OK) fail("inflateInit2");
        inflateReset(&stream);
        is_ready = 1;
        stream.next_in = (uint8_t *)data;
        stream.avail_in = size;
        int state;
        do {
            stream.next_out = piece;
            stream.avail_out = PIECE;
            state = inflate(&stream, Z_NO_FLUSH);
            if (state != Z_OK && state != Z_STREAM_END) fail("inflate");
            if (xmlParseChunk(parser, (char *)piece, PIECE - stream.avail_out, 0)) fail("XML");
        } while (state != Z_STREAM_END);
    } else if (xmlParseChunk(parser, (const char *)data, size, 0)) {
        fail("XML");
    }
    xmlParseChunk(parser, NULL, 0, 1);
    xmlFreeParserCtxt(parser);
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: limit FILE.xlsx");
    int file = open(arguments[1], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status)) fail("the file can't be opened");
    size_t size = status.st_size;
    uint8_t *bytes = malloc(size);
    for (size_t filled = 0; filled < size;) {
        ssize_t got = read(file, bytes + filled, size - filled);
        if (got <= 0) fail("the file can't be read");
        filled += got;
    }
    size_t tail = size < 22 ? 0 : size - 22;
    while (tail && number(bytes + tail, 4) != 0x06054b50) tail--;
    if (!tail) fail("no zip file");

    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = start, .endElementNs = end,
                         .characters = characters};
    const uint8_t *entry = bytes + number(bytes + tail + 16, 4);
    for (uint32_t left = number(bytes + tail + 10, 2); left > 0; left--) {
        uint32_t name = number(entry + 28, 2);
        const char *text = (const char *)entry + 46;
        if (ends_with(text, name, ".xml") || ends_with(text, name, ".rels") || ends_with(text, name, ".vml")) {
            const uint8_t *local = bytes + number(entry + 42, 4);
            parse(local + 30 + number(local + 26, 2) + number(local + 28, 2), number(entry + 20, 4),
                  number(entry + 10, 2) == 8, &sax);
        }
        entry += 46 + name + number(entry + 30, 2) + number(entry + 32, 2);
    }
    return 0;
}
