mkdir messages
{
    echo "# Messages of the scanner"
    for i in 1 2 3 4 5 6 7 8 9 10 11; do
        printf '\n## Error %d\n\nThe scanner shows error 0x8007010%x and stops.\n\n' $i $i
        printf '### Resolution\n\n1. Click button %d.\n' $i
    done
} >messages/scanner.md
"$FIXTREE" import --db own.db messages >/dev/null
"$FIXTREE" walk --db own.db --err 0x80070105 | grep Click
"$FIXTREE" walk --db own.db --err 0x8007010b | grep Click
