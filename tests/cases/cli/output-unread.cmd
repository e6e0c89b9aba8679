# Who reads the output has had enough before anything is written: no fault, no word.
{ sleep 1; "$FIXTREE" search error 789; echo "status $?" >&2; } | true
{ sleep 1; "$IMPORT" --dump=blocks "$ARTICLES/index.md"; echo "status $?" >&2; } | true
{ sleep 1; "$IMPORT" --db kb.db "$ARTICLES"; echo "status $?" >&2; } | true
"$FIXTREE" search --db kb.db --format=paths dial tone
