#include "import/read/document.h"

#include "import/read/decode.h"
#include "import/read/html.h"
#include "import/read/markdown.h"
#include "import/read/sniff.h"
#include "import/read/text.h"
#include "import/read/tidy.h"

/* A source format: its name and its reader. How it is recognised stands in sniff.c. */
static const struct {
    const char *name;
    document_reader *read;
} formats[FORMATS] = {
    [FORMAT_MARKDOWN] = {"markdown", markdown_read},
    [FORMAT_HTML] = {"html", html_read},
    [FORMAT_TEXT] = {"text", text_read},
};

void document_read(struct document *document, struct slice bytes) {
    struct slice text = decode(document->arena, bytes, &document->reports);
    enum format format = sniff(text);
    document->format = formats[format].name;
    formats[format].read(document, text);
    tidy(document);
    if (!document->body->first)
        report_add(&document->reports, document->arena, REPORT_EMPTY, 0, SLICE(""));
}
