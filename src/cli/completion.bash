# Completion of fixtree's command line for bash; `make install` puts it where bash-completion looks.
# Commands, options, their values and articles are asked of the program itself, so that this file
# need not be changed with them. A name is never expanded: it may hold whatever a file's name may.

# Lines of stdin that begin with what was typed, quoted for the shell.
_fixtree_offer() {
    local name quoted
    while IFS= read -r "$@" name; do
        [[ $name == "$cur"* ]] || continue
        printf -v quoted %q "$name"
        COMPREPLY+=("$quoted")
    done
}

# The values of the option `$1`, where its help has them in the form "text|json".
_fixtree_values() {
    local choices
    choices=$(sed -n "s/^  .*$1[ =]\([a-z0-9]*|[a-z0-9|]*\).*/\1/p" <<<"$help")
    [[ -n $choices ]] || return 1
    _fixtree_offer < <(tr '|' '\n' <<<"$choices")
}

_fixtree_words() {
    case $command in
    '') _fixtree_offer < <("$program" --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p') ;;
    show | sheet | path) _fixtree_offer -d '' < <("$program" list --null 2>/dev/null) ;;
    case)
        if ((COMP_CWORD == 2)); then
            _fixtree_offer < <(sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' <<<"$help")
        else
            _fixtree_offer < <("$program" case list 2>/dev/null | sed -n 's/^ *\([0-9][0-9]*\) .*/\1/p')
        fi
        ;;
    esac
}

_fixtree() {
    local program=$1 cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command="" help
    ((COMP_CWORD < 2)) || command=${COMP_WORDS[1]}
    # "--format=json" is three words to bash.
    if [[ $cur == = ]]; then
        cur=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    COMPREPLY=()
    help=$("$program" ${command:+"$command"} --help 2>/dev/null) || return 0
    if [[ $before == --[a-z]* ]] && _fixtree_values "$before"; then
        return 0
    elif [[ $cur == -* ]]; then
        _fixtree_offer < <({ grep -oE -e '^  (-., )?--[a-z-]+' <<<"$help" | grep -oE -e '--[a-z-]+'
            echo --help; } | awk '!seen[$0]++')
    else
        _fixtree_words
    fi
}

complete -o bashdefault -o default -F _fixtree fixtree
