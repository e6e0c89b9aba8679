"$FIXTREE" sheet error-789 -o a.txt 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 -o a.txt 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 -o a.txt --force 2>&1; echo "status $?"
"$FIXTREE" sheet error-789:2 --format md -o . 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 -o no/such/folder/a.txt 2>&1; echo "status $?"
ln -s elsewhere link
"$FIXTREE" sheet error-789 -o link 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 --format pdf 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 -o b.html 2>&1; head -n 1 b.html
"$FIXTREE" sheet error-789 -o b.MD 2>&1; head -n 1 b.MD
"$FIXTREE" sheet error-789 --format json -o b.txt 2>&1; head -c 1 b.txt; echo
# What no format ends in is not written as text under a name that says something else.
"$FIXTREE" sheet error-789 -o b.pdf 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 --format text -o b.log 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 -o sheet.2 2>&1; echo "status $?"
"$FIXTREE" sheet error-789 -o - | head -n 1
ls
