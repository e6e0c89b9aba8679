"$FIXTREE" err --format=json 691 ERROR_VPN_TIMEOUT | tr ',' '\n' | grep -E '"(asked|form|text|name|family|path)"'
