"$FIXTREE" sheet error-789 --fix 1 --format md | sed 's/kb.db of [-0-9]*, fixtree [0-9.]*/EDITION/'
