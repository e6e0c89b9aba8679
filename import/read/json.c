#include "import/read/json.h"

#include <jansson.h>

static struct slice text_of(json_t *value) {
    return (struct slice){json_string_value(value), json_string_length(value)};
}

static const char *key_for(const char *key) {
    if (strcmp(key, "headline") == 0)
        return "title";
    if (strcmp(key, "dateModified") == 0 || strcmp(key, "datePublished") == 0)
        return "date";
    return key;
}

static void read_object(struct document *document, json_t *object) {
    const char *key;
    json_t *value, *item;
    size_t i;
    json_object_foreach(object, key, value) {
        struct slice name = slice_of(key_for(key));
        if (json_is_string(value))
            meta_add(&document->meta, document->arena, name, text_of(value));
        json_array_foreach(value, i, item) {
            if (json_is_string(item))
                meta_add(&document->meta, document->arena, name, text_of(item));
        }
    }
}

void json_read_meta(struct document *document, struct slice text) {
    json_t *root = json_loadb(text.at, text.len, 0, NULL), *item;
    size_t i;
    if (json_is_object(root))
        read_object(document, root);
    json_t *graph = json_is_array(root) ? root : json_object_get(root, "@graph");
    json_array_foreach(graph, i, item) {
        if (json_is_object(item))
            read_object(document, item);
    }
    json_decref(root);
}
