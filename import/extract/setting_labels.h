/* Labels of the parts of a setting: "Value name: X", or over a column. */
#ifndef IMPORT_EXTRACT_SETTING_LABELS_H
#define IMPORT_EXTRACT_SETTING_LABELS_H

#include "import/extract/setting_facts.h"

enum label {
    LABEL_NONE,
    LABEL_KEY,
    LABEL_NAME,
    LABEL_TYPE,
    LABEL_DATA,
    LABEL_VALUE, /* a name or data: "Value: 1" */
};

/* The label at the beginning of the line, LABEL_NONE without one; what stands behind its colon in
 * `*rest`, an offset, left alone where there is none. */
enum label label_of(const struct fact_line *line, size_t *rest);

#endif
