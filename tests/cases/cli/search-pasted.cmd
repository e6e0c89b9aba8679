# What a technician pastes or types in haste. Of an event its source, number and text are looked for,
# and its number is heard among many words; a short hexadecimal number beside words is a number; a
# word that the whole store is about is no setting.
mkdir kb
printf '# The tape service reports event ID 4711\n\n## Symptoms\n\nEvent ID 4711 from source Tape is logged.\n\n## Resolution\n\n1. Change the tape.\n' >kb/event.md
printf '# Level, user and computer of a task category\n\n## Symptoms\n\nThe log name, date, level, keywords, user and computer of an event are empty: None, N/A, Classic, Error, Application.\n\n## Resolution\n\n1. Enter them.\n' >kb/labels.md
printf '# A backup is not finished\n\n## Symptoms\n\nA planned backup did not finish, the drive was busy.\n\n## Resolution\n\n1. Wait.\n' >kb/backup.md
printf '# Stop 0x0000007B after a new disk\n\n## Symptoms\n\nThe computer shows stop code 0x0000007B.\n\n## Resolution\n\n1. Change it back.\n' >kb/disk.md
printf '# The tape raid makes noise\n\n## Symptoms\n\nThe raid of the tape is loud.\n\n## Resolution\n\n1. Run this command:\n\n```cmd\nreg add HKLM\\Software\\Tape /v TapeNoise /d 1\n```\n' >kb/raid.md
printf '# Tape\n\n## Symptoms\n\nThe tape.\n\n## Resolution\n\n1. Read on.\n' >kb/tape.md
export FIXTREE_DB=$PWD/own.db
"$IMPORT" --db own.db kb >/dev/null
first() { "$FIXTREE" search --format paths "$@" | head -n 1; }
printf 'Log Name:      Application\nSource:        Tape\nDate:          1/2/2024 9:00:00 AM\nEvent ID:      4711\nTask Category: None\nLevel:         Error\nKeywords:      Classic\nUser:          N/A\nComputer:      pc1\nDescription:\nThe backup that was planned for this night did not finish before the morning because the drive was busy with another job.\n' |
    "$FIXTREE" search - --format paths | head -n 1
first 0x7b after raid
first tape
