#include "import/read/markdown_text.h"

#include "import/read/html.h"

struct markdown_lines markdown_lines(struct slice source) {
    return (struct markdown_lines){.source = source, .line = 1};
}

uint32_t markdown_line(struct markdown_lines *lines, const char *text) {
    const char *start = lines->source.at + lines->seen;
    if (text < start || text >= lines->source.at + lines->source.len)
        return 0;
    struct slice passed = {start, (size_t)(text - start)};
    lines->line += (uint32_t)slice_count(passed, '\n');
    lines->seen += passed.len;
    return lines->line;
}

bool markdown_is_placeholder(struct slice html) {
    size_t len = 1;
    if (!slice_starts(html, SLICE("<")))
        return false;
    while (len < html.len && (ascii_is_alnum(html.at[len]) || html.at[len] == '-'))
        len++;
    return len > 1 && ascii_is_alpha(html.at[1]) &&
           !html_knows_element(slice_first(slice_from(html, 1), len - 1));
}
