# The options that stand alone may stand before a command, too, and behind a number.
"$FIXTREE" --db "$FIXTREE_DB" search --format paths --limit 1 error 789; echo $?
"$FIXTREE" --db="$FIXTREE_DB" --cases=own.db case new one; ls own.db
"$FIXTREE" --db nothing.db list; echo $?
"$FIXTREE" --db "$FIXTREE_DB" serch x; echo $?
"$FIXTREE" --cases own.db list; echo $?
"$FIXTREE" --db; echo $?
"$FIXTREE" 789 --db "$FIXTREE_DB" | head -n 1
"$FIXTREE" 789 --db; echo $?
"$FIXTREE" 789 --nope; echo $?
"$FIXTREE" --dbx search; echo $?
