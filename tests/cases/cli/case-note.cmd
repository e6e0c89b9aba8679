# A note says at which article it was made; without a knowledge base it is kept all the same.
c() { "$FIXTREE" case "$@"; }
articles() { c show 1 --format json | grep -o '"notes":.*\]' | sed 's/"20[^"]*Z"/"TIME"/g'; }
c new test
c note 1 at the question
c answer 1 1 >/dev/null
c note 1 at the fixes
FIXTREE_DB=nowhere.db c note 1 no knowledge base; echo "status $?"
articles
