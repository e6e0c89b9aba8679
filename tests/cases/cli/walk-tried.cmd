# What fixes came to in the cases of a file stands in their order, too.
mkdir kb
cat >kb/lamp.md <<'END'
# The lamp is dark

## Resolution

### Method 1: Screw it in

1. Turn the lamp to the right.

### Method 2: Change the fuse

1. Take the fuse out.
END
"$IMPORT" --db own.db kb >/dev/null
w() { "$FIXTREE" walk --db own.db "$@" | grep -A2 '^Try' | grep .; }
j() { "$FIXTREE" walk --db own.db --format json "$@" | grep -o '"fix":[0-9]*' | tr '\n' ' '; echo; }
for number in 1 2 3 4; do
    "$FIXTREE" case new --db own.db --cases tried.db
    "$FIXTREE" case go --db own.db --cases tried.db $number lamp >/dev/null
    "$FIXTREE" case tried --db own.db --cases tried.db $number 1 no >/dev/null
    "$FIXTREE" case tried --db own.db --cases tried.db $number 2 yes >/dev/null
done
w; j
w --cases tried.db; j --cases tried.db
w --cases tried.db --as-written; j --cases tried.db --as-written
FIXTREE_CASES=tried.db j
