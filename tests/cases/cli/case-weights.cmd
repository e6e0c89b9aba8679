# What solved cases of the file named by --cases weighs in its questions, and in no other file's: once
# tablets were it again and again, asking which thing it is tells little.
mkdir kb
article() { printf '# %s\n\n## Symptoms\n\nIt is seen that %s.\n\n## Resolution\n\n1. Click OK.\n' "$2" "$2" >"kb/$1.md"; }
for colour in a b c d e f; do article "tablet-$colour" "Tablet colour $colour"; done
for thing in Printer Scanner Monitor Keyboard Camera Modem; do article "$thing" "$thing Yellow plain"; done
export FIXTREE_DB=$PWD/own.db
"$IMPORT" --db own.db kb >/dev/null
c() { "$FIXTREE" case --cases "$@"; }
for number in 1 2 3 4 5; do
    c solved.db new >/dev/null
    for colour in a b c d e f; do
        c solved.db go $number "tablet-$colour" >/dev/null
        c solved.db tried $number 1 yes >/dev/null
    done
done
c solved.db new
c solved.db where 6
c other.db new
c other.db where 1
echo "-- without a case"
"$FIXTREE" walk --cases solved.db
"$FIXTREE" walk --cases other.db
"$FIXTREE" path --cases solved.db tablet-a
"$FIXTREE" tree --cases solved.db --format counts
"$FIXTREE" walk --cases own.db | tail -n 2
