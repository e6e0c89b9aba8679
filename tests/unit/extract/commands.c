/* What is a command line, and which lines of a block are. */
#include "import/extract/command_lines.h"
#include "import/extract/context.h"
#include "tests/unit/extract/article.h"

static void is(const char *text, bool command) {
    if (command_is(slice_of(text)) != command)
        fail_msg("\"%s\" is %s command", text, command ? "no" : "taken for a");
}

static void command_lines(void **state) {
    (void)state;
    is("netsh interface show interface", true);
    is("Get-Service -Name Spooler", true);
    is("$x = 1", true);
    is("mytool --verbose file", true);
    is("setup.exe", true);
    is("ncpa.cpl", true);
    is("Set your policy", false);
    is("Set maxsize (below) to the largest that ping -f reports", false);
    is("Service Packs", false);
    is("IP address appears", false);
    is("include /etc/site/site.conf;", false);
    is("mytool /all", true);
    is("terraform {", false);
    is("diff --git a/x b/x", false);
    is("Chmod 700 ~/.ssh", true);
    is("PortQry at a glance", false);
    is("Netdom utility, and the rest", false);
    is("HKLM\\SOFTWARE\\Example", false);
    is("https://example.com/x", false);
    is("", false);
}

/* The commands of an article below "## Resolution", a line each. */
static void runs(const char *steps, const char *expected) {
    struct buf text = {0}, got = {0};
    buf_printf(&text, "# A title\n\n## Resolution\n\n%s\n", steps);
    struct read *read = read_article(buf_string(&text));
    for (size_t i = 0; i < read->article.commands.count; i++)
        buf_printf(&got, "%.*s\n", SLICE_ARGS(read->article.commands.items[i].text));
    assert_buf(got, expected);
    read_done(read);
    buf_fini(&text);
    buf_fini(&got);
}

static void blocks(void **state) {
    (void)state;
    runs("Run:\n\n```cmd\nnet stop spooler\nnet start spooler\n```",
        "net stop spooler\nnet start spooler\n");
    runs("Run:\n\n```console\nC:\\>ipconfig /all\nName: Ethernet\n```", "ipconfig /all\n");
    runs("Run:\n\n```bash\nls \\\n  -l\n```", "ls -l\n");
    runs("Run:\n\n```powershell\n# Which services run?\nGet-Service |\n  Sort-Object\n```",
        "Get-Service | Sort-Object\n");
    runs("Run:\n\n```sql\nSELECT name\nFROM jobs\nGO\n```", "SELECT name FROM jobs\n");
}

static void named_and_spelled_out(void **state) {
    (void)state;
    runs("Run the [az thing show](x) command:\n\n```azurecli\naz thing show --name <name>\n```",
        "az thing show --name <name>\n");
    runs("Run `net stop spooler`, and then this:\n\n```cmd\nnet start spooler\n```",
        "net stop spooler\nnet start spooler\n");
}

static void output(void **state) {
    (void)state;
    runs("Run:\n\n```bash\nX=$(hostname)\nlsblk -f\nNAME   FSTYPE   LABEL\n./go \"$X\"\n```",
        "X=$(hostname)\nlsblk -f\n./go \"$X\"\n");
    runs("Check the output:\n\nThe output resembles the following:\n\n```output\nnet start\n```",
        "");
    runs("Look:\n\n```console\n[    0.29] disk found\n10/31/2019 2:59 it ran\nat Net.Get(x)\n```",
        "");
    runs("Set this:\n\n```json\n{ \"net\": 1 }\n```", "");
}

static void joined_lines(void **state) {
    (void)state;
    runs("Run:\n\n```powershell\n$p = @{\n  Name = 'x' # whose\n  Size = 2\n}\nNew-Thing @p\n```",
        "$p = @{ Name = 'x'; Size = 2 }\nNew-Thing @p\n");
    runs("Run:\n\n```powershell\nGet-Thing | ForEach-Object {\n  Stop-Thing $_\n  Start-Thing "
         "$_\n}\n```",
        "Get-Thing | ForEach-Object { Stop-Thing $_; Start-Thing $_ }\n");
    runs("Run:\n\n```powershell\nSelect-Thing -Property Id,\n  Name\nSet-Thing -Name x\n  -Size "
         "2\n```",
        "Select-Thing -Property Id, Name\nSet-Thing -Name x -Size 2\n");
    runs("Run:\n\n```bash\nkubectl get `cat name`\nNAME\nls\n```", "kubectl get `cat name`\nls\n");
    runs("Run:\n\n```cmd\nreg add HKLM\\X\n  /v N /d 1\ncd \\\ndir C:\\Temp\\\nnet start ^\n  "
         "x\n```",
        "reg add HKLM\\X /v N /d 1\ncd \\\ndir C:\\Temp\\\nnet start x\n");
}

