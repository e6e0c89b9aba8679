"$IMPORT"; echo "status $?"
"$IMPORT" --nonsense x; echo "status $?"
"$IMPORT" "$ARTICLES"; echo "status $?"
"$IMPORT" --db x.db; echo "status $?"
"$IMPORT" --db; echo "status $?"
"$IMPORT" --dump=nonsense "$ARTICLES/index.md"; echo "status $?"
"$IMPORT" --dump=json nofile; echo "status $?"
"$IMPORT" --help; echo "status $?"
ls
