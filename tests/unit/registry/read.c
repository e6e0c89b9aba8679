#include "registry/registry.h"
#include "tests/unit/test.h"

/* A setting on one line: "set HKEY_...\A "name" REG_DWORD =1". */
static void dump(void *context, const struct registry_setting *setting) {
    static const char *const ops[] = {"set", "create", "delete", "look"};
    struct buf *out = context;
    buf_printf(out, "%s %.*s", ops[setting->op], SLICE_ARGS(setting->key));
    if (setting->has_name && setting->is_default)
        buf_add_string(out, " @");
    else if (setting->has_name)
        buf_printf(out, " \"%.*s\"", SLICE_ARGS(setting->name));
    if (setting->type)
        buf_printf(out, " %s", registry_type_name(setting->type));
    if (setting->has_data)
        buf_printf(out, " =%.*s", SLICE_ARGS(setting->data));
    buf_add_char(out, '\n');
    assert_true(setting->name.at && setting->data.at);
    assert_true(setting->has_name || setting->name.len + setting->is_default == 0);
    assert_true(setting->has_data || setting->data.len == 0);
}

static void reads(const char *text, const char *expected) {
    struct arena *arena = arena_new();
    struct buf out = {0};
    size_t lines = 0, count = registry_read_code(arena, slice_of(text), dump, &out);
    assert_buf(out, expected);
    for (size_t i = 0; i < out.len; i++)
        lines += out.at[i] == '\n';
    assert_int_equal(count, lines);
    buf_fini(&out);
    arena_free(arena);
}

#define LM "HKEY_LOCAL_MACHINE\\"

static void reg_file(void **state) {
    (void)state;
    reads("Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A b]\r\n"
          "; \"no\"=dword:1\r\n\"N\\\\ \\\"x\\\"\"=\"C:\\\\dir\\\\\"\r\n@=\"d\"\r\n"
          "\"One\"=dword:0000000a ; ten\r\n\"Gone\"=-\r\n",
        "set " LM "A b \"N\\ \"x\"\" REG_SZ =C:\\dir\\\n"
        "set " LM "A b @ REG_SZ =d\n"
        "set " LM "A b \"One\" REG_DWORD =10\n"
        "delete " LM "A b \"Gone\"\n");
    reads("[HKLM\\A]\n\"B\"=dword:1\n[-HKLM\\C]\n\"lost\"=\"x\"\n",
        "set " LM "A \"B\" REG_DWORD =1\ndelete " LM "C\n");
}

static void reg_file_hex(void **state) {
    (void)state;
    reads("[HKLM\\A]\n\"B\"=hex:DE,ad\n\"S\"=hex(1):e4,00,00,00\n"
          "\"E\"=hex(2):25,00,54,00,25,\\\n  00,00,00\n\"M\"=hex(7):61,00,00,00,62,00,00,00,\\\n"
          "  00,00\n\"D\"=hex(4):02,01,00,00\n\"Q\"=hex(b):ef,cd,ab,89,67,45,23,01\n"
          "\"N\"=hex(0):\n\"R\"=hex(8):01\n\"P\"=hex(1):3d,d8,00,de,00,00\n",
        "set " LM "A \"B\" REG_BINARY =de,ad\n"
        "set " LM "A \"S\" REG_SZ =\u00e4\n"
        "set " LM "A \"E\" REG_EXPAND_SZ =%T%\n"
        "set " LM "A \"M\" REG_MULTI_SZ =a\\0b\n"
        "set " LM "A \"D\" REG_DWORD =258\n"
        "set " LM "A \"Q\" REG_QWORD =81985529216486895\n"
        "set " LM "A \"N\" REG_NONE =\n"
        "set " LM "A \"R\" =01\n"
        "set " LM "A \"P\" REG_SZ =\U0001f600\n");
    reads("REGEDIT4\n[HKLM\\A]\n\"E\"=hex(2):25,54,25,00\n\"X\"=hex(2):e4,00\n",
        "set " LM "A \"E\" REG_EXPAND_SZ =%T%\nset " LM "A \"X\" REG_EXPAND_SZ\n");
}

