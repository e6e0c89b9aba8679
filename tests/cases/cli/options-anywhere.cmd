"$FIXTREE" search line --format paths --limit 1
"$FIXTREE" search --format paths line -- -dead | head -n 3
"$FIXTREE" err -2147024107 --limit 1 | head -n 1
"$FIXTREE" show dead-line -w
"$FIXTREE" search line --limit
"$FIXTREE" search line --nope
