cp -R "$ARTICLES" a
"$IMPORT" --db kb.db a >/dev/null
"$FIXTREE" search --db kb.db --format=paths zebra
sed 's/Error 789/Zebra crossing/' a/toc.yml >new && mv new a/toc.yml
"$IMPORT" --db kb.db a
"$FIXTREE" search --db kb.db --format=paths zebra crossing
