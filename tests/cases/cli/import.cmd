cp -R "$ARTICLES" a
"$IMPORT" --db new/kb.db a; echo "status $?"
"$FIXTREE" search --db new/kb.db --format=paths error 789
