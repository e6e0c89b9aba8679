cp -R "$ARTICLES" a
"$IMPORT" --db kb.db a >/dev/null
cksum kb.db >before
"$IMPORT" --db kb.db a; echo "status $?"
touch a/names.html
"$IMPORT" --db kb.db a
cksum kb.db | cmp - before && echo "not a byte changed"
