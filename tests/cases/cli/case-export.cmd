# A case goes to another laptop and comes back.
steady() { sed -e 's/20[0-9-]* [0-9:]*/TIME/' -e 's/\("time": \|"begun": \)[0-9]*/\1TIME/' -e 's/[0-9a-f]\{32\}/KEY/'; }
one() { "$FIXTREE" case --cases one.db "$@"; }
two() { "$FIXTREE" case --cases two.db "$@"; }
one new The one
one answer 1 1 >/dev/null
one note 1 "$(printf 'red \033[31m, not UTF-8 \377')"
one export 1 | steady
one export 1 -o case.json; stat -c %a case.json
one export 1 -o case.json; echo "status $?"
two new Another
two import case.json
two import - <case.json
two list | steady
two where 2
two note 2 from there
two export 2 | one import -
one export 1 | two import -
echo "-- both go on"
one note 1 here
two note 2 there
two export 2 | one import -; echo "status $?"
two export 2 | one import --copy -; echo "status $?"
one list | steady
one show 1 | steady
