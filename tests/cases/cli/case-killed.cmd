# Killed while it answers, again and again: every answer that was reported is there, and the case can
# be gone on with.
c() { "$FIXTREE" case "$@"; }
c new killed >/dev/null
reported=0
for round in 1 2 3 4 5 6 7 8; do
    { while c back 1 >/dev/null 2>&1 || c answer 1 1 >/dev/null; do echo done; done; } >log 2>/dev/null &
    victim=$!
    sleep 0.$round
    # the program that is at work right now, not only the loop around it
    kill -9 $victim $(ps -o pid= --ppid $victim 2>/dev/null) 2>/dev/null
    wait $victim 2>/dev/null
    reported=$((reported + $(wc -l <log)))
done
kept=$(c export 1 | grep -c '"kind": "\(answer\|back\)"')
[ "$reported" -gt 0 ] && echo "answers were reported"
[ "$kept" -ge "$reported" ] && echo "all of them are kept"
[ "$kept" -le $((reported + 8)) ] && echo "and at most one more a round"
c where 1 >/dev/null && echo "it goes on"
