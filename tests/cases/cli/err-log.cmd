printf 'The error code returned on failure is 789.\n\033[31m0x80070315 again, 0x80070315\r\nKB929856\n' |
    "$FIXTREE" err -
printf 'all is well\n' | "$FIXTREE" err -; echo "status $?"
printf '\377\376E\0r\0r\0o\0r\0 \0' >utf16.log
printf '7\0008\0009\000\n\0' >>utf16.log
"$FIXTREE" err - <utf16.log | head -1
