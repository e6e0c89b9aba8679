# fixtree. `make` builds build/release; `make MODE=asan` builds build/asan with the sanitizers.
# README.md has the two commands that do everything; `make help` lists the rest.

MODE ?= release
B := build/$(MODE)

CC ?= gcc
PKG_CONFIG ?= pkg-config
PREFIX ?= /usr/local

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla -Wmissing-prototypes -Wstrict-prototypes
ifeq ($(CI),true)
WARN += -Werror
endif
CFLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
CFLAGS_asan := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
LDFLAGS_asan := -fsanitize=address,undefined
# Shrunk constants: every buffer boundary is crossed by small inputs.
CFLAGS_small := $(CFLAGS_asan) -DARENA_CHUNK=64 -DBUF_FIRST=4
LDFLAGS_small := $(LDFLAGS_asan)
ifeq ($(CFLAGS_$(MODE)),)
$(error MODE is release, asan or small)
endif

VERSION := 0.1.0
CPPFLAGS += -D_GNU_SOURCE -DFIXTREE_VERSION='"$(VERSION)"' -Isrc -I. -I$(B)/gen
CFLAGS := -std=c17 $(WARN) $(CFLAGS_$(MODE)) $(CFLAGS)
LDFLAGS := $(LDFLAGS_$(MODE)) -Wl,-z,relro $(LDFLAGS)

BROWSE_LIBS := ncursesw sqlite3 jansson
IMPORT_LIBS := libxml-2.0 md4c yaml-0.1 sqlite3 jansson
TEST_LIBS := cmocka vterm
pkg = $(shell $(PKG_CONFIG) $(1) $(2) 2>/dev/null)

# What is there is what is built: no list of files to keep.
SRC := $(filter-out src/cli/main.c,$(sort $(wildcard src/*/*.c)))
IMP := $(filter-out import/main.c,$(sort $(wildcard import/*/*.c)))
UNIT := $(sort $(wildcard tests/unit/*/*.c))
SCREEN_HELP := tests/screens/vt.c tests/screens/engine.c
SCREENS := $(filter-out $(SCREEN_HELP),$(sort $(wildcard tests/screens/*.c)))
obj = $(patsubst %.c,$(B)/obj/%.o,$(1))
CODES := $(sort $(wildcard kb/codes/*.tsv))
GEN := $(B)/gen/store/schema.sql.h $(B)/gen/codes/table.h $(B)/gen/search/synonyms.h.inc

Q := $(if $(V),,@)
say = $(if $(V),,@echo '  $(1) $(2)')

.PHONY: all run test check bless clean help kb

all: $(B)/fixtree $(B)/fixtree-import kb

help:
	@sed -n 's/^## //p' Makefile

## make                 build and import kb/
## make run             the same, and open the interface
## make test            all tests that need nothing but a clone
## make check           layers, format, clang-tidy, generated documentation
## make bless CASE=x    accept what the cases named x put out now
## make eval            the scores on ../shared/eval (only where that lies beside)
## make bench           speed next to raw SQLite and ripgrep
## make MODE=asan test  all tests under AddressSanitizer and UBSan
## make clean           remove build/

$(B)/fixtree: $(B)/obj/src/cli/main.o $(B)/libfixtree.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(call pkg,--libs,$(BROWSE_LIBS)) -lunistring -lm

$(B)/fixtree-import: $(B)/obj/import/main.o $(B)/libimport.a $(B)/libfixtree.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(call pkg,--libs,$(IMPORT_LIBS)) -lunistring -lm

$(B)/libfixtree.a: $(call obj,$(SRC))
$(B)/libimport.a: $(call obj,$(IMP))
$(B)/lib%.a:
	$(call say,AR,$@)
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/obj/%.o: %.c Makefile | $(GEN)
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(call pkg,--cflags,$(IMPORT_LIBS) $(BROWSE_LIBS)) $(CFLAGS) -MMD -MP -c -o $@ $<

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

# The shipped knowledge base. The importer itself sees what has not changed.
kb: $(B)/kb.db
$(B)/kb.db: $(B)/fixtree-import $(shell find kb -type f 2>/dev/null)
	$(call say,KB,$@)
	$(Q)$(B)/fixtree-import --db $@ kb >$(B)/kb.log 2>&1 || { cat $(B)/kb.log; exit 1; }

run: all
	$(Q)$(B)/fixtree --db $(B)/kb.db

$(B)/libscreens.a: $(call obj,$(SCREEN_HELP))
$(B)/tests/%: $(B)/obj/tests/%.o $(B)/libscreens.a $(B)/libimport.a $(B)/libfixtree.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ \
	    $(call pkg,--libs,$(TEST_LIBS) $(IMPORT_LIBS) $(BROWSE_LIBS)) -lunistring -lutil -lm

TESTS := $(patsubst %.c,$(B)/%,$(UNIT) $(SCREENS))
test: all $(TESTS)
	$(Q)tests/tools/run-tests $(B) $(TESTS)

bless: all
	$(Q)tests/tools/run-cases --bless $(B) $(CASE)

check:
	$(Q)tests/tools/check

clean:
	rm -rf build

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
.SECONDARY:
