echo "this is no database, though it is long enough to look like something" >text.db
"$FIXTREE" search --db text.db x
: >empty.db
"$FIXTREE" search --db empty.db x
