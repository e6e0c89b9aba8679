# An empty name of a file is a slip of whoever wrote it, and never the default file.
for command in "search x" "err 5" "reg x" walk "case list" "path x" tree list "show x" "sheet x" "import ." "check" export keys; do
    "$FIXTREE" $command --db ''; echo "$command: $?"
done
"$FIXTREE" --db ''; echo $?
"$FIXTREE" import --db= .; echo $?
"$FIXTREE" import --db s.db --collection '' .; echo $?
"$FIXTREE" import --db s.db --collection a/b .; echo $?; ls
"$FIXTREE" --cases ''; echo $?
"$FIXTREE" case list --cases ''; echo $?
"$FIXTREE" sheet dead-line -o ''; echo $?
FIXTREE_DB='' "$FIXTREE" search line; echo $?
FIXTREE_DB='' "$FIXTREE" err 5; echo $?
FIXTREE_DB='' "$FIXTREE" import .; echo $?
FIXTREE_DB='' "$FIXTREE"; echo $?
FIXTREE_DB='' "$FIXTREE" search --db "$PWD/../../kb.db" --format paths dead line; echo $?
FIXTREE_CASES='' "$FIXTREE" case list; echo $?
FIXTREE_CASES='' "$FIXTREE"; echo $?
FIXTREE_OVERLAY='' "$FIXTREE" walk | head -n 1
# Nor is an empty word anything to look for.
for command in search reg err show path sheet; do "$FIXTREE" $command ' '; echo "$command: $?"; done
