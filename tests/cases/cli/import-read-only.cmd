cp -R "$ARTICLES" a
echo "not a store" >text.db
"$IMPORT" --db text.db a; echo "status $?"
cat text.db
"$IMPORT" --db . a; echo "status $?"
"$IMPORT" --db /proc/kb.db a; echo "status $?"
"$IMPORT" --db /dev/full a; echo "status $?"
"$IMPORT" --db a/index.md/kb.db a; echo "status $?"
ls
mkdir locked && "$IMPORT" --db locked/kb.db a >/dev/null && chmod a-w locked/kb.db locked
[ "$(id -u)" = 0 ] || "$IMPORT" --db locked/kb.db a >/dev/null 2>&1
echo "still readable:"
"$FIXTREE" search --db locked/kb.db --format=paths dial tone
chmod u+w locked
