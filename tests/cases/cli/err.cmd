"$FIXTREE" err 789; echo "status $?"
"$FIXTREE" err -- -2147024107 | head -1
"$FIXTREE" err ERROR_ACESS_DENIED; echo "status $?"
"$FIXTREE" err 0x8024ABCD; echo "status $?"
"$FIXTREE" err; echo "status $?"
