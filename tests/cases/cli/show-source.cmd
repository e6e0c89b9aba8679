# The lines of the file while it is as it was imported, the stored text afterwards.
cp -R "$ARTICLES" a && "$IMPORT" --db own.db a >/dev/null
"$FIXTREE" show --db own.db error-789 --source "fix 1 step 2"
"$FIXTREE" show --db own.db error-789 --source "setting 1"
"$FIXTREE" show --db own.db error-789 --source "cause 1"
echo >>a/connect/error-789.md
"$FIXTREE" show --db own.db error-789 --source "symptom 1" 2>&1
rm -r a
"$FIXTREE" show --db own.db error-789 --source "fix 2 step 1" 2>&1
"$FIXTREE" show --db own.db error-789 --source "fix 2 step 9" 2>&1; echo "status $?"
"$FIXTREE" show --db own.db error-789 --source "thing 1" 2>&1; echo "status $?"
