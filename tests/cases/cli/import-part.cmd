cp -R "$ARTICLES" kb
"$IMPORT" --db kb.db kb >/dev/null
sed 's/dial tone/ringing/' kb/connect/dead-line.txt >new && mv new kb/connect/dead-line.txt
echo "-- one file"
"$IMPORT" --db kb.db kb/connect/dead-line.txt
echo "-- a folder of it"
rm kb/connect/dead-line.txt kb/names.html
"$IMPORT" --db kb.db kb/connect
echo "-- all"
"$IMPORT" --db kb.db kb
