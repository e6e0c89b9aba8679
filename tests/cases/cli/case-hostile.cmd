# Exports that nobody wrote with fixtree. None of them begins a case.
import() { printf '%s' "$1" | "$FIXTREE" case import -; echo "status $?"; }
good='"format":"fixtree-case","version":1,"key":"ab","name":"n","machine":"","technician":"","store":"","begun":5'
event='"time":5,"about":"","text":"t","more":""'
import ''
import 'null'
import '[]'
import '{}'
import '{"format":"other"}'
import '{'"$good"'}'
import '{'"$good"',"key":"cd","events":[]}'
import '{'"$good"',"events":{}}'
import '{'"$good"',"events":[5]}'
import '{'"$good"',"events":[{'"$event"',"kind":"nonsense"}]}'
import '{'"$good"',"events":[{'"$event"',"kind":"note"},{}]}'
import "$(echo "{$good,\"events\":[]}" | sed 's/"ab"/"no key"/')"
import "$(echo "{$good,\"events\":[]}" | sed 's/"version":1/"version":2/')"
import "$(echo "{$good,\"events\":[]}" | sed 's/"begun":5/"begun":-5/')"
import "$(echo "{$good,\"events\":[]}" | sed 's/"begun":5/"begun":1e99/')"
import "$(printf '{"format":"fixtree-case","name":"\377"}')"
head -c 100000 /dev/zero | tr '\0' '[' | "$FIXTREE" case import -; echo "status $?"
head -c 70000000 /dev/zero | "$FIXTREE" case import -; echo "status $?"
{ printf '{%s,"events":[' "$good"
  head -c 70000 /dev/zero | tr '\0' x | sed "s/^/{\"kind\":\"note\",\"time\":5,\"about\":\"\",\"more\":\"\",\"text\":\"/"
  printf '"}]}'; } | "$FIXTREE" case import -; echo "status $?"
"$FIXTREE" case import nofile; echo "status $?"
"$FIXTREE" case list; echo "status $?"
echo "-- sound, with an event that says more than a terminal should see"
import '{'"$good"',"events":[{'"$event"',"kind":"note"},{"time":5,"kind":"note","about":"\u001b[31m","text":"a\u0000b\u202e\u001b[2J","more":""}]}'
"$FIXTREE" case show 1 | cat -v | sed '/^Begun\|^Last/d'
