"$FIXTREE" search error 789 | sed 1d
printf "the line is dead" | "$FIXTREE" search - --format paths
printf ' \n' | "$FIXTREE" search -; echo "status $?"
