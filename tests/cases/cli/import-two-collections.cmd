mkdir a b
cp "$ARTICLES/names.html" a/one.html
cp "$ARTICLES/connect/dead-line.txt" b/two.txt
"$IMPORT" --db kb.db a
"$IMPORT" --db kb.db --collection archive b
rm a/one.html
cp "$ARTICLES/index.md" a
"$IMPORT" --db kb.db a
"$FIXTREE" search --db kb.db --format=paths dial tone
