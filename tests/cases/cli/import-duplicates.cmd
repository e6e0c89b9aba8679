mkdir a b
cp "$ARTICLES/connect/dead-line.txt" a
cp "$ARTICLES/connect/dead-line.txt" b/copy.txt
sed 's/^  \([12]\)/\n\1/; s/^Symptoms/## Symptoms/; s/^Resolution/## Resolution/; 1s/^/# /' \
    "$ARTICLES/connect/dead-line.txt" >b/other-format.md
"$IMPORT" --db kb.db a >/dev/null
"$IMPORT" --db kb.db b >/dev/null
"$FIXTREE" search --db kb.db dial tone
