# functions.awk FILE... - functions of more than 80 lines. clang-format has been here: a body ends
# at the first "}" in column 1, and what opens in column 1 without "=" is a function or a type.
FNR == 1 {
    start = 0
}

/^[A-Za-z_]/ {
    head = FNR
    value = 0
}

head && /=/ && !start {
    value = 1 # static const struct row rows[] = {
}

/\) \{$/ && head && !start && !value {
    start = head
}

/^}/ {
    if (start && FNR - start + 1 > 80)
        printf "%s:%d: a function of %d lines; divide it (80 are the most)\n", FILENAME, start, \
            FNR - start + 1
    start = head = 0
}