/* What cannot be decoded has no data, so that nothing wrong can be made of it. */
static void reg_file_broken_data(void **state) {
    (void)state;
    reads("[HKLM\\A]\n\"a\"=hex(2):25\n\"b\"=hex(1):00,d8\n\"c\"=hex(1):61,00,00,00,62,00\n"
          "\"d\"=hex(7):5c,00,30,00,00,00,00,00\n\"e\"=dword:123456789\n\"f\"=dword:xyz\n"
          "\"g\"=hex:1\n\"h\"=\"open\n\"i\"=hex(4):01\n\"j\"=hex(7):00,00,61,00,00,00\n",
        "set " LM "A \"a\" REG_EXPAND_SZ\nset " LM "A \"b\" REG_SZ\nset " LM "A \"c\" REG_SZ\n"
        "set " LM "A \"d\" REG_MULTI_SZ\nset " LM "A \"e\" REG_DWORD\nset " LM "A \"f\" REG_DWORD\n"
        "set " LM "A \"g\" REG_BINARY\nset " LM "A \"h\" REG_SZ\nset " LM "A \"i\" REG_DWORD\n"
        "set " LM "A \"j\" REG_MULTI_SZ\n");
}

/* As articles have it: no header, no quotes, one line, a missing or broken bracket. */
static void reg_file_dirt(void **state) {
    (void)state;
    reads("[HKLM\\A] Use=dword:1\n[HKLM\\B] @=\"x\"[HKLM\\C]\n  Disable = dword:0x10\n",
        "set " LM "A \"Use\" REG_DWORD =1\nset " LM "B @ REG_SZ =x\n"
        "set " LM "C \"Disable\" REG_DWORD =16\n");
    reads("[HKLM\\A\\\n{0002}] \"a\"=dword:1\n[HKLM\\Open\n\"b\"=dword:2\n[HKLM\\C\\]\nc=\"d\"\n",
        "set " LM "A\\{0002} \"a\" REG_DWORD =1\nset " LM "Open \"b\" REG_DWORD =2\n"
        "set " LM "C \"c\" REG_SZ =d\n");
    reads("[HKLM\\A[1]]\n\u201cx\u201d=\u201cy\u201d\n\u00a0\"z\"\u200b=\"C:\\dir\"\n",
        "set " LM "A[1] \"x\" REG_SZ =y\nset " LM "A[1] \"z\" REG_SZ =C:\\dir\n");
    reads("[section]\na=1\n\"b\"=dword:1\n[HKLM\\A]\nplain text = here\nx y\n", "");
}

/* A section without values creates its key, but only a header tells it from a mere mention. */
static void reg_file_empty_sections(void **state) {
    (void)state;
    reads("Windows Registry Editor Version 5.00\n[HKLM\\A]\n[HKLM\\B]\n\"c\"=\"\"\n[HKLM\\D]",
        "create " LM "A\nset " LM "B \"c\" REG_SZ =\ncreate " LM "D\n");
    reads("[HKLM\\A]\n[HKLM\\B]\n", "");
}

static void reg_exe(void **state) {
    (void)state;
    reads("reg add \"HKLM\\A b\" /v N /t REG_DWORD /d 0x1 /f",
        "set " LM "A b \"N\" REG_DWORD =0x1\n");
    reads("REG.EXE ADD HKLM\\A /f /d \"x y\" -t reg_sz /V \"a b\"",
        "set " LM "A \"a b\" REG_SZ =x y\n");
    reads("reg add HKLM\\A /v N /d x", "set " LM "A \"N\" REG_SZ =x\n");
    reads("reg add HKLM\\A /ve /d x", "set " LM "A @ REG_SZ =x\n");
    reads("reg add HKLM\\A /d x", "set " LM "A @ REG_SZ =x\n");
    reads("reg add HKLM\\A /v N /t REG_DWORD", "set " LM "A \"N\" REG_DWORD\n");
    reads("reg add HKLM\\A /f", "create " LM "A\n");
    reads("reg add HKLM\\A /v \"(Default)\" /d x", "set " LM "A @ REG_SZ =x\n");
    reads("reg delete HKLM\\A /v N /f", "delete " LM "A \"N\"\n");
    reads("reg delete HKLM\\A /f", "delete " LM "A\n");
    reads("reg delete HKLM\\A /va /f", "");
    reads("reg query HKLM\\A /v N", "look " LM "A \"N\"\n");
    reads("reg query HKLM\\A /s /d /f x", "look " LM "A\n");
    reads("reg query HKLM\\A /ve", "look " LM "A @\n");
    reads("reg export HKLM\\A x.reg /y\nreg load HKLM\\A x", "");
    reads("reg add\nreg add /v x /d y\nreg\nregister add HKLM\\A /v x /d y", "");
}

