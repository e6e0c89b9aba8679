"$FIXTREE" sheet error-789 --fix 1 --format ps1 | sed 's/kb.db of [-0-9]*, fixtree [0-9.]*/EDITION/'
