cp -R "$ARTICLES" a
echo "not a store" >text.db
"$IMPORT" --db text.db a; echo "status $?"
cat text.db
"$IMPORT" --db . a; echo "status $?"
"$IMPORT" --db /proc/kb.db a; echo "status $?"
"$IMPORT" --db /dev/full a; echo "status $?"
"$IMPORT" --db a/index.md/kb.db a; echo "status $?"
ls
