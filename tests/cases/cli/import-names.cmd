mkdir a
printf '# Newline\n\n## Cause\n\nA newline in the name.\n' >"$(printf 'a/new\nline.md')"
printf '# Escape\n\n## Cause\n\nAn escape in the name.\n' >"$(printf 'a/esc\033[31m.md')"
printf '# Bytes\n\n## Cause\n\nNo UTF-8 in the name.\n' >"$(printf 'a/\377\376.md')"
printf '# Quote\n\n## Cause\n\nA quote.\n' >"a/it's \"x\" \$(touch HACKED) %s;.md"
printf '# Dash\n\n## Cause\n\nA dash.\n' >"a/-rf.md"
: >"$(printf 'a/empty\nname.md')"
"$IMPORT" --db kb.db --report a | cat -v; echo "status $?"
"$FIXTREE" search --db kb.db --format=paths name | cat -v
rm a/*
"$IMPORT" --db kb.db a | cat -v
ls -A
