"$FIXTREE" sheet error-789 --fix 1 --format reg >a.reg
head -c 2 a.reg | od -An -tx1
iconv -f UTF-16 -t UTF-8 a.reg | tr -d '\r' | sed 's/kb.db of [-0-9]*, fixtree [0-9.]*/EDITION/'
"$FIXTREE" sheet error-789 --fix 2 --format reg; echo "status $?"
