printf 'rename "nothing" to "x"\nhide\nask "Which site?"\nanswer "Here" leads to "dead-line.txt"\n' >overlay
FIXTREE_OVERLAY=overlay "$FIXTREE" walk
FIXTREE_OVERLAY=overlay "$FIXTREE" walk --answers 0 | head -n 3
FIXTREE_OVERLAY=/nowhere "$FIXTREE" walk >/dev/null
