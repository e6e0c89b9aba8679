# A number is said back as what it was taken for.
for query in "error 789" "event id 789" "stop error 7b" "HTTP 404" "error 789, event 20227"; do
    "$FIXTREE" search "$query" 2>&1 | grep -E '^(error|event|stop code|HTTP)' || echo "not understood: $query"
done
