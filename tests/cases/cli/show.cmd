"$FIXTREE" show error-789
"$FIXTREE" show error-789 --width 40 --fix 2 --set connection_name=Office
LC_ALL=C "$FIXTREE" show error-789:1 --commands
"$FIXTREE" show error-789 --format json | head -c 60; echo
