"$FIXTREE" search line --format paths
echo --
"$FIXTREE" search line -dead --format paths
echo --
"$FIXTREE" search Get-VpnConnection -name --format paths
