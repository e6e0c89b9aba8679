"$FIXTREE" show; echo "status $?"
"$FIXTREE" show error-789 names; echo "status $?"
"$FIXTREE" show no-such-article; echo "status $?"
"$FIXTREE" show 0x80070315; echo "status $?"
"$FIXTREE" show error-789:3; echo "status $?"
"$FIXTREE" show index.md --fix 1; echo "status $?"
"$FIXTREE" show error-789 --set value; echo "status $?"
"$FIXTREE" show error-789 --source " "; echo "status $?"
"$FIXTREE" show error-789 -f; echo "status $?"
"$FIXTREE" show error-789 --format html; echo "status $?"
mkdir -p in/a in/b; printf '# A\n\ntext\n' >in/a/page.md; printf '# B\n\ntext\n' >in/b/page.md
"$IMPORT" --db two.db in >/dev/null; "$FIXTREE" show --db two.db page | head -n 1
"$FIXTREE" show "$(head -c 100000 /dev/zero | tr '\0' a)"; echo "status $?"
