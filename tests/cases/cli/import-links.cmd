# What other articles and a table of contents call an article finds it too.
cp -R "$ARTICLES" a
mkdir a/deep
mv a/names.html "a/with blank.html"
cat >a/deep/links.md <<'X'
# Where to go on

## Symptoms

- Nothing helps; see [the purple elephant](../connect/error-789.md#cause),
  [the green giraffe](https://support.example.org/help/4020001/anything),
  [the yellow zebra](/docs/connect/error-789), [the blue whale](../with%20blank.html), [here](../with%20blank.html)
  or [the red panda](missing.md).
X
"$IMPORT" --db kb.db a >/dev/null
for words in "purple elephant" "green giraffe" "yellow zebra" "blue whale" "red panda"; do
    echo "$words: $("$FIXTREE" search --db kb.db --format=paths $words | grep -v deep | tr '\n' ' ')"
done
