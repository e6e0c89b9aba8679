# Names that hold a newline and an escape: a line each for people, and as they are between NULs.
mkdir kb
printf '# Dead line\n\n## Resolution\n\n1. Plug the line in.\n' >"kb/$(printf 'two\nlines\033[31m.md')"
printf '# Dead mouse\n\n## Resolution\n\n1. Plug the mouse in. It has no line.\n' >kb/plain.md
export FIXTREE_DB=$PWD/own.db
"$IMPORT" --db own.db kb >/dev/null
seen() { od -An -c | tr -s ' ' ; }
"$FIXTREE" search --format paths line | seen
"$FIXTREE" search -0 line | seen
"$FIXTREE" list --null --format=paths | seen
"$FIXTREE" search -0 dead line | xargs -0 -n 1 "$FIXTREE" show --format json | grep -o '"title":"[^"]*"'
"$FIXTREE" search line | seen
"$FIXTREE" list | seen
"$FIXTREE" search -0 --format json line; echo $?
"$FIXTREE" search --batch -0 </dev/null; echo $?
