mkdir messages
cat >messages/scanner.md <<'END'
# Messages of the scanner

## Error 1: the lid is open

The scanner shows error 0x80070101 and stops.

### Resolution

1. Close the lid.

## Error 2: the lamp is cold

The scanner shows error 0x80070102 and stops.

### Resolution

1. Wait for the lamp.

## Workaround

1. Switch the scanner off and on again.
END
"$FIXTREE" import --db own.db messages >/dev/null
"$FIXTREE" walk --db own.db --answers 2 | sed -n '/^Try/,$p'
"$FIXTREE" walk --db own.db --answers 2 --format json | grep -E '"(fix|whole_article)"'
"$FIXTREE" case new --db own.db --cases cases.db >/dev/null
"$FIXTREE" case answer --db own.db --cases cases.db 1 2 | tail -n 2
