"$FIXTREE" search xyzzyplugh
