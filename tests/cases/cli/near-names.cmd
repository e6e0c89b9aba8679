# What was mistyped is told with the name that was meant.
for words in "serch vpn" "shwo x" exp "banana" "search --frmat json x" "search --limt=3 x" "sheet --otput x y" "case shw 1" "case list --frmat json" "walk --anwers 1" "--cass x" "show --zzz x"; do
    "$FIXTREE" $words; echo "$words: $?"
done
"$FIXTREE" help list
"$FIXTREE" help lst; echo $?
"$FIXTREE" check -h | head -n 1
"$FIXTREE" check --