static void reg_exe_quoting(void **state) {
    (void)state;
    reads("reg add HKLM\\A /v D /d \"C:\\dir\\\\\" /f", "set " LM "A \"D\" REG_SZ =C:\\dir\\\n");
    reads("reg add HKLM\\A /v D /d \"a \\\"b\\\" \\\\\\\"c\" /f",
        "set " LM "A \"D\" REG_SZ =a \"b\" \\\"c\n");
    reads("reg add HKLM\\A /v D /t REG_EXPAND_SZ /d \"%SystemRoot%\\x\"",
        "set " LM "A \"D\" REG_EXPAND_SZ =%SystemRoot%\\x\n");
    reads(
        "reg add HKLM\\A /v D /d ^%SystemRoot^%\\x", "set " LM "A \"D\" REG_SZ =%SystemRoot%\\x\n");
    reads("reg add HKLM\\A /v D /d \"%%TEMP%%\"", "set " LM "A \"D\" REG_SZ =%TEMP%\n");
    reads("reg add HKLM\\A /v D /t REG_MULTI_SZ /d \"a\\0b\"",
        "set " LM "A \"D\" REG_MULTI_SZ =a\\0b\n");
    reads("reg add HKLM\\A /v D /t REG_MULTI_SZ /s , /d a,b",
        "set " LM "A \"D\" REG_MULTI_SZ =a\\0b\n");
    reads("reg add HKLM\\A /v D /s , /d a,b", "set " LM "A \"D\" REG_SZ =a,b\n");
    reads("reg add HKLM\\A /v D /d \"\" /f", "set " LM "A \"D\" REG_SZ =\n");
    reads("reg add HKLM\\A /v D /d /f /f", "set " LM "A \"D\" REG_SZ =/f\n");
}

static void reg_exe_in_a_line(void **state) {
    (void)state;
    reads("C:\\Windows\\system32>reg query \"HKLM\\A\"", "look " LM "A\n");
    reads("C:\\> %windir%\\system32\\reg.exe add HKLM\\A /v N /d 1 >nul 2>&1",
        "set " LM "A \"N\" REG_SZ =1\n");
    reads("cmd /c reg add HKLM\\A /v N /d 1 & reg delete HKLM\\B /v M && reg query HKLM\\C | more",
        "set " LM "A \"N\" REG_SZ =1\ndelete " LM "B \"M\"\nlook " LM "C\n");
    reads("logman create x -ets reg add HKLM\\A /v N /d 1 reg add HKLM\\B /v M /d 2",
        "set " LM "A \"N\" REG_SZ =1\nset " LM "B \"M\" REG_SZ =2\n");
    reads("reg add HKLM\\A ^\n  /v N ^\n  /d 1\nreg add HKLM\\B\n /v M /d 2\n",
        "set " LM "A \"N\" REG_SZ =1\nset " LM "B \"M\" REG_SZ =2\n");
    reads("REM reg add HKLM\\A /v N /d 1\n:: reg add HKLM\\A /v N /d 1\n"
          "# reg add HKLM\\A /v N /d 1\n",
        "");
}

static void reg_exe_dirt(void **state) {
    (void)state;
    reads("reg add HKLM\\Terminal Server\\A b /v N m /t REG_SZ /d NT Authority\\Local /f",
        "set " LM "Terminal Server\\A b \"N m\" REG_SZ =NT Authority\\Local\n");
    reads("REG ADD \"HKLM\\A\" /v ' Max Idle' / t REG_DWORD /d 0 /f",
        "set " LM "A \"Max Idle\" REG_DWORD =0\n");
    reads(
        "reg add \u201cHKLM\\A\u201d /v N /d \"NT x\u201c /f", "set " LM "A \"N\" REG_SZ =NT x\n");
    reads("reg add HKLM\\A\\ /v N \u2013t REG_DWORD /d 1", "set " LM "A \"N\" REG_DWORD =1\n");
    reads("reg add HKLM\\A /v N /t REG_BINARY /d <the hash>",
        "set " LM "A \"N\" REG_BINARY =<the hash>\n");
    reads(
        "reg\u00a0add\u00a0HKLM\\A\u00ad\\B /v\tN /d\u200b 1", "set " LM "A\\B \"N\" REG_SZ =1\n");
}

