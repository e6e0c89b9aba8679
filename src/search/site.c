#include "base/file.h"
#include "base/folders.h"
#include "base/limits.h"
#include "search/search.h"

enum status search_site_synonyms(struct arena *arena, struct slice *table, struct error *error) {
    const char *path = folders_own(arena, FOLDERS_CONFIG, "synonyms.tsv");
    enum status status =
        path ? file_read(arena, path, LIMIT_SITE_BYTES, table, error) : STATUS_NOTHING;
    return status == STATUS_NOTHING ? STATUS_OK : status;
}
