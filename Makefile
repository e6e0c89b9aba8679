# fixtree. `make` builds build/release; `make MODE=asan` builds build/asan with the sanitizers.
# README.md has the two commands that do everything; `make help` lists the rest.

MODE ?= release
ifeq ($(origin CC),default)
CC := gcc
endif
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local

# A build folder a mode and compiler: build/release is gcc's, build/clang-release clang's.
COMPILER := $(notdir $(lastword $(filter-out -%,$(CC))))
B := build/$(patsubst %,%-,$(filter-out gcc,$(COMPILER)))$(MODE)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla \
    -Wmissing-prototypes -Wstrict-prototypes
ifeq ($(CI),true)
WARN += -Werror
endif
CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CFLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined \
    -fno-omit-frame-pointer
LDFLAGS_asan := -fsanitize=address,undefined
# Shrunk constants: every buffer boundary is crossed by small inputs.
CFLAGS_small := $(CFLAGS_asan) -DARENA_CHUNK=64 -DBUF_FIRST=4
LDFLAGS_small := $(LDFLAGS_asan)
# For clang's libFuzzer, whose own main() is linked to the targets alone.
CFLAGS_fuzz := $(CFLAGS_asan) -fsanitize=fuzzer-no-link
LDFLAGS_fuzz := $(LDFLAGS_asan)
ifeq ($(CFLAGS_$(MODE)),)
$(error MODE is release, asan, small or fuzz)
endif

VERSION := 0.1.0
BROWSE_LIBS := ncursesw sqlite3 jansson
IMPORT_LIBS := libxml-2.0 md4c yaml-0.1 sqlite3 jansson
TEST_LIBS := cmocka vterm
pkg = $(shell $(PKG_CONFIG) $(1) $(2))

# CPPFLAGS, CFLAGS and LDFLAGS of the caller come last, so that they win.
COMPILE = $(CC) -D_GNU_SOURCE -DFIXTREE_VERSION='"$(VERSION)"' -Isrc -I. -I$(B)/gen $(LIB_CFLAGS) \
    -std=c17 $(WARN) $(CFLAGS_$(MODE)) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(LDFLAGS_$(MODE)) -Wl,-z,relro $(LDFLAGS)

