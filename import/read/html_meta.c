/* What a page says about itself: <title>, <meta>, <link rel=canonical>, JSON-LD. */
#include "import/read/html_dom.h"
#include "import/read/json.h"

static void add(struct document *document, const char *key, struct slice value) {
    meta_add(&document->meta, document->arena, slice_of(key), value);
}

static void read_meta_element(struct document *document, xmlNode *node) {
    static const struct {
        const char *attribute, *name, *key;
    } known[] = {
        {"name", "description", "description"},
        {"property", "og:title", "og:title"},
        {"property", "og:description", "description"},
        {"name", "date", "date"},
        {"property", "article:modified_time", "date"},
        {"property", "article:published_time", "date"},
        {"name", "ms.date", "date"},
        {"name", "keywords", "keywords"},
        {"name", "ms.custom", "ms.custom"},
        {"name", "ms.prod", "ms.prod"},
        {"name", "ms.service", "ms.service"},
    };
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (html_has_word(node, known[i].attribute, known[i].name))
            add(document, known[i].key, html_attribute(node, "content"));
}

static void add_content(struct document *document, const char *key, xmlNode *node) {
    struct buf text = {0};
    for (xmlNode *n = html_next(node, node); n; n = html_next(node, n))
        buf_add(&text, html_text(n));
    add(document, key, buf_slice(&text));
    buf_fini(&text);
}

static void read_script(struct document *document, xmlNode *node) {
    if (slice_equal_nocase(html_attribute(node, "type"), SLICE("application/ld+json")) &&
        node->children)
        json_read_meta(document, slice_of((const char *)node->children->content));
}

void html_read_meta(struct document *document, xmlDoc *page) {
    xmlNode *root = xmlDocGetRootElement(page);
    for (xmlNode *node = root; node; node = html_next(root, node)) {
        if (html_is(node, "title"))
            add_content(document, "html:title", node);
        else if (html_is(node, "h1"))
            add_content(document, "h1", node);
        else if (html_is(node, "meta"))
            read_meta_element(document, node);
        else if (html_is(node, "link") && html_has_word(node, "rel", "canonical"))
            add(document, "url", html_attribute(node, "href"));
        else if (html_is(node, "script"))
            read_script(document, node);
    }
}
