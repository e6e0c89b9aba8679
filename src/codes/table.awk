# Turns the sorted lines of rows.awk into the C that src/codes/table.c includes: the rows in the
# order of numbers, their texts, their places in the order of names, and the sources.
#
# The texts lie in pages of PAGE bytes, each one string literal, and a row holds offsets: pointers
# would need a relocation each at every start of the program, and a longer literal is more than
# C17 promises to take.

function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\\0\"\n"
}

# The offset of the text; equal texts are stored once.
function offset(text) {
    if (text in offset_of)
        return offset_of[text]
    if (used + length(text) + 1 >= PAGE) {
        pages++
        used = 0
    }
    page[pages] = page[pages] quoted(text)
    offset_of[text] = pages * PAGE + used
    used += length(text) + 1
    return offset_of[text]
}

function source(text) {
    if (!(text in source_of)) {
        source_of[text] = sources
        source_text[sources++] = text
    }
    return source_of[text]
}

BEGIN {
    FS = "\t"
    PAGE = 4000
    pages = 0
    offset("")
    print "static const struct code_meaning rows[] = {"
}

{
    printf "{0x%su, %d, %d, %d, %s},\n", $1, offset($4), offset($5), source($6), $3
    if ($4 != "")
        name[NR] = tolower($4)
}

END {
    printf "};\nenum { PAGE = %d };\nstatic const char texts[][PAGE] = {\n", PAGE
    for (i = 0; i <= pages; i++)
        printf "{\n%s},\n", page[i]
    print "};\nstatic const char *const sources[] = {"
    for (i = 0; i < sources; i++)
        printf "\"%s\",\n", source_text[i]
    print "};\nstatic const uint16_t by_name[] = {"
    fflush()
    sort = "LC_ALL=C sort | sed 's/.*\t//; s/$/,/'"
    for (i = 1; i <= NR; i++)
        if (i in name)
            printf "%s\t%d\n", name[i], i - 1 | sort
    close(sort)
    print "};"
}
