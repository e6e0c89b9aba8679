# Every example of a command line in README.md, docs/ and the manual runs, on the shipped knowledge base.
root=$ARTICLES/../../../..
mkdir articles notes bin
cp -r "$ARTICLES"/. articles
cp -r "$root/kb" kb
cp "$ARTICLES/connect/dead-line.txt" notes
printf 'The port was disconnected: error 619\n' | tee pasted.log >rasman.log
cp "${FIXTREE%/*}/kb.db" own.db
export FIXTREE_DB=$PWD/own.db
ln -s "$FIXTREE" bin/fixtree
export PATH="$PWD/bin:$PATH"
# A line's command ends before two blanks, behind which it is explained.
examples() {
    sed -n -e 's/^    \(fixtree .*\)/\1/p' -e 's/^\.Dl \(fixtree .*\)/\1/p' "$root"/docs/cases.md "$root"/README.md \
        "$root"/docs/[d-z]*.md "$root"/docs/fixtree.1.end "$root"/kb/README.md | sed 's/  .*//'
}
examples >lines
while IFS= read -r line; do
    rm -f sheet.txt
    sh -c "$line" >out 2>err </dev/null
    status=$?
    echo "$status $line"
    [ $status -eq 0 ] || cat err
    [ -s out ] || [ "${line% -o *}" != "$line" ] || echo "prints nothing"
done <lines
