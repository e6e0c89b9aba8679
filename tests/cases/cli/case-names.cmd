# A case that nobody gave a name goes by what was answered in it, and is found by that.
steady() { sed -e 's/20[0-9-]* [0-9:]*/TIME/g'; }
c() { "$FIXTREE" case "$@"; }
c new --machine PC-1
c list | steady
c answer 1 1 >/dev/null
c list | steady
c where "the connection is not made: ERROR 789" | head -n 1
c go 1 dead-line >/dev/null
c list | steady
c rename 1 --machine PC-2
c back 1 >/dev/null
c list | steady
c show 1 | head -n 1 | steady
c export 1 | grep '"name"'
c export 1 | c import - --copy
c list | steady
c rename 1 Front desk
c back 1 >/dev/null
c list | steady
c rename 1 ''
c list | steady
