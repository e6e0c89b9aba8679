# What was noted by mistake is taken back; the steps that are done are told in the ticket.
steady() { sed -e 's/20[0-9-]* [0-9:]*\( UTC\)*/TIME/' -e '/^Knowledge/d' -e '/^Begun/d' -e '/^Last/d'; }
c() { "$FIXTREE" case "$@"; }
cat >case.json <<'JSON'
{"format": "fixtree-case", "version": 1, "key": "ab", "name": "Steps", "machine": "", "technician": "", "store": "",
 "begun": 1700000000, "events": [
 {"time": 1700000001, "kind": "go", "about": "articles/connect/error-789.md", "text": "", "more": "Error 789"},
 {"time": 1700000002, "kind": "steps", "about": "articles/connect/error-789.md",
  "text": "Method 2: Check the shared key", "more": "1"},
 {"time": 1700000003, "kind": "steps", "about": "articles/connect/error-789.md",
  "text": "Method 1: Allow it in the registry", "more": "2"},
 {"time": 1700000004, "kind": "failed", "about": "articles/connect/error-789.md",
  "text": "Method 1: Allow it in the registry", "more": "still 789"},
 {"time": 1700000005, "kind": "steps", "about": "articles/connect/gone.md", "text": "Gone", "more": "7"},
 {"time": 1700000006, "kind": "steps", "about": "articles/connect/gone.md", "text": "Never", "more": "1"},
 {"time": 1700000007, "kind": "steps", "about": "articles/connect/gone.md", "text": "Never", "more": "0"}]}
JSON
c import case.json
c show 1 | steady
c show 1 --format=json | grep -o '"outcome":"[a-z]*"\|"done":[0-9]*,"steps":[0-9]*'
echo "-- taken back"
c tried 1 1 untried
c show 1 | steady
c tried 1 2 yes >/dev/null
c list | cut -c 24-
c tried 1 2 untried >/dev/null
c list | cut -c 24-
