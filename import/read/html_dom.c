#include "import/read/html_dom.h"
#include "import/read/html.h"

#include <stdlib.h>

static const struct element {
    const char *name;
    enum html_role role;
} elements[] = {
#define X(name, role) {name, role},
#include "import/read/html_elements.def"
#undef X
};

static int compare_names(const void *name, const void *element) {
    return strcmp(name, ((const struct element *)element)->name);
}

static const struct element *find_element(const char *name) {
    return bsearch(name, elements, COUNT_OF(elements), sizeof *elements, compare_names);
}

bool html_knows_element(struct slice name) {
    char lower[16];
    if (name.len >= sizeof lower)
        return false;
    for (size_t i = 0; i < name.len; i++)
        lower[i] = ascii_lower(name.at[i]);
    lower[name.len] = '\0';
    return find_element(lower) != NULL;
}

enum html_role html_role(xmlNode *node) {
    if (node->type != XML_ELEMENT_NODE)
        return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE ? HTML_PLAIN
                                                                                   : HTML_SKIP;
    const struct element *found = find_element((const char *)node->name);
    return found ? found->role : HTML_PLAIN;
}

struct slice html_attribute(xmlNode *node, const char *name) {
    if (node->type != XML_ELEMENT_NODE)
        return SLICE("");
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children ? slice_of((const char *)attribute->children->content)
                                       : SLICE("");
    return SLICE("");
}

bool html_has_word(xmlNode *node, const char *attribute, const char *word) {
    struct slice rest = html_attribute(node, attribute), part;
    while (slice_next_word(&rest, &part))
        if (slice_equal_nocase(part, slice_of(word)))
            return true;
    return false;
}

bool html_is(xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

struct slice html_text(xmlNode *node) {
    bool text = node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
    return text ? slice_of((const char *)node->content) : SLICE("");
}

bool html_holds(xmlNode *node, const char *name) {
    for (xmlNode *n = html_next(node, node); n; n = html_next(node, n))
        if (html_is(n, name))
            return true;
    return false;
}

xmlNode *html_after(xmlNode *root, xmlNode *node) {
    while (node && node != root) {
        if (node->next)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

xmlNode *html_next(xmlNode *root, xmlNode *node) {
    return node->type == XML_ELEMENT_NODE && node->children ? node->children
                                                            : html_after(root, node);
}
