"$FIXTREE" walk --answers 1
