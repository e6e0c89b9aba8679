mkdir a
for data in 0 1; do
    printf '# The switch is %s\n\n## Resolution\n\n1. Run this:\n\n```cmd\nreg add HKLM\\Software\\Invented /v Switch /t REG_DWORD /d %s /f\n```\n' \
        $data $data >a/$data.md
done
"$IMPORT" --db kb.db a >/dev/null
"$FIXTREE" reg --db kb.db switch
"$FIXTREE" reg --db kb.db --format=json switch
