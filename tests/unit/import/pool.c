/* Workers that die or hang cost the one job they had, and it says so. */
#include "import/run/pool.h"
#include "base/limits.h"
#include "tests/unit/import/folder.h"

#include <dirent.h>
#include <signal.h>

struct child {
    pid_t pid;
    char state; /* as ps shows it: R runs, S sleeps, Z is dead */
};

/* The child of this process: the pool has one worker, so there is one. */
static struct child find_child(void) {
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    struct child found = {-1, ' '};
    while ((entry = readdir(processes))) {
        char path[300], state;
        int pid, parent;
        snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
        FILE *file = fopen(path, "r");
        if (!file)
            continue;
        if (fscanf(file, "%d (%*[^)]) %c %d", &pid, &state, &parent) == 3 && parent == getpid())
            found = (struct child){pid, state};
        fclose(file);
    }
    closedir(processes);
    assert_true(found.pid > 0);
    return found;
}

static void wait_for_state(char state) {
    while (find_child().state != state)
        usleep(1000);
}

/* The worker, once it has done what it had: it sleeps until the next job comes. */
static pid_t idle_worker(void) {
    wait_for_state('S');
    return find_child().pid;
}

/* Three jobs; something happens to the worker before the second. */
struct jobs {
    void (*before_second)(void);
    size_t given, done;
    enum message_answer kinds[3];
    char why[3][80];
    size_t numbers[3];
};

static bool next(void *user, struct job *job) {
    struct jobs *jobs = user;
    if (jobs->given == 3)
        return false;
    if (++jobs->given == 2)
        jobs->before_second();
    *job = (struct job){.kind = JOB_ARTICLE, .path = SLICE("a/x.md")};
    return true;
}

static bool done(void *user, size_t number, const struct answer *answer) {
    struct jobs *jobs = user;
    jobs->numbers[jobs->done] = number;
    jobs->kinds[jobs->done] = answer->kind;
    snprintf(jobs->why[jobs->done++], sizeof jobs->why[0], "%.*s", SLICE_ARGS(answer->why));
    return true;
}

static void run_three(struct jobs *jobs) {
    const struct pool_calls calls = {.next = next, .done = done, .user = jobs};
    folder_article("x.md", "x");
    struct pool *pool = pool_new(1);
    assert_true(pool_do(pool, &calls));
    pool_free(pool);
    assert_int_equal(jobs->done, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(jobs->numbers[i], i);
    assert_int_equal(jobs->kinds[0], ANSWER_ARTICLE);
    assert_int_equal(jobs->kinds[2], ANSWER_ARTICLE);
}

static pid_t stopped;

static void kill_stopped(int signal) {
    (void)signal;
    kill(stopped, SIGKILL);
}

static void stop_worker(void) {
    stopped = idle_worker();
    kill(stopped, SIGSTOP);
}

static void stop_then_kill(void) {
    struct sigaction action = {.sa_handler = kill_stopped};
    stop_worker();
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
}

static void kill_idle(void) {
    kill(idle_worker(), SIGKILL);
    wait_for_state('Z');
}

static void worker_that_dies_costs_its_job(void **state) {
    (void)state;
    struct jobs jobs = {.before_second = stop_then_kill};
    run_three(&jobs);
    assert_int_equal(jobs.kinds[1], ANSWER_REFUSED);
    assert_string_equal(jobs.why[1], "the parser died of it (signal 9)");
}

static void worker_that_hangs_costs_its_job(void **state) {
    (void)state;
    struct jobs jobs = {.before_second = stop_worker};
    run_three(&jobs);
    assert_int_equal(jobs.kinds[1], ANSWER_REFUSED);
    assert_string_equal(jobs.why[1], "takes the parser longer than 10 seconds");
}

static void worker_that_died_idle_costs_nothing(void **state) {
    (void)state;
    struct jobs jobs = {.before_second = kill_idle};
    run_three(&jobs);
    assert_int_equal(jobs.kinds[1], ANSWER_ARTICLE);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(worker_that_dies_costs_its_job),
        IN_FOLDER(worker_that_hangs_costs_its_job),
        IN_FOLDER(worker_that_died_idle_costs_nothing),
    };
    return RUN_TESTS(tests);
}
