mkdir -p kb/sub
cat >kb/index.md <<'X'
# Start

What problem are you having?

- [here](sub/bad.md)
- [The line is dead](sub/good.md)
- [The page is not there](sub/missing.md#part)
- [The site has it](/windows/x) or [the web](https://example.org/x)
X
cat >kb/sub/bad.md <<'X'
# Choices that say nothing

## Cause

Nobody knows.

## Resolution

### Method 1

1. Set the value `Depth` of `HKEY_LOCAL_MACHINE\SOFTWARE\X` in the registry.
2. Run this:

   ```
   frobnicate --all
   ```

   [with a blank](a%20b.md)

### Method 2

1. Click OK.
X
cp kb/sub/bad.md "kb/sub/a b.md"
cat >kb/sub/good.md <<'X'
# Error 680: there is no dial tone

## Symptoms

- The modem hears nothing.

## Resolution

1. On the client, run this command:

   ```cmd
   control telephon.cpl
   ```

## Sources

- [A page](https://example.org), Example, 2020-01-01
X
printf '# No way out\n\n## Cause\n\nThere is none.\n' >kb/sub/no-fix.md
printf '\000\001\002\000\000\000' >kb/sub/binary.md
"$IMPORT" --check kb; echo "status $?"
rm kb/sub/[abn]* kb/index.md
"$IMPORT" --check kb; echo "status $?"
ls
