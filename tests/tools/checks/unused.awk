# unused.awk FILE... - headers and tables (.def) that nothing includes.
FNR == 1 && FILENAME ~ /\.(h|def)$/ {
    there[FILENAME] = 1
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, part, "\"")
    used[part[2] ~ /^(import|tests)\// ? part[2] : "src/" part[2]] = 1
}

END {
    for (file in there)
        if (!(file in used))
            print file ":1: nothing includes it; remove it, or include it where it belongs"
}
