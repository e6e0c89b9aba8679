# Whatever the charset: a text is no binary file. The folder of cases holds one of each.
"$IMPORT" --db kb.db "$ARTICLES/../../encoding" | sed 's/^[0-9]* articles: [0-9]* new/N articles: N new/;q'
