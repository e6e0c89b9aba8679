# A case from its first question to its end, each step another run of the program.
steady() { sed -e 's/20[0-9-]* [0-9:]*\( UTC\)*/TIME/' -e 's/"20[^"]*Z"/"TIME"/g' -e 's/[0-9a-f]\{32\}/KEY/g'; }
c() { "$FIXTREE" case "$@"; }
c list; echo "status $?"
c new Front desk --machine PC-9 --technician Anna
stat -c %a .local/state/fixtree .local/state/fixtree/cases.db
c where 1
echo "-- answers"
c answer 1 1
c answer 1 7; echo "status $?"
c back 1
c back 1; echo "status $?"
c answer "front desk" 1
echo "-- fixes"
c tried 1 2 no "still 789"
c tried 1 9 yes; echo "status $?"
c tried 1 1 maybe; echo "status $?"
c set 1 connection_name=Office other=x
c note 1 They call it "*Office*"
printf 'two\nlines\n' | c note 1 -
c tried 1 "method 1: allow it in the registry" skipped no restart now
c show 1 | steady
echo "-- solved after all"
c tried 1 2 yes
c go 1 dead-line
c go 1 nothing-like-it; echo "status $?"
c close 1
c close 1; echo "status $?"
c show 1 --format=md | steady
c show 1 --format=json | steady
c list | steady
c reopen 1
c rename 1 Reception --machine PC-10
c list | steady
c delete 1; echo "status $?"
c delete 1 --yes
c list; echo "status $?"
