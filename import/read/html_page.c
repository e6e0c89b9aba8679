/* Finding the article in a saved page. */
#include "import/read/html_dom.h"

static const struct slice furniture_words[] = {
#define X(word) {word, sizeof word - 1},
#include "import/read/furniture.def"
#undef X
};

/* Takes the next part of a name off `*rest`: "siteNav-main" gives "site", "Nav", "main". */
static bool next_part(struct slice *rest, struct slice *part) {
    struct slice text = *rest;
    while (text.len && !ascii_is_alpha(text.at[0]))
        text = slice_from(text, 1);
    size_t len = 0;
    while (len < text.len && ascii_is_alpha(text.at[len]) &&
           (len == 0 || !ascii_is_upper(text.at[len]) || ascii_is_upper(text.at[len - 1])))
        len++;
    *part = slice_first(text, len);
    *rest = slice_from(text, len);
    return len > 0;
}

/* Is a part of the element's class or id one of these words? */
static bool is_named(xmlNode *node, const struct slice *words, size_t count) {
    struct slice names[] = {html_attribute(node, "class"), html_attribute(node, "id")}, part;
    for (size_t n = 0; n < 2; n++)
        while (next_part(&names[n], &part))
            for (size_t i = 0; i < count; i++)
                if (slice_equal_nocase(part, words[i]))
                    return true;
    return false;
}

/* <div class="codeHeader">Console</div> above code is furniture; <div class="code-toolbar"> around
 * code is not, whatever else its name says. */
static bool is_code_frame(xmlNode *node) {
    static const struct slice code[] = {{"code", 4}, {"highlight", 9}, {"snippet", 7}};
    static const struct slice bar[] = {{"header", 6}, {"toolbar", 7}, {"copy", 4}, {"buttons", 7}};
    return is_named(node, code, 3) && is_named(node, bar, 4);
}

static bool has_furniture_role(xmlNode *node) {
    static const char *const roles[] = {"navigation", "banner", "contentinfo", "complementary",
        "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"};
    for (size_t i = 0; i < COUNT_OF(roles); i++)
        if (html_has_word(node, "role", roles[i]))
            return true;
    return false;
}

static bool is_hidden(xmlNode *node) {
    struct slice style = html_attribute(node, "style");
    return slice_find_nocase(style, SLICE("display:none")) != SLICE_NONE ||
           slice_find_nocase(style, SLICE("display: none")) != SLICE_NONE ||
           slice_equal_nocase(html_attribute(node, "aria-hidden"), SLICE("true"));
}

/* Elements that hold the article whatever their names say: <body class="has-sidebar">. */
static bool is_frame(xmlNode *node) {
    return html_is(node, "body") || html_is(node, "html") || html_is(node, "main") ||
           html_is(node, "article") || html_is(node, "h1") || html_is(node, "h2");
}

bool html_is_furniture(xmlNode *node) {
    if (node->type != XML_ELEMENT_NODE || is_frame(node))
        return false;
    if (html_is(node, "nav") || html_is(node, "footer") || html_is(node, "aside") ||
        html_is(node, "form") || has_furniture_role(node) || is_hidden(node))
        return true;
    if (html_role(node) != HTML_BLOCK && html_role(node) != HTML_LIST &&
        html_role(node) != HTML_ORDERED && html_role(node) != HTML_TABLE)
        return false;
    if (is_code_frame(node))
        return !html_holds(node, "pre");
    return is_named(node, furniture_words, COUNT_OF(furniture_words));
}

/* Bytes of text below a node that are not in links and not in furniture: what is read, not
 * clicked. */
static size_t reading_weight(xmlNode *root) {
    size_t weight = 0;
    xmlNode *node = root;
    while (node) {
        bool skipped = html_role(node) == HTML_SKIP || html_is(node, "a") ||
                       (node != root && html_is_furniture(node));
        if (!skipped)
            weight += slice_trim(html_text(node)).len;
        node = skipped ? html_after(root, node) : html_next(root, node);
    }
    return weight;
}

static bool is_marked_article(xmlNode *node) {
    return html_is(node, "main") || html_is(node, "article") ||
           html_has_word(node, "role", "main") || html_has_word(node, "role", "article") ||
           html_has_word(node, "itemprop", "articleBody");
}

/* The outermost element that the page itself calls its article, if most of the reading is there. */
static xmlNode *find_marked(xmlNode *root, size_t total) {
    xmlNode *node = root;
    while (node) {
        if (is_marked_article(node) && reading_weight(node) * 2 > total)
            return node;
        node = html_next(root, node);
    }
    return NULL;
}

xmlNode *html_find_article(xmlDoc *page) {
    xmlNode *root = xmlDocGetRootElement(page);
    xmlNode *marked = root ? find_marked(root, reading_weight(root)) : NULL;
    return marked ? marked : root;
}

xmlNode *html_find_typed(xmlNode *root) {
    size_t total = reading_weight(root);
    for (xmlNode *node = root; node; node = html_next(root, node))
        if (html_is(node, "pre"))
            return total > 200 && reading_weight(node) * 10 >= total * 9 ? node : NULL;
    return NULL;
}
