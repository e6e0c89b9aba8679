# What cannot be written whole is not there at all, and the reason is told.
export FIXTREE_CASES="$PWD/cases.db"
"$FIXTREE" case new x
(ulimit -f 0
"$FIXTREE" case export 1 -o case.json; echo "status $?"
"$FIXTREE" sheet error-789 -o sheet.txt; echo "status $?"
"$FIXTREE" case note 1 something; echo "status $?") 2>&1 | grep -v '^fixtree: .*cases.db'
ls
"$FIXTREE" case export 1 -o case.json; echo "status $?"