static void powershell(void **state) {
    (void)state;
    reads("Set-ItemProperty -Path \"HKLM:\\A b\" -Name N -Value 1 -Type DWord -Force",
        "set " LM "A b \"N\" REG_DWORD =1\n");
    reads("new-itemproperty -force -propertytype:String -value 'it''s' -lit HKLM:\\A -n 'a b'",
        "set " LM "A \"a b\" REG_SZ =it's\n");
    reads("Set-ItemProperty HKLM:\\A N 5 -T QWord", "set " LM "A \"N\" REG_QWORD =5\n");
    reads("Set-ItemProperty -Path 'HKLM:\\A' -name \"N\" 65535 -Type DWord",
        "set " LM "A \"N\" REG_DWORD =65535\n");
    reads("Set-ItemProperty -Path HKLM:\\A -EA SilentlyContinue N -Confirm:$false -Value -1",
        "set " LM "A \"N\" =-1\n");
    reads("Set-ItemProperty Registry::HKEY_USERS\\A -Name '(default)' -Value x",
        "set HKEY_USERS\\A @ =x\n");
    reads("Remove-ItemProperty -Path HKLM:\\A -Name a, 'b c'",
        "delete " LM "A \"a\"\ndelete " LM "A \"b c\"\n");
    reads("Get-ItemProperty -Path HKLM:\\A -Name N | Select N", "look " LM "A \"N\"\n");
    reads("Get-ItemProperty HKLM:\\A", "look " LM "A\n");
    reads("New-Item -Path HKLM:\\A -Name B -Force | Out-Null", "create " LM "A\\B\n");
    reads("Remove-Item 'HKLM:\\A\\B' -Recurse", "delete " LM "A\\B\n");
    reads("New-ItemProperty -Path HKLM:\\A -Value 1\nNew-Item -Path C:\\x\nSet-ItemProperty\n", "");
}

static void powershell_data(void **state) {
    (void)state;
    reads("Set-ItemProperty HKLM:\\A N @('a','b') -Type MultiString",
        "set " LM "A \"N\" REG_MULTI_SZ =a\\0b\n");
    reads("Set-ItemProperty HKLM:\\A N a,b -Type MultiString",
        "set " LM "A \"N\" REG_MULTI_SZ =a\\0b\n");
    reads("Set-ItemProperty HKLM:\\A N ([byte[]](0x01,255)) -Type Binary\n"
          "Set-ItemProperty HKLM:\\A N ([byte[]](0x01,255))",
        "set " LM "A \"N\" REG_BINARY\nset " LM "A \"N\"\n");
    reads("Set-ItemProperty HKLM:\\A N [byte[]](0x01,255) -Type Binary",
        "set " LM "A \"N\" REG_BINARY =01,ff\n");
    reads(
        "Set-ItemProperty HKLM:\\A N (Get-Date -x ')') -Type String", "set " LM "A \"N\" REG_SZ\n");
    reads("Set-ItemProperty HKLM:\\A N \"a`\"b`$c\"\"d\"", "set " LM "A \"N\" =a\"b$c\"d\n");
    reads("Set-ItemProperty HKLM:\\A N $x -Type DWord", "set " LM "A \"N\" REG_DWORD\n");
    reads("Set-ItemProperty HKLM:\\A $x 1 -Type DWord", "");
}

static void powershell_variables(void **state) {
    (void)state;
    reads("$Path = \"HKLM:\\A\"; $n='N'\nSet-ItemProperty -Path $path -Name $n -Value ${v}",
        "set " LM "A \"N\"\n");
    reads("$a = 'HKLM:\\A'\n$b = \"$a\\B\"\n$c = $b + '\\C'\nsp $c N 1\nsp $c\\D N \"$b\"",
        "set " LM "A\\B\\C \"N\" =1\nset " LM "A\\B\\C\\D \"N\" =HKLM:\\A\\B\n");
    reads("$k = 'HKLM:\\A\\Set00'+$n+'\\C'\nsp $k N 1", "set " LM "A\\Set00$n\\C \"N\" =1\n");
    reads("$a = 'HKLM:\\A'\n$a = Get-Thing\nsp $a N 1", "");
    reads("$a = 'HKLM:\\A'\nsp $a.Path N 1\nsp \"$a.x\" N 1", "set " LM "A.x \"N\" =1\n");
    reads("$v = (Get-ItemProperty -Path 'HKLM:\\A' -Name \"C\").C", "look " LM "A \"C\"\n");
    reads("sp HKLM:\\A\\$name N 1", "set " LM "A\\$name \"N\" =1\n");
}

