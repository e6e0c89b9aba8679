#!/bin/sh
# setup.sh - from a fresh clone to the running program, or to passed tests.
#
#   sh src/setup.sh run              install what is missing, build, import kb/, open fixtree
#   sh src/setup.sh test             install what is missing, build, run all tests
#   sh src/setup.sh install GROUP... only install the packages of the groups named
#
# Packages come from apt, as root or through sudo, and only those that are missing: a second run
# installs nothing and builds nothing. Where they can't be installed, it says which are missing and
# the line that installs them, and ends with exit status 2.
set -u
cd "$(dirname "$0")/.." || exit 2
(: <&0) 2>/dev/null || exec </dev/null # stdin may be closed
(: >&2) 2>/dev/null || exec 2>/dev/null

# All packages, in one place: group, Debian package, and how a system without dpkg is asked for the
# same thing: a command, a module of pkg-config or a header.
packages() {
    cat <<'END'
build gcc              command gcc
build libc6-dev        header stdlib.h
build make             command make
build pkg-config       command pkg-config
build libncurses-dev   module ncursesw
build libsqlite3-dev   module sqlite3
build libjansson-dev   module jansson
build libxml2-dev      module libxml-2.0
build libmd4c-dev      module md4c
build libyaml-dev      module yaml-0.1
build libunistring-dev header unistr.h
run   ncurses-base     command clear
test  libcmocka-dev    module cmocka
test  libvterm-dev     module vterm
test  cmark-gfm        command cmark-gfm
check clang            command clang
check clang-tidy       command clang-tidy
check clang-format     command clang-format
check shellcheck       command shellcheck
fuzz  clang            command clang
fuzz  libclang-rt-14-dev command clang
eval  python3          command python3
eval  cmark-gfm        command cmark-gfm
eval  w3m              command w3m
bench sqlite3          command sqlite3
bench ripgrep          command rg
END
}

say() {
    echo "setup: $*" >&2
}

usage() {
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

have_dpkg() {
    command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1
}

# found KIND NAME: the same thing on a system without dpkg. "command gcc" -> is there a gcc?
found() {
    case $1 in
    command) command -v "$2" ;;
    module) pkg-config --exists "$2" ;;
    header) echo "#include <$2>" | "${CC:-cc}" -E - ;;
    esac >/dev/null 2>&1 </dev/null
}

# installed PACKAGE
installed() {
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# missing GROUP...: the packages that are not there, one a line.
missing() {
    packages | while read -r group package kind name; do
        case " $* " in *" $group "*) ;; *) continue ;; esac
        if have_dpkg; then
            installed "$package" || echo "$package"
        else
            found "$kind" "$name" || echo "$package ($name)"
        fi
    done
}

# How root is become: the words to put before a command, or nothing and failure. sudo may ask for a
# password only where somebody is there to type it.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        echo env
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo sudo -n env
    elif command -v sudo >/dev/null 2>&1 && (: </dev/tty) 2>/dev/null; then
        echo sudo env
    else
        return 1
    fi
}

# apt ARGUMENT...: apt-get without a question; $root is what as_root said.
apt() {
    # shellcheck disable=SC2086 # several words by intention
    $root DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C \
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@" </dev/null >>"$log" 2>&1
}

# give_up WHY PACKAGE...: says what to do by hand.
give_up() {
    say "$1"
    shift
    say "missing: $*"
    if have_dpkg; then
        say "install them with this line, then call setup.sh again:"
        echo "    apt-get update && apt-get install -y --no-install-recommends $*" >&2
    else
        say "these are Debian's names; install the same libraries with their headers, and the same"
        say "commands, with the package manager of this system, then call setup.sh again"
    fi
    exit 2
}

# install GROUP...
install() {
    # shellcheck disable=SC2046 # one word a package
    set -- $(missing "$@")
    [ $# -gt 0 ] || return 0
    have_dpkg || give_up "this system has no apt" "$@"
    root=$(as_root) || give_up "packages are missing, and installing them needs root (or sudo)" "$@"
    mkdir -p build || exit 2
    log=build/setup.log
    say "installing $# packages: $*"
    apt update || say "apt-get update failed (see $log); trying with the package lists there are"
    apt install --no-install-recommends "$@" || {
        tail -n 5 "$log" >&2
        give_up "apt-get install failed (all it said is in $log)" "$@"
    }
}

build() {
    make -j"$(getconf _NPROCESSORS_ONLN)" "$@"
}

[ $# -gt 0 ] || usage
command=$1
shift
case $command in
run)
    install build run
    build >&2 || exit 1 # stdout belongs to the program
    exec build/release/fixtree "$@"
    ;;
test)
    install build run test
    build test
    ;;
install)
    [ $# -gt 0 ] || usage
    for group in "$@"; do
        packages | grep -q "^$group " || { say "no group of packages is called $group"; usage; }
    done
    install "$@"
    ;;
*) usage ;;
esac
