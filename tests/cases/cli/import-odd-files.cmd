mkdir a a/.hidden a/media
: >a/empty.md
printf '\000\001\002\003\000\000\000\000\000\377\376\001\002' >a/binary.md
ln -s /etc/passwd a/link.md
mkfifo a/pipe.md
echo "# Hidden" >a/.hidden/x.md
echo "# Picture" >a/media/x.md
echo "# Readme" >a/README.md
echo "no ending" >a/Makefile
printf '# Good\n\n## Cause\n\nNone.\n' >a/good.md
"$IMPORT" --db kb.db a; echo "status $?"
"$IMPORT" --db kb.db nowhere; echo "status $?"
"$IMPORT" --db kb.db /dev/null; echo "status $?"
