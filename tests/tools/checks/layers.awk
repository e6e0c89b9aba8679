# layers.awk docs/architecture.md FILE... - every #include against the table of layers.
# The table: | folder | may include | foreign headers |, read from below "## Layers". Its rules:
#   store          the folder src/store, any header
#   store/read.h   this header of it alone
#   sqlite3.h      a foreign header, for the whole folder
#   x.c: libxml/   in the named file alone; a slash at the end: any header in there
# Several files of one folder are divided by semicolons.
BEGIN {
    # C, POSIX and glibc: allowed everywhere.
    n = split("assert ctype dirent errno fcntl fnmatch ftw getopt glob grp inttypes langinfo" \
        " libgen limits locale math poll pthread pty pwd regex setjmp signal spawn stdalign" \
        " stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings termios" \
        " time unistd utime utmp wchar wctype", names, " ")
    for (i = 1; i <= n; i++)
        system_header[names[i] ".h"] = 1
}

function trim(text) {
    gsub(/^[ \t]+|[ \t]+$/, "", text)
    return text
}

function folder_of(path) {
    return sub(/\/[^\/]*$/, "", path) ? path : "."
}

# "base" -> src/base, "store/read.h" -> src/store/read.h, "import/read" stays.
function in_tree(path) {
    return path ~ /^(import|tests)(\/|$)/ ? path : "src/" path
}

function read_row(cells, row, n, i, words, parts, file) {
    row = trim(cells[2])
    rows[row] = FNR
    n = split(trim(cells[3]), words, " ")
    for (i = 1; i <= n; i++)
        allowed[row, in_tree(words[i])] = 1
    n = split(trim(cells[4]), parts, ";")
    for (i = 1; i <= n; i++) {
        file = "*"
        if (match(parts[i], /:/)) {
            file = trim(substr(parts[i], 1, RSTART - 1))
            parts[i] = substr(parts[i], RSTART + 1)
        }
        foreign[row, file] = foreign[row, file] " " trim(parts[i]) " "
    }
}

# The row a file belongs to: its folder's; all of tests/ shares one.
function row_of(path) {
    return path ~ /^tests\// ? "tests" : folder_of(path)
}

function complain(what) {
    printf "%s:%d: %s\n", FILENAME, FNR, what
}

function lists(list, header, folder) {
    folder = header
    sub(/\/.*/, "/", folder)
    return index(list, " " header " ") || (folder ~ /\/$/ && index(list, " " folder " "))
}

function check_foreign(row, header, name) {
    if (header ~ /^sys\// || header in system_header)
        return
    name = FILENAME
    sub(/.*\//, "", name)
    if (!lists(foreign[row, "*"], header) && !lists(foreign[row, name], header))
        complain("<" header "> is foreign here; keep it in the one file that wraps it, or list it" \
            " in the row of " row " in docs/architecture.md")
}

function check_own(row, header, target) {
    if (header !~ /\//) {
        complain("\"" header "\": include by folder, as in \"base/slice.h\"")
        return
    }
    target = in_tree(header)
    if (folder_of(target) == row || (row == "tests" && target ~ /^tests\//))
        return
    if (!((row, folder_of(target)) in allowed) && !((row, target) in allowed))
        complain(row " may not include \"" header "\"; move what it needs down a layer, or change" \
            " the row of " row " in docs/architecture.md with a reason")
}

FNR == NR {
    if (/^## /)
        in_table = /^## Layers/
    if (in_table && /^\| *(src|import|tests)/ && split($0, cells, "|") >= 5)
        read_row(cells)
    next
}

FNR == 1 && !(row_of(FILENAME) in rows) && !(row_of(FILENAME) in named) {
    named[row_of(FILENAME)] = 1
    complain("the folder " row_of(FILENAME) " has no row in the table of docs/architecture.md;" \
        " add one")
}

/^[ \t]*#[ \t]*include/ {
    row = row_of(FILENAME)
    if (!(row in rows))
        next
    if (match($0, /<[^>]*>/))
        check_foreign(row, substr($0, RSTART + 1, RLENGTH - 2))
    else if (match($0, /"[^"]*"/))
        check_own(row, substr($0, RSTART + 1, RLENGTH - 2))
}
