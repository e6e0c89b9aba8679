mkdir a
"$IMPORT" --db sub/kb.db nowhere; echo "status $?"
"$IMPORT" --dry-run --db other/kb.db "$ARTICLES"; echo "status $?"
find . | sort
