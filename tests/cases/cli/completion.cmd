# What bash offers behind what was typed. Names of articles are never run.
mkdir kb
printf '# Odd\n\n## Cause\n\nIts name.\n' >'kb/$(touch RUN) a.md'
printf '# Two\n\n## Cause\n\nIts name.\n' >"kb/$(printf 'two\nlines.md')"
"$IMPORT" --db odd.db kb >/dev/null
"$FIXTREE" case new one >/dev/null
cat >try.bash <<'END'
. "$ARTICLES/../../../../src/cli/completion.bash"
try() {
    COMP_WORDS=(fixtree "$@")
    COMP_CWORD=$#
    _fixtree "$FIXTREE"
    printf '%s |' "$*"
    printf ' %s' "${COMPREPLY[@]}"
    echo
}
try s
try ''
try search --
try sheet --f
try sheet --format ''
try sheet --format = j
try sheet --format =
try import --d
try show con
try path ''
try case ''
try case re
try case show ''
try case --form
try list --out
try nonsense --
try --
FIXTREE_DB=odd.db try show ''
complete -p fixtree
END
bash --norc try.bash
ls
