"$FIXTREE" sheet error-789 --fix 1 --format html | sed 's/kb.db of [-0-9]*, fixtree [0-9.]*/EDITION/'
# The second line of a .reg file goes on with the row of the first.
"$FIXTREE" sheet error-789 --fix 1 --format html --commands | sed -n '/Registry file/,/<.div>/p'
