/* Services, ports and the like that steps act on. */
#include "tests/unit/extract/article.h"

/* The actions of an article below "## Resolution", a line each: "verb object". */
static void acts(const char *steps, const char *expected) {
    struct buf text = {0}, got = {0};
    buf_printf(&text, "# A title\n\n## Resolution\n\n%s\n", steps);
    struct read *read = read_article(buf_string(&text));
    for (size_t i = 0; i < read->article.actions.count; i++) {
        const struct article_action *action = &read->article.actions.items[i];
        buf_printf(&got, "%.*s %.*s\n", SLICE_ARGS(action->verb), SLICE_ARGS(action->object));
    }
    assert_buf(got, expected);
    read_done(read);
    buf_fini(&text);
    buf_fini(&got);
}

static void ports(void **state) {
    (void)state;
    acts("Open UDP port 500 and UDP port 4500.", "open UDP 500\nopen UDP 4500\n");
    acts("Open TCP ports 25, 587, and 993 on the firewall.",
        "open TCP 25\nopen TCP 587\nopen TCP 993\n");
    acts("Allow TCP and UDP port 464.", "open TCP 464\nopen UDP 464\n");
    acts("Allow TCP 80 and UDP 123.", "open TCP 80\nopen UDP 123\n");
    acts("Make sure that IP protocol 47 and TCP port 1723 pass.",
        "open IP protocol 47\nopen TCP 1723\n");
}

static void ports_before_their_protocol(void **state) {
    (void)state;
    acts("Allow port 443 (TCP) and port 53 (UDP).", "open TCP 443\nopen UDP 53\n");
    acts("Allow 3389/TCP and 3391/UDP.", "open TCP 3389\nopen UDP 3391\n");
    acts("Allow TCP/UDP 53.", "open TCP 53\nopen UDP 53\n");
}

static void ports_without_a_protocol(void **state) {
    (void)state;
    acts("Open ports 80 and 8530 in the firewall.", "open port 80\nopen port 8530\n");
    acts("Use the tool to query port 135.", "");
}

static void ranges_of_ports(void **state) {
    (void)state;
    acts("Open TCP ports 49152-65535.", "open TCP 49152-65535\n");
    acts("Open the TCP ports between 5000 and 5100.", "open TCP 5000-5100\n");
    acts("Open TCP ports 5000 to 5100 and 6000.", "open TCP 5000-5100\nopen TCP 6000\n");
}

static void services(void **state) {
    (void)state;
    acts("Stop the Print Spooler service and the Netlogon service.",
        "stop Print Spooler\nstop Netlogon\n");
    acts("Restart the **Routing and Remote Access** service.",
        "restart Routing and Remote Access\n");
    acts("Stop the DNS client service.", "stop DNS client\n");
    acts("Use the Services snap-in to start Example Queue service.", "");
    acts("Select the Start menu, and then select Example service.", "");
}

static void files(void **state) {
    (void)state;
    acts("Edit C:\\Program Files\\Site\\web.config.", " C:\\Program Files\\Site\\web.config\n");
    acts("Copy C:\\Program Files (x86)\\Acme Site\\x.log. Then open C:\\Temp Folders and wait.",
        " C:\\Program Files (x86)\\Acme Site\\x.log\n C:\\Temp\n");
    acts("Open C:\\\\<folder>\\site.log.", " C:\\<folder>\\site.log\n");
    acts("Type C:\\>dir at the prompt.", "");
}

static void other_numbers(void **state) {
    (void)state;
    acts("Set the retries of TCP/IP to 4 and the time to 5.", "");
    acts("Select the TCP tab, and then restart 2 queues.", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ports),
        cmocka_unit_test(ports_before_their_protocol),
        cmocka_unit_test(ports_without_a_protocol),
        cmocka_unit_test(ranges_of_ports),
        cmocka_unit_test(services),
        cmocka_unit_test(files),
        cmocka_unit_test(other_numbers),
    };
    return RUN_TESTS(tests);
}
