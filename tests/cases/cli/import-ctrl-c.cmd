# A page that takes the parser longer than it may, so that the import is still at work.
mkdir a
cp "$ARTICLES/names.html" a
"$IMPORT" --db kb.db a >/dev/null
cksum kb.db >before
{
    printf '<html><body><p '
    awk 'BEGIN { for (i = 0; i < 100000; i++) printf "a%d=\"%d\" ", i, i }'
    printf '>x</body></html>'
} >a/slow.html
timeout -s INT --preserve-status 1 "$IMPORT" --db kb.db a; echo "status $?"
timeout -s INT --preserve-status 1 "$IMPORT" --db new.db a; echo "status $?"
cksum kb.db | cmp - before && echo "the store is as it was"
ls
