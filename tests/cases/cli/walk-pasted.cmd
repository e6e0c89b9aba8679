# The commands that are printed work as they stand, in whatever folder with whatever name.
mkdir -p "it's a folder/kb"
for thing in Lamp Clock; do
    printf '# %s is dark\n\n## Resolution\n\n1. Change the %s.\n' "$thing" "$thing" >"it's a folder/kb/$thing.md"
done
"$IMPORT" --db "it's a folder/own.db" "it's a folder/kb" >/dev/null
fixtree() { "$FIXTREE" "$@"; }
o() { fixtree "$@" --db "it's a folder/own.db" --cases '$(exit).db'; }
o path lamp | tail -n 1
eval "$(o path lamp | tail -n 1)" | grep Change
o walk --os 'Windows 7' --in=kb 2>/dev/null | grep '^`'
eval "$(o walk --set 'a b=c' --as-written | sed -n 's/^`\(.*\)` gives.*/\1/p')" | grep Change
fixtree --db "it's a folder/own.db" | grep '^`'
