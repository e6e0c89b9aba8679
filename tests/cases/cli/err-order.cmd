# The fixes of a number stand in the order to try them, as in a walk: the costly one last, and what
# helped in a case first. The best fix of a log is the first of them.
mkdir a && cat >a/a.md <<'END'
# Error 4242: the printer does not print

## Symptoms

- The printer shows error 4242.

## Resolution

### Method 1: Install the driver again

1. Remove the driver.
2. Restart the computer.
3. Install the driver.

### Method 2: Press the button

1. Press the button of the printer.

### Method 3: Hold the cover

1. Open the cover.
2. Close the cover and hold it down.
END
"$FIXTREE" import --db s.db a >import.log || cat import.log
export FIXTREE_DB="$PWD/s.db" FIXTREE_CASES="$PWD/cases.db"
"$FIXTREE" err 4242 | grep Method
echo "error 4242" | "$FIXTREE" err - | grep Method
"$FIXTREE" walk | grep Fix
{ "$FIXTREE" case new; "$FIXTREE" case go 1 a.md; "$FIXTREE" case tried 1 2 no
    "$FIXTREE" case tried 1 3 yes; } >case.log || cat case.log
"$FIXTREE" err 4242 | grep Method
"$FIXTREE" err 4242 --format json | grep -o '"fix":[0-9]*'
"$FIXTREE" walk | grep Fix
# A case file that was named and cannot be read is told of, and does not matter.
echo nothing >none; "$FIXTREE" err 4242 --cases none | grep Method
# A fix that failed twice here is not the first to try any more.
{ "$FIXTREE" case new; "$FIXTREE" case go 2 a.md; "$FIXTREE" case tried 2 2 no; } >case.log || cat case.log
"$FIXTREE" err 4242 | grep Method
"$FIXTREE" walk | grep Fix
