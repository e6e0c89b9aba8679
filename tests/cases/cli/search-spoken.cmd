# Trouble in a user's own words. What a page only links to is the linked article's, which comes first;
# "nothing opens" and "not responding" say something though their first words say nothing alone.
mkdir kb
cat >kb/index.md <<'END'
# Start

What problem are you having?

- [The tunnel stands and cannot be reached through](through.md)
- [The tunnel drops after a while](drops.md)
- [The scanner is unresponsive](scanner.md)
END
printf '# Nothing behind the tunnel answers\n\n## Symptoms\n\nOther computers cannot be reached.\n\n## Resolution\n\n1. Add a route.\n' >kb/through.md
printf '# The tunnel drops\n\n## Symptoms\n\nNothing happens for a while, a file is open, and the tunnel is dropped.\n\n## Resolution\n\n1. Raise the limit.\n' >kb/drops.md
printf '# The scanner hangs\n\n## Symptoms\n\nThe device is unresponsive after a page.\n\n## Resolution\n\n1. Restart it.\n' >kb/scanner.md
printf '# A server role\n\n## Symptoms\n\nA device not in the list.\n\n## Resolution\n\n1. Add it.\n' >kb/list.md
export FIXTREE_DB=$PWD/own.db
"$IMPORT" --db own.db kb >/dev/null
first() { "$FIXTREE" search --format paths "$@" | head -n 1; }
first tunnel connects but nothing opens
first the tunnel drops after a while
first device not responding
# The shipped knowledge base.
export FIXTREE_DB=${FIXTREE%/*}/kb.db
"$FIXTREE" search --format paths --limit 1 vpn connects but nothing opens