# What is there is what is built: no list of files to keep.
SRC := $(filter-out src/cli/main.c,$(sort $(wildcard src/*/*.c)))
IMP := $(filter-out import/main.c,$(sort $(wildcard import/*/*.c)))
UNIT := $(sort $(wildcard tests/unit/*/*.c))
SCREEN_HELP := $(wildcard $(patsubst %,tests/screens/%.c,vt process engine))
SCREENS := $(filter-out $(SCREEN_HELP),$(sort $(wildcard tests/screens/*.c)))
obj = $(patsubst %.c,$(B)/obj/%.o,$(1))
CODES := $(sort $(wildcard kb/codes/*.tsv))
GEN := $(B)/gen/store/schema.sql.h $(B)/gen/store/cases.sql.h $(B)/gen/codes/table.h \
    $(B)/gen/search/synonyms.h.inc

Q := $(if $(V),,@)
say = $(if $(V),,@echo '  $(1) $(2)')

.PHONY: all run test check tidy docs bless eval bench fuzz install uninstall clean help kb FORCE

all: $(B)/fixtree $(B)/fixtree-import kb

help:
	@sed -n 's/^## //p' Makefile

## make                 build and import kb/
## make run             the same, and open the interface
## make test            all tests that need nothing but a clone
## make check           layers, format, clang-tidy, sizes, comments, generated documentation
## make docs            make docs/fixtree.1 and docs/keys.md anew
## make tidy DEEP=1     clang-tidy alone, its analyzer following calls all the way
## make bless CASE=x    accept what the cases named x put out now
## make eval            the scores on ../shared/eval (only where that lies beside)
## make bench           speed next to raw SQLite and ripgrep
## make fuzz SECONDS=60 clang's libFuzzer on each target of tests/fuzz, so many seconds each
## make MODE=asan test  all tests under AddressSanitizer and UBSan
## make MODE=small test the same with buffers so small that every boundary is crossed
## make CC=clang        build with another compiler, in a folder of its own
## make install         to $(DESTDIR)$(PREFIX), by default /usr/local; make uninstall removes it
## make clean           remove build/

$(B)/fixtree: $(B)/obj/src/cli/main.o $(B)/libfixtree.a
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(call pkg,--libs,$(BROWSE_LIBS)) -lunistring -lm

$(B)/fixtree-import: $(B)/obj/import/main.o $(B)/libimport.a $(B)/libfixtree.a
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(call pkg,--libs,$(IMPORT_LIBS)) -lunistring -lm -pthread

$(B)/libfixtree.a: $(call obj,$(SRC))
$(B)/libimport.a: $(call obj,$(IMP))
$(B)/lib%.a: $(B)/sources
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $(filter %.o,$^)

$(B)/obj/%.o: %.c $(B)/flags | $(GEN)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) $(DEFINES) -MMD -MP -c -o $@ $<

# The installed knowledge base is where `make install` puts it.
$(B)/obj/src/cli/store.o: DEFINES = -DFIXTREE_DATA='"$(PREFIX)/share/fixtree"'
$(B)/obj/src/cli/store.o: $(B)/prefix

# What was said to the compiler, what there was to compile, and for which PREFIX, each in a file
# that is only touched when it changes: a changed flag, a new compiler or a removed file rebuilds.
ifeq ($(filter clean help uninstall,$(MAKECMDGOALS)),)
LIB_CFLAGS := $(call pkg,--cflags,$(IMPORT_LIBS) $(BROWSE_LIBS))
ifneq ($(shell $(PKG_CONFIG) --exists $(IMPORT_LIBS) $(BROWSE_LIBS) && echo yes),yes)
$(error libraries are missing: `sh src/setup.sh install build test` installs them)
endif
endif
$(B)/flags: export STAMP = $(COMPILE) $(LINK) $(shell $(CC) -dumpversion)
$(B)/sources: export STAMP = $(SRC) $(IMP) $(SCREEN_HELP)
$(B)/prefix: export STAMP = $(PREFIX)
$(B)/flags $(B)/sources $(B)/prefix: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$STAMP" | cmp -s - $@ || printf '%s\n' "$$STAMP" >$@

# An SQL file as the bytes of a C array (a string literal may hold 4095 of them only).
$(B)/gen/%.sql.h: src/%.sql
	@mkdir -p $(@D)
	$(Q)od -An -tx1 -v $< | sed 's/ \([0-9a-f][0-9a-f]\)/0x\1,/g' >$@

# The tables of error numbers as C.
$(B)/gen/codes/table.h: src/codes/rows.awk src/codes/table.awk src/codes/families.def $(CODES)
	@mkdir -p $(@D)
	$(call say,GEN,$@)
	$(Q)LC_ALL=C awk -f src/codes/rows.awk src/codes/families.def $(CODES) >$@.rows
	$(Q)LC_ALL=C sort -o $@.rows $@.rows
	$(Q)LC_ALL=C awk -f src/codes/table.awk $@.rows >$@.new && mv $@.new $@

$(B)/gen/search/synonyms.h.inc: src/search/words.awk kb/words/synonyms.tsv
	@mkdir -p $(@D)
	$(Q)LC_ALL=C awk -f src/search/words.awk kb/words/synonyms.tsv >$@.new && mv $@.new $@

# The shipped knowledge base. The importer itself sees what has not changed; a store of an older
# format is made anew. Folders are listed too: the time of one tells that an article was removed.
kb: $(B)/kb.db
$(B)/kb.db: $(B)/fixtree-import $(shell find kb/. 2>/dev/null)
	$(call say,KB,$@)
	$(Q)$(B)/fixtree-import --db $@ kb >$(B)/kb.log 2>&1 || { rm -f $@ && \
	    $(B)/fixtree-import --db $@ kb >$(B)/kb.log 2>&1; } || { cat $(B)/kb.log; exit 1; }

run: all
	$(Q)$(B)/fixtree --db $(B)/kb.db

$(B)/libscreens.a: $(call obj,$(SCREEN_HELP))
$(B)/tests/%: $(B)/obj/tests/%.o $(B)/libscreens.a $(B)/libimport.a $(B)/libfixtree.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ \
	    $(call pkg,--libs,$(TEST_LIBS) $(IMPORT_LIBS) $(BROWSE_LIBS)) -lunistring -lutil -lm

TESTS := $(patsubst %.c,$(B)/%,$(UNIT) $(SCREENS))
test: all $(TESTS)
	$(Q)tests/tools/run-tests $(B) $(TESTS)

bless: all
	$(Q)tests/tools/run-cases --bless $(B) $(CASE)

check: all
	$(Q)BUILD=$(B) tests/tools/check

# The manual page and the table of keys, from what the program says of itself.
docs: all
	$(Q)tests/tools/generate $(B)

# clang-tidy looks again at what was compiled again since: an object knows its headers and flags.
# Its analyzer follows each function's calls a short way; DEEP=1 takes five times as long.
TIDY := $(sort $(wildcard src/*/*.c import/*.c import/*/*.c tests/*/*.c tests/unit/*/*.c))
ANALYZE := $(if $(DEEP),,-Xclang -analyzer-config -Xclang mode=shallow)
tidy: $(TIDY:%=build/tidy$(DEEP)/%.ok)
build/tidy$(DEEP)/%.c.ok: $(B)/obj/%.o .clang-tidy tests/.clang-tidy
	@mkdir -p $(@D)
	$(call say,TIDY,$*.c)
	$(Q)clang-tidy --quiet $*.c -- $(wordlist 2,999,$(COMPILE)) $(ANALYZE) >$@.out 2>$@.err \
	    || { cat $@.out; grep -v 'warnings\? generated' $@.err; exit 1; }
	@touch $@