static void branches_of_scripts(void **state) {
    (void)state;
    runs("Run:\n\n```powershell\nforeach ($t in $things) {\n  Stop-Thing $t\n}\ntry\n```",
        "Stop-Thing $t\n");
    runs("Run:\n\n```bash\nfor f in *; do rm $f; done\nif [ -f x ]; then\n  rm x\nfi\n```",
        "for f in *; do rm $f; done\nrm x\n");
}

static void prompts_in_blocks(void **state) {
    (void)state;
    runs("Run:\n\n```console\n[root@node7 ~]# lsblk\nNAME  SIZE\nsda   64G\n```", "lsblk\n");
    runs("Run:\n\n```bash\nme@node7:~$ ./check now\nall is well\n```", "./check now\n");
    runs("Run:\n\n```\n# lsblk -f\nNAME  SIZE\nsda   64G\n```", "lsblk -f\n");
    runs("Run:\n\n```\nswitch7(config)# show vlan\nVLAN Name\n```", "show vlan\n");
    runs("Run:\n\n```console\n>netsh int show interface\n```", "netsh int show interface\n");
    runs("Run:\n\n```bash\n$ # first of all\n$ ls\n```", "ls\n");
    runs("Run:\n\n```bash\n# mount points of the node\nls\n```", "ls\n");
}

static void in_sentences(void **state) {
    (void)state;
    runs("Click **Start**, click **Run**, type regedit, and then click **OK**.", "regedit\n");
    runs("Run `gpupdate /force`.", "gpupdate /force\n");
    runs("Run the cmdlet `PS C:\\> Get-Disk -Number 1`.", "Get-Disk -Number 1\n");
    runs("Run the mountvol /r command.", "mountvol /r\n");
    runs("Run the following query: `DELETE FROM flag WHERE code = 'a';`",
        "DELETE FROM flag WHERE code = 'a';\n");
    runs("Use the **Copy settings to all users** policy.", "");
    runs("Don't run `format c: /q` here.", "");
    runs(
        "On the computer on which you run the `Get-Disk -Number 1` command, run `gpupdate /force`.",
        "gpupdate /force\n");
}

static void in_notes(void **state) {
    (void)state;
    runs("Stop it.\n\n> [!NOTE]\n> To see more, run `net view /all`.", "net view /all\n");
    runs("Stop it.\n\n> [!NOTE]\n> The `net view /all` command does nothing here.", "");
}

static void prompts(void **state) {
    (void)state;
    enum article_shell shell = SHELL_UNKNOWN;
    assert_int_equal(command_prompt(SLICE("PS C:\\Users> dir"), &shell), 13);
    assert_int_equal(shell, SHELL_POWERSHELL);
    assert_int_equal(command_prompt(SLICE("$ ls"), &shell), 2);
    assert_int_equal(shell, SHELL_BASH);
    assert_int_equal(command_prompt(SLICE("dir > list.txt"), &shell), 0);
}

/* Blocks of other makers: what a file holds, text that a command brings along, source code. */
static void blocks_of_other_makers(void **state) {
    (void)state;
    runs("Run:\n\n```bash\ncat <<'EOF' > /etc/x.conf\nrm is a word\nEOF\nsysctl -p\n```",
        "cat <<'EOF' > /etc/x.conf\nsysctl -p\n");
    runs("Run:\n\n```bash\napt-get update &&\n  apt-get upgrade\n```",
        "apt-get update && apt-get upgrade\n");
    runs("Add these lines to the file:\n\n```shell\nX_CONF=/etc/x\nY_CONF=/etc/y\n```", "");
    runs("Run:\n\n```shell\nX_NAME=web\nuseradd \"$X_NAME\"\n```",
        "X_NAME=web\nuseradd \"$X_NAME\"\n");
    runs("Run:\n\n```cmd\n0.0.0.0:80->80/tcp\nport is what is open\n```", "");
    runs("Run:\n\n```console\nPOOL_OK\n```", "");
    runs("Run:\n\n```console\n<Sites>\n<Site name=\"a\" />\n```", "");
    runs("Run:\n\n```powershell\nusing System.Net;\nrules.Add(rule);\n```", "");
    runs("Run:\n\n```bash\nDebian: service cups restart\n```", "service cups restart\n");
    runs("1. Run this:\n\n   ```\n   service x stop, or systemctl stop x if you have it\n   ```",
        "service x stop\nsystemctl stop x\n");
    runs("1. Type the following command:\n\n   **gitlab-ctl status**", "gitlab-ctl status\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_of_other_makers),
        cmocka_unit_test(command_lines),
        cmocka_unit_test(blocks),
        cmocka_unit_test(named_and_spelled_out),
        cmocka_unit_test(output),
        cmocka_unit_test(joined_lines),
        cmocka_unit_test(branches_of_scripts),
        cmocka_unit_test(prompts_in_blocks),
        cmocka_unit_test(in_sentences),
        cmocka_unit_test(in_notes),
        cmocka_unit_test(prompts),
    };
    return RUN_TESTS(tests);
}
