"$FIXTREE" search error 789 | sed 1d
