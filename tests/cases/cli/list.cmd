"$FIXTREE" list; "$FIXTREE" list LINE; "$FIXTREE" list 789 --format json; "$FIXTREE" list zzz; echo $?
