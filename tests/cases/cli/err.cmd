"$FIXTREE" err 789; echo "status $?"
"$FIXTREE" err -- -2147024107 | head -1
"$FIXTREE" err ERROR_ACESS_DENIED; echo "status $?"
"$FIXTREE" err 0x8024ABCD; echo "status $?"
"$FIXTREE" err; echo "status $?"
# Numbers among words of another language, and several in one word.
"$FIXTREE" err "Fehler 789" | head -1; "$FIXTREE" err "789, 5" | grep ^decimal; "$FIXTREE" err 789,5 | grep ^decimal
"$FIXTREE" err "Fehler, aber welcher"; echo "status $?"
