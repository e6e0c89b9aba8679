mkdir -p v1/docs v2/docs
cp "$ARTICLES/names.html" v1/docs
cp "$ARTICLES/connect/dead-line.txt" v2/docs
"$IMPORT" --db kb.db v1/docs
"$IMPORT" --db kb.db v2/docs; echo "status $?"
"$IMPORT" --db kb.db v1/docs v2/docs; echo "status $?"
"$IMPORT" --db kb.db --collection second v2/docs; echo "status $?"
echo "-- the folder moved"
mkdir v3 && mv v1/docs v3
"$IMPORT" --db kb.db v3/docs; echo "status $?"
