# Without --db, the importer adds to the store of the data folder, which begins as a copy of the
# shipped one; a store that is named holds what is imported and nothing else. A command that imports
# nothing makes no store.
unset FIXTREE_DB
export XDG_DATA_HOME="$PWD/data"
"$FIXTREE" import no-such-folder; echo "status $?"; ls data/fixtree
"$FIXTREE" import --colection x "$ARTICLES"; echo "status $?"; ls data/fixtree
"$FIXTREE" import "$ARTICLES" | head -n 1; ls data/fixtree
"$FIXTREE" search error 789 | sed -n 2p
"$FIXTREE" list error-787
"$FIXTREE" import --db other.db "$ARTICLES" | head -n 1; ls
"$FIXTREE" list --db other.db error-787; echo "status $?"
"$FIXTREE" check "$ARTICLES/connect/error-789.md"; echo "status $?"
cp "$FIXTREE" alone && ./alone import "$ARTICLES"; echo "status $?"
# Nor does it guess where there is no data folder: the store beside the program is not one's own.
unset XDG_DATA_HOME HOME
"$FIXTREE" import "$ARTICLES"; echo "status $?"
XDG_DATA_HOME=/proc "$FIXTREE" import "$ARTICLES"; echo "status $?"
