"$FIXTREE" --version
for db in nothing.db file:x.db ':memory:' /dev/null . ; do
    "$FIXTREE" search --db "$db" x
    echo "status $?"
done
