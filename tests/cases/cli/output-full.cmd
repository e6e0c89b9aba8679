"$FIXTREE" search error 789 >/dev/full; echo "status $?"
"$IMPORT" --dump=blocks "$ARTICLES/index.md" >/dev/full; echo "status $?"
"$IMPORT" --check "$ARTICLES" >/dev/full; echo "status $?"
