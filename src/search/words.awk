# kb/words/synonyms.tsv -> the bytes of C string literals, a line a group, members separated by \t.
BEGIN { FS = "\t" }
/^#/ || NF < 2 { next }
{
    line = $0
    gsub(/\\/, "\\\\", line)
    gsub(/"/, "\\\"", line)
    gsub(/\t/, "\\t", line)
    printf "\"%s\",\n", line
}