static void powershell_tables(void **state) {
    (void)state;
    reads("$p = @{\n  Path = 'HKLM:\\A'\n  Name = \"N\"\n  Value = 1\n  PropertyType = 'DWord'\n}\n"
          "New-ItemProperty @p",
        "set " LM "A \"N\" REG_DWORD =1\n");
    reads("$k = @{ Path = 'HKLM:\\A'; Force = $true }\n$one = @{Value = 1}\n"
          "Set-ItemProperty @k -Name N @one\nNew-Item @k",
        "set " LM "A \"N\" =1\ncreate " LM "A\n");
    reads("Set-ItemProperty @unknown -Name N -Value 1", "");
    reads("$p = @{ Path = 'HKLM:\\A'; Inner = @{ Name = 'N' } }\nSet-ItemProperty @p", "");
    reads("$p = @{\nSet-ItemProperty HKLM:\\A N 1", "set " LM "A \"N\" =1\n");
}

static void powershell_in_lines_too_narrow(void **state) {
    (void)state;
    reads("Set-ItemProperty -Path HKLM:\\A\n  -Name N -Value 1", "set " LM "A \"N\" =1\n");
    reads("Set-ItemProperty -Path\nHKLM:\\A -Name N -Value 1", "set " LM "A \"N\" =1\n");
}

static void powershell_in_a_line(void **state) {
    (void)state;
    reads("PS C:\\> Set-ItemProperty HKLM:\\A N 1; rp HKLM:\\A M",
        "set " LM "A \"N\" =1\ndelete " LM "A \"M\"\n");
    reads("powershell -Command \"Set-ItemProperty -Path 'HKLM:\\A' -Name N -Value 1\"",
        "set " LM "A \"N\" =1\n");
    reads(
        "New-ItemProperty -Path HKLM:\\A `\n  -Name N `\n  -Value 1 -PropertyType DWORD | Out-Null",
        "set " LM "A \"N\" REG_DWORD =1\n");
    reads("|All|Set-ItemProperty -Path \"HKLM:\\A\" -Name N -Type DWord -Value 1|",
        "set " LM "A \"N\" REG_DWORD =1\n");
    reads(
        "Set-ItemProperty \u2013Path \u2018HKLM:\\A\u2019 \u2013Name \u201cA B\u201d \u2013Value 2",
        "set " LM "A \"A B\" =2\n");
    reads("if (x) { sp HKLM:\\A N 1 }\nuse sp HKLM:\\A N 1\n# sp HKLM:\\A N 1",
        "set " LM "A \"N\" =1\n");
}

static void powershell_calls(void **state) {
    (void)state;
    reads("[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', \"N\", 0x1, 'DWord')",
        "set " LM "A \"N\" REG_DWORD =0x1\n");
    reads("[microsoft.win32.registry]::setvalue(\"HKEY_USERS\\A\",'',@('a','b'),"
          "[Microsoft.Win32.RegistryValueKind]::MultiString)",
        "set HKEY_USERS\\A @ REG_MULTI_SZ =a\\0b\n");
    reads("[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A')", "");
}

/* A value that runs at the next logon may itself be a command that sets a value. */
static void commands_as_data(void **state) {
    (void)state;
    reads("Set-ItemProperty HKLM:\\A N 'reg add \"HKLM\\B C\" /v M /d 1 /f'",
        "set " LM "A \"N\" =reg add \"HKLM\\B C\" /v M /d 1 /f\n");
    reads("[Microsoft.Win32.Registry]::SetValue('HKEY_LOCAL_MACHINE\\A', 'N', "
          "'reg delete HKLM\\B /f', 'String')",
        "set " LM "A \"N\" REG_SZ =reg delete HKLM\\B /f\n");
    reads("reg add HKLM\\A /v N /d \"powershell Set-ItemProperty HKLM:\\B M 1\" /f",
        "set " LM "A \"N\" REG_SZ =powershell Set-ItemProperty HKLM:\\B M 1\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reg_file),
        cmocka_unit_test(reg_file_hex),
        cmocka_unit_test(reg_file_broken_data),
        cmocka_unit_test(reg_file_dirt),
        cmocka_unit_test(reg_file_empty_sections),
        cmocka_unit_test(reg_exe),
        cmocka_unit_test(reg_exe_quoting),
        cmocka_unit_test(reg_exe_in_a_line),
        cmocka_unit_test(reg_exe_dirt),
        cmocka_unit_test(powershell),
        cmocka_unit_test(powershell_data),
        cmocka_unit_test(powershell_variables),
        cmocka_unit_test(powershell_tables),
        cmocka_unit_test(powershell_in_lines_too_narrow),
        cmocka_unit_test(powershell_in_a_line),
        cmocka_unit_test(powershell_calls),
        cmocka_unit_test(commands_as_data),
    };
    return RUN_TESTS(tests);
}
