# todo=TEXT text.awk FILE... - what can be seen line by line: tabs, trailing blanks, long lines
# and files, paths of one machine, and notes to oneself whose reason TEXT, which is docs/todo.md,
# does not hold. Rows of tables (.def, .sql, .tsv, .md) may be longer than 100 columns; a script
# (a name without an end) may hold a tab, but not begin a line with it.
function complain(line, what) {
    printf "%s:%d: %s\n", FILENAME, line, what
}

# Columns, not bytes: what continues a character of UTF-8 does not count (awk runs in the C locale).
function columns(text) {
    gsub(/[\200-\277]/, "", text)
    return length(text)
}

function check_note(line, note) {
    note = line
    sub(/.*(TO[D]O|FIX[M]E|XX[X])[:( ]*/, "", note)
    sub(/[:)*"].*/, "", note)
    gsub(/^ +| +$/, "", note)
    if (note == "" || !index(ENVIRON["todo"], note))
        complain(FNR, "a note to oneself without a reason; write \"TO" "DO name: ...\" and the" \
            " reason under that name in docs/todo.md")
}

function check_length() {
    if (lines > 600)
        printf "%s:601: a file of %d lines; divide it (600 are the most)\n", previous, lines
}

FNR == 1 {
    check_length()
    previous = FILENAME
    table = FILENAME ~ /\.(def|sql|tsv|md)$/
    tabs = FILENAME ~ /(Makefile|\.tsv)$/
    script = FILENAME ~ /(^|\/)[^.\/]*$/
    data = FILENAME ~ /\.(tsv|md)$/
}

{
    lines = data ? 0 : FNR
}

/\t/ && !tabs && (!script || /^\t/) {
    complain(FNR, "a tab; indent with blanks (clang-format -i)")
}

/[ \t\r]$/ && FILENAME !~ /^kb\// {
    complain(FNR, "blanks at the end of the line; remove them")
}

length($0) > 100 && !table && columns($0) > 100 {
    complain(FNR, "a line of " columns($0) " columns; 100 are the most")
}

/(^|[^A-Za-z0-9_.%*}])\/(work|home|root|Users)(\/|[^A-Za-z0-9_]|$)/ {
    complain(FNR, "a path of one machine; make it relative, or take it from the environment")
}

/(^|[^A-Za-z0-9_])(TO[D]O|FIX[M]E|XX[X])([^A-Za-z0-9_]|$)/ && FILENAME !~ /^docs\/todo\.md$/ {
    check_note($0)
}

END {
    check_length()
}
