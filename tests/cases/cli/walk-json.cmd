"$FIXTREE" walk --format json; "$FIXTREE" walk --answers 1 --format json
