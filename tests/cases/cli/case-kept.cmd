# Where cases are kept, and what is said where they cannot be.
c() { "$FIXTREE" case "$@"; }
XDG_STATE_HOME=relative "$FIXTREE" case new one && ls .local/state/fixtree
XDG_STATE_HOME=$PWD/state "$FIXTREE" case new two && ls state/fixtree
FIXTREE_CASES=own.db "$FIXTREE" case new three && ls own.db
FIXTREE_CASES=own.db "$FIXTREE" case new four --cases given.db && ls given.db
HOME= "$FIXTREE" case new five; echo "status $?"
c new six --cases /dev/null/cases.db; echo "status $?"
c new seven --cases "$FIXTREE_DB"; echo "status $?"
echo "this is no case file, though it is long enough to be looked at as one" >text.db
c list --cases text.db; echo "status $?"
c list --cases state; echo "status $?"
head -c 5000 given.db >cut.db
c list --cases cut.db; echo "status $?"
c list --cases nothing.db; echo "status $?"
[ -e nothing.db ] || echo "none was made"
# Why the folder cannot be made, not that the file is not in it.
"$FIXTREE" case new --cases /sys/fixtree/cases.db 2>&1 | grep "No such file" || true
