"$FIXTREE" tree; "$FIXTREE" tree --format counts; "$FIXTREE" tree --format dot; "$FIXTREE" tree --format json
