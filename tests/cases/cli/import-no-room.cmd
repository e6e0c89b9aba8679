mkdir a
i=0
while [ $i -lt 30 ]; do
    i=$((i + 1))
    sed "s/dial tone/dial tone $i/" "$ARTICLES/connect/dead-line.txt" >a/$i.txt
done
cp "$ARTICLES/names.html" a
"$IMPORT" --db kb.db a/names.html >/dev/null
cksum kb.db >before
(ulimit -f 200; "$IMPORT" --db kb.db a; echo "status $?")
cksum kb.db | cmp - before && echo "the store is as it was"
(ulimit -f 20; "$IMPORT" --db new.db a; echo "status $?")
ls
