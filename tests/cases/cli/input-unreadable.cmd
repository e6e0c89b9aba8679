# What cannot be read is told; it is not the same as nothing.
for command in "search -" search "search --batch" "err -" "reg -" "case import -"; do
    "$FIXTREE" $command <.; echo "$command: $?"
done
