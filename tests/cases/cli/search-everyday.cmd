# Everyday words. A word that one article has by chance does not outweigh those that say what the
# trouble is; and the sentence that says what an article is about counts more than its text.
mkdir kb
for i in 1 2 3 4 5 6 7 8; do
    printf '# The scanner shows fault %s\n\n## Symptoms\n\nThe lamp of the scanner blinks on a page.\n\n## Resolution\n\n1. Restart it.\n' $i >kb/fault-$i.md
done
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do
    printf '# Mail %s\n\n## Cause\n\nYou receive too much.\n' $i >kb/mail-$i.md
done
printf '# Colours of a picture\n\n## Symptoms\n\nThe picture that was recieved has weird colours.\n\n## Resolution\n\n1. Choose a profile.\n' >kb/colours.md
printf -- '---\ntitle: Drum care\ndescription: Stripes on paper come from a worn drum.\n---\n# Drum care\n\n## Cause\n\nIt is worn.\n\n## Resolution\n\n1. Change it.\n' >kb/drum.md
printf '# Wall care\n\n## Cause\n\nIt is old.\n\n## Resolution\n\n1. Paint stripes on paper first.\n\n## More information\n\nStripes hide the rest; paper too.\n' >kb/wall.md
export FIXTREE_DB=$PWD/own.db
"$IMPORT" --db own.db kb >/dev/null
first() { "$FIXTREE" search --format paths "$@" | head -n 1; }
first weird scanner lamp
first stripes on paper
# A word that only one mistyped article has a form of is mistyped, too; and what is taken for a word
# that says nothing is not looked for.
corrected() { "$FIXTREE" search --format json "$@" | sed 's/.*"corrected":"\([^"]*\)".*/\1/'; }
corrected recieve a page
first becuase stripes
