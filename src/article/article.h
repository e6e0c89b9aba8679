/*
 * The article model: what a careful technician takes out of a document. Lists are flat and point
 * at each other by number, so they pack, store and print the same way; every item knows the block
 * it was read from and the lines of the source.
 *
 * An article lives in one arena; its texts are borrowed from that arena, from its block tree or
 * from the packed bytes it was unpacked from.
 */
#ifndef ARTICLE_ARTICLE_H
#define ARTICLE_ARTICLE_H

#include "base/arena.h"
#include "base/report.h"
#include "block/block.h"
#include "codes/codes.h"
#include "registry/registry.h"

enum {
    ARTICLE_NONE = -1
}; /* no problem, fix or step: the item belongs to the whole article */

/* Where an item was read. */
struct article_place {
    uint32_t block;          /* index in the body */
    uint32_t line, line_end; /* of the source file, from 1 */
};

/* A problem is a branch: one of several symptoms, or an entry of a page that asks a question. An
 * article about one thing has none; its items belong to the article. */
struct article_problem {
    struct article_place place;
    struct slice label;  /* in the words of the page */
    struct slice target; /* a link to the article or section that deals with it; may be empty */
};

enum article_finding_kind {
#define X(name, key, words) FINDING_##name,
#include "article/findings.def"
#undef X
    FINDING_KINDS
};

/* A block that says something about the problem without telling what to do. */
struct article_finding {
    struct article_place place;
    enum article_finding_kind kind;
    int problem; /* index, or ARTICLE_NONE */
    struct slice text;
};

enum article_fix_kind {
    FIX_RESOLUTION,
    FIX_WORKAROUND,
    FIX_CHECK, /* diagnosis without a repair */
    FIX_KINDS
};

/* A way out. Fixes of one problem are alternatives, in the article's order, unless `follows`. */
struct article_fix {
    struct article_place place;
    enum article_fix_kind kind;
    int problem;            /* index, or ARTICLE_NONE */
    bool follows;           /* done after the fix before it, not instead of it */
    bool recommended;       /* the article says: this one first */
    struct slice title;     /* heading or lead-in */
    struct slice condition; /* "If the server is behind a NAT"; may be empty */
};

/* Steps stand in order; those of one fix are neighbours. */
struct article_step {
    struct article_place place;
    int fix;        /* index */
    uint32_t depth; /* 0, or nested below the nearest earlier step of less depth */
    struct slice text;
};

/* A note, tip or warning that belongs to a fix, or to one step of it. */
struct article_remark {
    struct article_place place;
    enum block_note kind;
    int fix, step; /* index, or ARTICLE_NONE */
    struct slice text;
};

/* A registry setting that a fix has the reader make, check or delete. */
struct article_setting {
    struct article_place place;
    int fix, step; /* index, or ARTICLE_NONE */
    struct registry_setting setting;
};

enum article_shell {
#define X(name, key, words) SHELL_##name,
#include "article/shells.def"
#undef X
    SHELLS
};

/* A command line that a fix has the reader run. */
struct article_command {
    struct article_place place;
    int fix, step; /* index, or ARTICLE_NONE */
    enum article_shell shell;
    struct slice text; /* one line, without a prompt */
};

enum article_action_kind {
#define X(name, key, words) ACTION_##name,
#include "article/actions.def"
#undef X
    ACTION_KINDS
};

/* A service, port, file or policy that a fix touches. */
struct article_action {
    struct article_place place;
    int fix, step; /* index, or ARTICLE_NONE */
    enum article_action_kind kind;
    struct slice object; /* "RasMan", "UDP 1701", "%windir%\\system32\\drivers\\etc\\hosts" */
    struct slice verb;   /* "restart", "open"; may be empty */
};

/* How much a number says about the article. */
enum article_code_role {
    CODE_IN_TITLE,
    CODE_IN_SYMPTOM,
    CODE_IN_CAUSE,
    CODE_IN_FIX,
    CODE_ELSEWHERE,
    CODE_ROLES
};

/* An error number, event or stop code that the article names. */
struct article_code {
    struct article_place place;
    int problem; /* index, or ARTICLE_NONE */
    enum article_code_role role;
    uint32_t value;
    enum code_family family;
    enum code_form form;
    struct slice text;   /* as written */
    struct slice source; /* of an event: "RemoteAccess"; may be empty */
};

/* A link out of the article. */
struct article_link {
    struct article_place place;
    struct slice target; /* as written */
    struct slice text;
};

/* What the front matter says that can tell problems apart: key "category", value "remote-access".
 */
struct article_facet {
    struct slice key, value;
};

/* An abbreviation that the article explains: "Network Load Balancing (NLB)". */
struct article_abbreviation {
    struct slice letters; /* "NLB" */
    struct slice meaning; /* "Network Load Balancing" */
    bool plain;           /* the letters are the first letters of all its words */
};

struct article {
    struct slice title;
    struct slice summary;        /* what it is about in a sentence; may be empty */
    struct slice question;       /* of a page that asks one: "What problem are you having?" */
    struct slice date;           /* as written; may be empty */
    struct slice url;            /* where it was published; may be empty */
    struct slice format;         /* "markdown", "html", "text" */
    LIST(struct slice) kb;       /* its own article numbers, digits only */
    LIST(struct slice) products; /* as its "Applies to" line has them */
    LIST(struct slice) sources;  /* where its facts come from, as its "Sources" name them */
    LIST(struct article_facet) facets;
    LIST(struct article_problem) problems;
    LIST(struct article_finding) findings;
    LIST(struct article_fix) fixes;
    LIST(struct article_step) steps;
    LIST(struct article_remark) remarks;
    LIST(struct article_setting) settings;
    LIST(struct article_command) commands;
    LIST(struct article_action) actions;
    LIST(struct article_code) codes;
    LIST(struct article_link) links;
    LIST(struct article_abbreviation) abbreviations;
    struct block *body; /* numbered */
};

/* The name of a fix's kind ("workaround"), and the short names of the other kinds. Static. */
const char *article_fix_kind_name(enum article_fix_kind kind);
const char *article_finding_name(enum article_finding_kind kind);
const char *article_shell_name(enum article_shell shell);
const char *article_action_name(enum article_action_kind kind);
const char *article_code_role_name(enum article_code_role role);

/*
 * Checks the model: numbers in range, steps of a fix together, depths that rise by one, texts
 * valid UTF-8, places inside the body. STATUS_OK, or STATUS_FAULTS with the first offence.
 */
enum status article_check(const struct article *article, struct error *error) ATTR_MUST_USE;

/* Adds the article as text for people and tests, item by item, each with its lines. */
void article_dump(struct buf *out, const struct article *article);

/* Adds the article, body included, as bytes for a pipe. */
void article_pack(struct buf *out, const struct article *article);

/* Reads what article_pack() wrote into `*article`, but for the body: `*body` is that as
 * block_pack() wrote it, not looked into, and `article->body` is NULL. Memory in `arena`, texts and
 * body borrowed from `bytes`. Total; false, with `*article` in any state, where the bytes are no
 * sound article. */
bool article_unpack(
    struct article *article, struct arena *arena, struct slice bytes, struct slice *body);

/* The same where `bytes` end before the body. Whether its places lie inside that is not known. */
bool article_unpack_lists(struct article *article, struct arena *arena, struct slice bytes);

#endif
