# A site's own words that mean the same; a folder in their place is told.
mkdir -p .config/fixtree
printf 'lifeline\tL2TP\n' >.config/fixtree/synonyms.tsv
"$FIXTREE" search --format paths lifeline
rm .config/fixtree/synonyms.tsv
"$FIXTREE" search --format paths lifeline; echo $?
mkdir .config/fixtree/synonyms.tsv
"$FIXTREE" search --format paths L2TP
