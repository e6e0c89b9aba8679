mkdir in
printf '# Ten\n\nApplies to: Windows 10\n\n## Resolution\n\n1. Restart it.\n' >in/ten.md
printf '# Seven\n\nApplies to: Windows 7\n\n## Resolution\n\n1. Restart it.\n' >in/seven.md
printf '# Any\n\n## Resolution\n\n1. Restart it.\n' >in/any.md
"$IMPORT" --db kb.db in >/dev/null
w() { echo "$*"; "$FIXTREE" walk --db kb.db "$@" | grep '^  [1-9]'; }
w --os 'Windows 7'
w --os win7
w --os windows10
w --os Wimdows
