printf 'dial tone\n\n"unbalanced (NEAR* AND\n' | "$FIXTREE" search --batch --format=paths | sed 's/,"results".*//'
