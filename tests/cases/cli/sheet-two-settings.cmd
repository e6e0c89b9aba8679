# A script is for one fix; the complaint says which fixes there are to choose from.
mkdir a && cat >a/a.md <<'END'
# The printer does not print

## Resolution

### Method 1: Ask somebody

1. Ask somebody.

### Method 2: Turn the queue on

1. Run `reg add HKLM\SOFTWARE\Example\Queue /v On /t REG_DWORD /d 1 /f`.

### Method 3: Turn the driver on

1. Run `reg add HKLM\SOFTWARE\Example\Driver /v On /t REG_DWORD /d 1 /f`.
END
"$FIXTREE" import --db s.db a >import.log || cat import.log
"$FIXTREE" sheet --db s.db a --format cmd; echo "status $?"
"$FIXTREE" sheet --db s.db a --format cmd --fix 3 | grep -c 'Driver'; echo "status $?"
