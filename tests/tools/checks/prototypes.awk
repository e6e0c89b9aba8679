# prototypes.awk HEADER... - prototypes without a comment above. Those that follow each other
# without an empty line, also with the struct they return, are a group and may share one. What is
# defined in a header (static inline) shows what it does, and is left out.
FNR == 1 {
    covered = in_comment = kind = 0
}

# ---- comments: what directly follows one is covered by it ----

!kind && /^\/\*/ {
    in_comment = 1
}

in_comment {
    if (/\*\//) {
        in_comment = 0
        covered = 1
    }
    next
}

# ---- statements: what begins in column 1 ----

!kind && /^[A-Za-z_]/ {
    first = FNR
    text = ""
    kind = /^(typedef|static|extern "C"|_Static_assert|static_assert|X\()/ ? "other" : "statement"
}

kind {
    text = text " " $0
    if (kind == "statement" && text ~ /[A-Za-z_0-9]\(/ &&
        text !~ /^ (struct|union|enum)( [a-z_0-9]+)? \{/)
        kind = "prototype"
    if ($0 ~ /^}/ || text !~ /\{/ && $0 ~ /;( *\/\*.*\*\/)?$/) {
        if (kind == "prototype" && !covered)
            printf "%s:%d: a prototype without a comment: say what it does, units, who owns what," \
                " each failure\n", FILENAME, first
        kind = 0
    }
    next
}

# An #ifdef between a comment and its prototype leaves things as they are; anything else does not.
!/^#/ {
    covered = 0
}
