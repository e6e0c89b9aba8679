"$FIXTREE" walk
