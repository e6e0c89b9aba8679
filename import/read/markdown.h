/* Markdown -> block tree, by md4c's events; by way of HTML where raw HTML stands in it. */
#ifndef IMPORT_READ_MARKDOWN_H
#define IMPORT_READ_MARKDOWN_H

#include "import/read/document.h"

/* Reads CommonMark with GitHub's tables, and what documentation systems add to it. A
 * document_reader. */
void markdown_read(struct document *document, struct slice text);

/* How far a text was read. */
enum markdown_end {
    MARKDOWN_WHOLE,
    MARKDOWN_HTML, /* up to raw HTML that only an HTML parser understands */
    MARKDOWN_CUT,  /* up to where its texts grew beyond LIMIT_HTML_BYTES */
};

/* Reads Markdown text that markdown_prepare() has been over into the document's body, numbered;
 * what was lifted or left out is reported. */
enum markdown_end markdown_to_blocks(struct document *document, struct slice text);

/*
 * Adds HTML for Markdown text that markdown_prepare() has been over. Every text stands on the line
 * that it has in the Markdown, so that the HTML reader's lines are the source's. Returns false
 * where the HTML would grow beyond LIMIT_HTML_BYTES; `out` then holds the beginning.
 */
bool markdown_to_html(struct buf *out, struct slice text);

/*
 * Takes off the front matter (into the document's meta) and rewrites what documentation systems
 * add to Markdown as plain Markdown, line by line: the result has as many lines as the text.
 * Kinds of rewriting stand at the functions of prepare.c.
 */
struct slice markdown_prepare(struct document *document, struct slice text);

#endif
