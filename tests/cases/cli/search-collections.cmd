mkdir a b
cp "$ARTICLES/connect/dead-line.txt" a
cp "$ARTICLES/connect/error-789.md" b
"$IMPORT" --db kb.db a b >/dev/null
"$FIXTREE" search --db kb.db --format paths resolution
"$FIXTREE" search --db kb.db --format paths resolution in:a
"$FIXTREE" search --db kb.db --format paths resolution -in:a
"$FIXTREE" search --db kb.db --format paths -in:a -in:b resolution; echo $?
"$FIXTREE" search --db kb.db line -in:a; echo $?
"$FIXTREE" walk --db kb.db --without a --format json | cut -c 1-40
"$FIXTREE" walk --db kb.db --in c; echo $?
"$FIXTREE" search --db kb.db --format paths in:c line; echo $?
# "fix" is a word for a resolution, and another kind is told what there is.
"$FIXTREE" search --db kb.db --format paths kind:fix line; echo $?
"$FIXTREE" search --db kb.db kind:miracle line; echo $?
