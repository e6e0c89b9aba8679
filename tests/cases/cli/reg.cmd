"$FIXTREE" reg assumeudpencap; echo "status $?"
"$FIXTREE" reg hklm/system/controlset001/services/policyagent | head -1
"$FIXTREE" reg 'AsumeUDPEncapsulationContextOnSendRule'; echo "status $?"
"$FIXTREE" reg; echo "status $?"
