/* What stands before and behind the fixes: of the whole article, and of one of its problems. */
#include "tests/unit/sheet/sheets.h"

static struct article *two_problems(void) {
    struct article *article = arena_alloc(arena, sizeof *article);
    const char *const labels[] = {"The line is dead", "The line is slow"};
    article->title = SLICE("The line");
    *LIST_ADD(arena, &article->kb) = SLICE("4711");
    *LIST_ADD(arena, &article->products) = SLICE("Windows 11");
    *LIST_ADD(arena, &article->products) = SLICE("Windows 10");
    for (int i = 0; i < 2; i++) {
        *LIST_ADD(arena, &article->problems) =
            (struct article_problem){.label = slice_of(labels[i])};
        *LIST_ADD(arena, &article->findings) = (struct article_finding){
            .kind = FINDING_CAUSE, .problem = i, .text = i ? SLICE("Rain.") : SLICE("A rat.")};
    }
    *LIST_ADD(arena, &article->findings) = (struct article_finding){
        .kind = FINDING_CAUSE, .problem = ARTICLE_NONE, .text = SLICE("It is old.")};
    *LIST_ADD(arena, &article->findings) = (struct article_finding){
        .kind = FINDING_VERIFY, .problem = 1, .text = SLICE("Measure it.")};
    return article;
}

static void a_problem_has_its_own_and_what_is_of_all(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(two_problems());
    struct layout *layout = layout_of_width(60);
    subject.problem = 1;
    sheet_overview(layout, &subject);
    assert_slice(printed(layout), "The line\n"
                                  "The line is slow\n"
                                  "\n"
                                  "Article     KB4711\n"
                                  "Applies to  Windows 11, Windows 10\n"
                                  "\n"
                                  "Cause\n"
                                  "* Rain.\n"
                                  "* It is old.\n");
    subject.problem = 0;
    layout = layout_of_width(60);
    sheet_after(layout, &subject);
    assert_slice(printed(layout), "");
}

static void what_is_to_be_verified_has_a_box(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(two_problems());
    struct layout *layout = layout_of_width(60);
    subject.boxes = true;
    sheet_after(layout, &subject);
    assert_slice(printed(layout), "How to check that it worked\n[ ] Measure it.\n");
}

/* The answers of a page that asks are no symptoms of one problem. */
static void a_page_that_asks_shows_its_question(void **state) {
    (void)state;
    struct article *article = two_problems();
    struct sheet_subject subject = subject_of(article);
    struct layout *layout = layout_of_width(60);
    article->question = SLICE("What is wrong with it?");
    article->findings.count = article->kb.count = article->products.count = 0;
    *LIST_ADD(arena, &article->findings) = (struct article_finding){
        .kind = FINDING_SYMPTOM, .problem = 0, .text = SLICE("The line is dead")};
    sheet_overview(layout, &subject);
    assert_slice(printed(layout), "The line\n"
                                  "What is wrong with it?\n"
                                  "* The line is dead\n"
                                  "* The line is slow\n");
}

/* The title names the numbers of all branches; each branch names its own, in its heading alone. */
static void a_branch_has_its_own_numbers(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(
        article_of("# Error 741, 742 or 720: no encryption\n\n## Error 741\n\nIt is weak.\n\n"
                   "### Resolution\n\n1. Do A.\n\n## Error 742\n\nThe other is weak.\n\n"
                   "### Resolution\n\n1. Do B.\n"));
    for (subject.problem = 0; subject.problem < 2; subject.problem++) {
        struct layout *layout = layout_of_width(60);
        sheet_overview(layout, &subject);
        struct slice text = printed(layout);
        ptrdiff_t numbers = slice_find(text, SLICE("Error numbers"));
        assert_int_not_equal(numbers, SLICE_NONE);
        text = slice_from(text, (size_t)numbers);
        assert_int_equal(slice_find(text, SLICE("741")) == SLICE_NONE, subject.problem == 1);
        assert_int_equal(slice_find(text, SLICE("742")) == SLICE_NONE, subject.problem == 0);
        assert_int_not_equal(slice_find(text, SLICE("720")), SLICE_NONE); /* of no branch: of all */
    }
}

static void numbers_are_explained_once(void **state) {
    (void)state;
    struct article *article = arena_alloc(arena, sizeof *article);
    struct sheet_subject subject = subject_of(article);
    struct layout *layout = layout_of_width(100);
    const enum code_family families[] = {FAMILY_ANY, FAMILY_ANY, FAMILY_EVENT, FAMILY_ANY};
    const uint32_t values[] = {5, 5, 20227, 6};
    article->title = SLICE("Numbers");
    for (size_t i = 0; i < 4; i++)
        *LIST_ADD(arena, &article->codes) = (struct article_code){.problem = ARTICLE_NONE,
            .role = i < 3 ? CODE_IN_SYMPTOM : CODE_ELSEWHERE,
            .value = values[i],
            .family = families[i],
            .source = i == 2 ? SLICE("RasClient") : SLICE("")};
    sheet_overview(layout, &subject);
    struct slice text = printed(layout);
    assert_int_equal(times(text, "5 (0x00000005, HRESULT 0x80070005, -2147024891)"), 1);
    assert_has(text, "ERROR_ACCESS_DENIED");
    assert_has(text, "* Event 20227 (RasClient)\n");
    assert_lacks(text, "0x00000006");
}

static void the_whole_article_is_as_it_was_written(void **state) {
    (void)state;
    struct sheet_subject subject = subject_of(article_of("# The page is empty\n\n"
                                                         "It is.\n\n"
                                                         "## More\n\n"
                                                         "- One\n"));
    struct layout *layout = layout_of_width(60);
    sheet_article(layout, &subject);
    assert_slice(printed(layout), "The page is empty\nIt is.\n\nMore\n* One\n");
}

static void fixes_are_listed_by_their_numbers(void **state) {
    (void)state;
    struct article *article = arena_alloc(arena, sizeof *article);
    struct sheet_subject subject = subject_of(article);
    struct layout *layout = layout_of_width(60);
    for (int i = 0; i < 3; i++)
        *LIST_ADD(arena, &article->fixes) = (struct article_fix){.problem = i == 1,
            .kind = i == 2 ? FIX_WORKAROUND : FIX_RESOLUTION,
            .recommended = i == 2,
            .title = SLICE("Method 9: Turn it off")};
    subject.problem = 0;
    sheet_fix_list(layout, &subject);
    assert_slice(printed(layout), "1. Turn it off\n3. Turn it off  workaround, recommended\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_problem_has_its_own_and_what_is_of_all),
        TEST(what_is_to_be_verified_has_a_box),
        TEST(a_page_that_asks_shows_its_question),
        TEST(a_branch_has_its_own_numbers),
        TEST(numbers_are_explained_once),
        TEST(the_whole_article_is_as_it_was_written),
        TEST(fixes_are_listed_by_their_numbers),
    };
    return RUN_TESTS(tests);
}
