# The shipped knowledge base is asked in users' own words: search-own-words.tsv has a query a line and
# behind a tab the articles that answer it. Mean reciprocal rank, an answer below the tenth counting
# nothing; it must not fall. With TELL=yes, each query whose first hit is another article.
wanted=${ARTICLES%/*}/search-own-words.tsv
export FIXTREE_DB=${FIXTREE%/*}/kb.db
cut -f1 "$wanted" | while IFS= read -r query; do
    "$FIXTREE" search --format paths "$query" 2>/dev/null | tr '\n' ','
    echo
done >found
paste "$wanted" found | awk -F '\t' -v floor=0.80 -v tell="${TELL-}" '
    {
        count = split($3, found, ",")
        rank = 0
        for (i = 1; i < count && !rank; i++) if (index("," $2 ",", "," found[i] ",")) rank = i
        sum += rank ? 1 / rank : 0
        if (rank != 1 && tell) print rank, $1, found[1]
    }
    END { print NR " queries", (sum / NR >= floor ? "ok" : "only " sum / NR) }'
