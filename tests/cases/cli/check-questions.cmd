"$FIXTREE" check; echo $?
