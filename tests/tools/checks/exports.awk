# exports.awk FILE... - functions that headers declare and that no other file of the program calls:
# those that only their own file calls are to be static, those that only tests call are to go. What
# its own file calls and a test calls too stays: the test is the other caller. So does what the
# comment above it, or at the head of its header, says is "for tests".
FNR == 1 {
    in_comment = in_statement = for_tests = 0
    program = FILENAME ~ /^(src|import)\//
    header = FILENAME ~ /\.h$/
    first_comment = ""
}

# The line without its comments and texts; what the comment says goes to `comment`.
function bare(line,    out, at) {
    if (!in_comment && line ~ /^\/\*/)
        comment = ""
    gsub(/"([^"\\]|\\.)*"/, "", line)
    for (out = ""; line != "";) {
        at = index(line, in_comment ? "*/" : "/*")
        if (in_comment)
            comment = comment (at ? substr(line, 1, at) : line)
        else
            out = out (at ? substr(line, 1, at - 1) : line)
        if (!at)
            break
        in_comment = !in_comment
        line = substr(line, at + 2)
    }
    return out
}

{
    text = bare($0)
    if (FNR <= 3 && tolower(comment) ~ /for tests/ && header)
        for_tests = 1
}

# Where a function is declared, and where it is defined.
program && !in_statement && text ~ /^[A-Za-z_]/ && text !~ /^(static|typedef|extern)/ &&
match(text, /[A-Za-z_][A-Za-z_0-9]*\(/) {
    name = substr(text, RSTART, RLENGTH - 1)
    if (header && RSTART > 1 && !(name in declared)) {
        declared[name] = FILENAME ":" FNR
        if (for_tests || tolower(comment) ~ /for tests/)
            exempt[name] = 1
    } else if (!header && RSTART > 1)
        defined[name] = FILENAME
}

{
    if (text ~ /^[A-Za-z_]/)
        in_statement = 1
    if (text ~ /[;}]$/ || text ~ /^}/)
        in_statement = 0
    count = split(text, words, /[^A-Za-z_0-9]+/)
    for (i = 1; i <= count; i++)
        if (!times[words[i], FILENAME]++)
            files[words[i]] = files[words[i]] " " FILENAME
}

END {
    for (name in declared) {
        own = defined[name]
        if (own == "" || name in exempt)
            continue
        split(declared[name], at, ":")
        count = split(files[name], users, " ")
        callers = tests = 0
        for (i = 1; i <= count; i++)
            if (users[i] ~ /^tests\//)
                tests++
            else if (users[i] != own && users[i] != at[1] || \
                users[i] == at[1] && times[name, users[i]] > 1)
                callers++
        inside = times[name, own] > 1
        if (callers || tests && inside)
            continue
        print declared[name] ": " name "() is called by " (inside ? \
            "its own file alone; make it static" : tests ? \
            "tests alone; remove it and test what calls it, or say for tests" : \
            "nothing; remove it")
    }
}
