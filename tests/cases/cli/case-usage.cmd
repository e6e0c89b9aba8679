c() { "$FIXTREE" case "$@"; }
c; echo "status $?"
c dance; echo "status $?"
c show; echo "status $?"
c new
c show 7; echo "status $?"
c show nobody; echo "status $?"
c answer 1 x; echo "status $?"
c tried 1 1 yes; echo "status $?"
c set 1 novalue; echo "status $?"
c rename 1; echo "status $?"
c note 1 ""; echo "status $?"
c list --format=xml; echo "status $?"
