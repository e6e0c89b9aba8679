"$FIXTREE" err --db nowhere.db 809; echo "status $?"
echo "no store" >broken.db
"$FIXTREE" err --db broken.db 809; echo "status $?"
