"$FIXTREE" keys | head -n 8; "$FIXTREE" keys --format markdown | head -n 5; "$FIXTREE" keys --format man | head -n 6
