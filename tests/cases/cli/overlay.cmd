printf 'rename "nothing" to "x"\nhide\nask "Which site?"\nanswer "Here" leads to "dead-line.txt"\n' >overlay
FIXTREE_OVERLAY=overlay "$FIXTREE" walk
FIXTREE_OVERLAY=overlay "$FIXTREE" walk --answers 0 | head -n 3
FIXTREE_OVERLAY=/nowhere "$FIXTREE" walk >/dev/null
FIXTREE_OVERLAY=. "$FIXTREE" walk >/dev/null
head -c 1048577 /dev/zero >large
FIXTREE_OVERLAY=large "$FIXTREE" walk >/dev/null
"$FIXTREE" walk >/dev/null # there is none: nothing to say
mkdir -p .config/fixtree/overlay
"$FIXTREE" walk >/dev/null
