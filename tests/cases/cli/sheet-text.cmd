dateless() { sed 's/kb.db of [-0-9]*/kb.db of DATE/; s/fixtree [0-9.]*$/fixtree VERSION/'; }
"$FIXTREE" sheet error-789 | dateless
"$FIXTREE" sheet error-789 --ascii --width 44 --page 40 --fix 1 | tr '\f' '@' | dateless
