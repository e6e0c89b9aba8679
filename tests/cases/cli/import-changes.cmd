cp -R "$ARTICLES" a
"$IMPORT" --db kb.db a >/dev/null
sed 's/dial tone/ringing/' a/connect/dead-line.txt >new && mv new a/connect/dead-line.txt
rm a/names.html
printf '# Another problem\n\n## Cause\n\nAnother cause.\n' >a/another.md
echo "-- what would change"
"$IMPORT" --db kb.db --dry-run a
"$FIXTREE" search --db kb.db --format=paths ringing
echo "-- what does"
"$IMPORT" --db kb.db a
"$FIXTREE" search --db kb.db --format=paths ringing
"$FIXTREE" search --db kb.db --format=paths flushdns
"$FIXTREE" search --db kb.db --format=paths another
