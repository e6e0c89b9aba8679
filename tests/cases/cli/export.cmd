"$FIXTREE" export >all.jsonl; echo "status $?"
cut -c1-60 all.jsonl
"$FIXTREE" export x; echo "status $?"
