# Turns the tables of kb/codes into lines that sort by number, then family, then name:
#     number as 8 hex digits, place of the family, FAMILY_X, name, meaning, source
# with tabs between. Usage: awk -f rows.awk families.def kb/codes/*.tsv | LC_ALL=C sort
# A table that breaks a rule stops the build: the message says where.

function fail(text) {
    printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
    failed = 1
    exit 1
}

# The values of what is no number are those of struct code_reading in codes.h: 5.7.64 is 5007064,
# the five characters of an SQLSTATE are digits of base 36 with bit 30 set.
function spelled8(code, part, value, i) {
    if (code ~ /^[245]\.[0-9][0-9]?[0-9]?\.[0-9][0-9]?[0-9]?$/) {
        split(code, part, ".")
        return sprintf("%08x", (part[1] * 1000 + part[2]) * 1000 + part[3])
    }
    if (code !~ /^[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z]$/)
        fail("neither a status like 5.7.64 nor an SQLSTATE: " code)
    for (i = 1; i <= 5; i++)
        value = value * 36 + index("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", substr(code, i, 1)) - 1
    return sprintf("%08x", 1073741824 + value)
}

# 789, -1018 and 0x80070005 as 8 hex digits. Works on text where it can: a number above 2^31 is
# not safe in every awk's printf.
function hex8(number) {
    if (family == "mail" || family == "sqlstate")
        return spelled8(number)
    if (number ~ /^0x[0-9A-Fa-f]+$/ && length(number) == 10)
        return tolower(substr(number, 3))
    if (number ~ /^[0-9]+$/ && length(number) <= 9)
        return sprintf("%08x", number)
    if (number ~ /^-[0-9]+$/ && length(number) <= 6)
        return "fff" sprintf("%05x", 1048576 + number)
    fail("not a number: " number)
}

BEGIN {
    FS = "\t"
}

# X(RAS, "ras", ...) in families.def: its name, and its place in the order.
FILENAME ~ /families\.def$/ {
    if (match($0, /^X\([A-Z0-9]+, "[a-z0-9]+"/)) {
        split(substr($0, 3, RLENGTH - 2), part, /[, "]+/)
        name_of[part[2]] = part[1]
        place_of[part[2]] = sprintf("%02d", places++)
    }
    next
}

FNR == 1 {
    family = source = ""
}

/^# family: / {
    family = substr($0, 11)
    if (!(family in name_of))
        fail("no such family: " family)
}

/^# source: / {
    source = substr($0, 11)
}

/^#/ {
    next
}

{
    if (NF != 3)
        fail("a row is number, name and meaning with tabs between")
    if (family == "" || source == "")
        fail("the table does not begin with '# family: ' and '# source: '")
    if ($2 == "" && $3 == "")
        fail("a row without name and meaning")
    print hex8($1), place_of[family], "FAMILY_" name_of[family], $2, $3, source
}

BEGIN {
    OFS = "\t"
}

END {
    if (failed)
        exit 1
}
