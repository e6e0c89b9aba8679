# kb/words/synonyms.tsv -> the bytes of C string literals, one line a group, members divided by \t.
BEGIN { FS = "\t" }
/^#/ || NF < 2 { next }
{
    line = $0
    gsub(/\\/, "\\\\", line)
    gsub(/"/, "\\\"", line)
    gsub(/\t/, "\\t", line)
    printf "\"%s\",\n", line
}
