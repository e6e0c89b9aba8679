#include "import/run/derive.h"

#include "import/run/resolve.h"
#include "store/words.h"
#include "tree/tree.h"

#include <pthread.h>

/* The tree and the words take about the same time; the tree needs no store once it is gathered. */
struct making {
    struct tree_gathering *gathering;
    struct buf tree;
};

static void *make_tree(void *user) {
    struct making *making = user;
    tree_make(making->gathering, &making->tree);
    return NULL;
}

static enum status make_words_and_tree(
    struct store *store, struct making *making, struct error *error) {
    pthread_t thread;
    bool beside = pthread_create(&thread, NULL, make_tree, making) == 0;
    enum status status = store_make_words(store, error);
    if (beside)
        pthread_join(thread, NULL);
    else
        make_tree(making);
    return status == STATUS_OK ? store_set_bytes(store, "tree", buf_slice(&making->tree), error)
                               : status;
}

enum status derive_all(struct store *store, struct error *error) {
    struct making making = {0};
    if (resolve_all(store, error) || tree_gather(&making.gathering, store, error))
        return STATUS_STORE;
    enum status status = make_words_and_tree(store, &making, error);
    buf_fini(&making.tree);
    return status == STATUS_OK ? store_set_hash(store, error) : status;
}
