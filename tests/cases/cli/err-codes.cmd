for code in 5.7.64 5.7.99 "550 5.1.1" "SQLSTATE 08P99" HY000 "exit code 137" AADSTS50011; do
    "$FIXTREE" err "$code" | sed 's/^$/--/'
done
"$FIXTREE" err TSX-0731; echo "status $?"
"$FIXTREE" E4417; echo "status $?"
printf 'said: 550 5.1.1 gone\n250 2.0.0 queued\nerror TSX-0731, HTTP/1.1 200\nEACCES: no\n' | "$FIXTREE" err -
