/* Which lines of rendered text were set as code, told by their shape alone. */
#ifndef IMPORT_READ_TEXT_CODE_H
#define IMPORT_READ_TEXT_CODE_H

#include "import/read/text_lines.h"

/* Is the line a command by itself, wherever it stands? "Get-Service", "Repadmin /showrepl *",
 * "REG.EXE SAVE HKLM\SYSTEM", "PS C:\> exit". Its name alone ("Repadmin") does not tell. */
bool text_is_command(struct slice line);

/* Is the line one path, registry key or address, and nothing else?
 * "HKEY_LOCAL_MACHINE\SYSTEM\Setup", "C:\Program Files\Contoso", "https://example.com". */
bool text_is_place(struct slice line);

/* Marks the lines that were a block of code; headings are known by then. */
void text_find_code(struct text_lines *lines);

#endif
