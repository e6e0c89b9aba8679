"$FIXTREE" path dead-line; "$FIXTREE" path names --format json; "$FIXTREE" path nowhere; echo $?
