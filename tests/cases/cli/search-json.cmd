"$FIXTREE" search --format=paths names
"$FIXTREE" search --format=json --limit=1 'AssumeUDPEncapsulationContextOnSendRule' | sed 's/"score":[0-9.]*/"score":N/'
