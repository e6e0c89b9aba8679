"$FIXTREE" walk --answers 1
"$FIXTREE" walk --without other | tail -n 2
