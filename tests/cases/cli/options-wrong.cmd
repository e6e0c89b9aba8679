"$FIXTREE" --nope; echo $?
"$FIXTREE" --db; echo $?
"$FIXTREE" ''; echo $?
"$FIXTREE" search --form paths line
"$FIXTREE" sheet dead-line --f 1; echo $?
"$FIXTREE" search line --limit 0; echo $?
"$FIXTREE" show dead-line --width 99999999999; echo $?
"$FIXTREE" show dead-line --fix 0; echo $?
"$FIXTREE" walk 1 2; echo $?
"$FIXTREE" tree dead-line; echo $?
"$FIXTREE" export dead-line; echo $?
"$FIXTREE" list banana split; echo $?
"$FIXTREE" err ''; echo $?
"$IMPORT" --check -x.md; echo $?
"$IMPORT" --check=yes x.md; echo $?
"$FIXTREE" import --dump="$(printf 'a\033[31m')" x.md; echo $?
"$FIXTREE" search --batch=3 x; echo $?