eval: all
	$(Q)tests/tools/eval $(B)

bench: all
	$(Q)tests/bench/run $(B)

SECONDS ?= 60
FUZZ := $(patsubst tests/fuzz/%.c,build/clang-fuzz/fuzz/%.target,$(sort $(wildcard tests/fuzz/*.c)))
fuzz:
	$(Q)$(MAKE) CC=clang MODE=fuzz $(FUZZ)
	$(Q)tests/fuzz/run build/clang-fuzz $(SECONDS) $(FUZZ)
build/clang-fuzz/fuzz/%.target: $(B)/obj/tests/fuzz/%.o $(B)/libimport.a $(B)/libfixtree.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(call pkg,--libs,$(IMPORT_LIBS)) -lunistring -lm

SHARE := $(DESTDIR)$(PREFIX)/share
install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/fixtree
	install -m 755 $(B)/fixtree $(B)/fixtree-import $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(B)/kb.db $(SHARE)/fixtree
	install -D -m 644 src/cli/completion.bash $(SHARE)/bash-completion/completions/fixtree
	$(if $(wildcard docs/fixtree.1),install -D -m 644 -t $(SHARE)/man/man1 docs/fixtree.1)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/fixtree $(DESTDIR)$(PREFIX)/bin/fixtree-import
	rm -f $(SHARE)/fixtree/kb.db $(SHARE)/man/man1/fixtree.1
	rm -f $(SHARE)/bash-completion/completions/fixtree
	[ ! -d $(SHARE)/fixtree ] || rmdir --ignore-fail-on-non-empty $(SHARE)/fixtree

clean:
	rm -rf build

ifeq ($(filter clean help uninstall,$(MAKECMDGOALS)),)
-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
endif
.SECONDARY:
