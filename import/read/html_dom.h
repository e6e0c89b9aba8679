/* What the files of the HTML reader share: libxml2's tree and the elements' table. */
#ifndef IMPORT_READ_HTML_DOM_H
#define IMPORT_READ_HTML_DOM_H

#include "import/read/document.h"

#include <libxml/tree.h>

/* How an element is read. */
enum html_role {
    HTML_PLAIN,   /* only its content counts */
    HTML_SKIP,    /* not even that */
    HTML_BLOCK,   /* its content begins and ends a paragraph */
    HTML_HEADING, /* h1 to h6 */
    HTML_LIST,
    HTML_ORDERED,
    HTML_ITEM,
    HTML_TERMS, /* dl */
    HTML_TERM,
    HTML_PRE,
    HTML_QUOTE,
    HTML_TABLE,
    HTML_CAPTION,
    HTML_ROW,
    HTML_CELL,
    HTML_HEADER_CELL,
    HTML_BREAK,
    HTML_PICTURE,
    HTML_STRONG,
    HTML_EMPHASIS,
    HTML_CODE,
    HTML_LINK,
};

/* The role of an element by its name; HTML_PLAIN for a text node or an unknown name. */
enum html_role html_role(xmlNode *node);

/* The value of an attribute, borrowed from the tree; empty where there is none. */
struct slice html_attribute(xmlNode *node, const char *name);

/* Does a blank-separated list attribute (class, role) hold this word, letters in any case? */
bool html_has_word(xmlNode *node, const char *attribute, const char *word);

/* Is it an element of that name? */
bool html_is(xmlNode *node, const char *name);

/* Is there an element of that name below it? */
bool html_holds(xmlNode *node, const char *name);

/* The text content of a text node, borrowed from the tree; empty for all other nodes. */
struct slice html_text(xmlNode *node);

/* The next node depth first inside `root`, or NULL; html_after() leaves out the node's children. */
xmlNode *html_next(xmlNode *root, xmlNode *node);
xmlNode *html_after(xmlNode *root, xmlNode *node);

/* Reads the blocks below `root` into the document's body; `page` leaves out what is furniture of a
 * web page. */
void html_walk(struct document *document, xmlNode *root, bool page);

/* The element that holds the article of a page. */
xmlNode *html_find_article(xmlDoc *page);

/* The <pre> that holds nearly all there is to read below `root`: an article that was typed as plain
 * text. NULL where there is none. */
xmlNode *html_find_typed(xmlNode *root);

/* Is the element furniture: navigation, banner, cookie notice, share links, comments, related
 * articles, adverts, forms? By element, role, class and id. */
bool html_is_furniture(xmlNode *node);

/* Reads <title>, <meta>, <link rel=canonical> and JSON-LD into the document's meta. */
void html_read_meta(struct document *document, xmlDoc *page);

#endif
