"$FIXTREE" keys | sed -n 1,8p; "$FIXTREE" keys --format markdown | sed -n 1,5p; "$FIXTREE" keys --format man | sed -n 1,6p
"$FIXTREE" keys --format man | grep '^\.Ss\|^\.It.*[][]'
