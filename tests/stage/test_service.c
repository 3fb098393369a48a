/* The manager's side is a socket of the test's own. */
#include "stage/service.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { WORDS_SIZE = 512 };

/* The environment that is handed in. */
static struct {
    char path[64], usec[32], pid[32];
} set;

static const char *variable(const char *name)
{
    const char *value = strcmp(name, "NOTIFY_SOCKET") == 0   ? set.path
                        : strcmp(name, "WATCHDOG_USEC") == 0 ? set.usec
                        : strcmp(name, "WATCHDOG_PID") == 0  ? set.pid
                                                             : "";
    return value[0] != '\0' ? value : NULL;
}

static int listen_at(const char *path)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    const size_t length = strlen(path);
    const int manager = socket(AF_UNIX, SOCK_DGRAM, 0);
    memset(&set, 0, sizeof set);
    memcpy(set.path, path, length + 1);
    memcpy(at.sun_path, path, length);
    if (path[0] == '@')
        at.sun_path[0] = '\0';
    assert_int_equal(bind(manager, (struct sockaddr *)&at,
                          (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length)),
                     0);
    return manager;
}

static int listen_unseen(void)
{
    char path[64];
    (void)snprintf(path, sizeof path, "@limber-test-%ld", (long)getpid());
    return listen_at(path);
}

/* The next word, "" when there is none. */
static const char *heard(int manager)
{
    static char words[WORDS_SIZE];
    const ssize_t length = recv(manager, words, sizeof words - 1, MSG_DONTWAIT);
    words[length > 0 ? length : 0] = '\0';
    return words;
}

static void the_first_frame_is_readiness(void **state)
{
    struct service service;
    const int manager = listen_unseen();
    (void)state;
    service_open(&service, variable);
    assert_string_equal(heard(manager), "");
    service_frame(&service, 1000, "one_minute");
    assert_string_equal(heard(manager), "READY=1");
    assert_string_equal(heard(manager), "STATUS=one_minute");
    service_frame(&service, 2000, "one_minute");
    assert_string_equal(heard(manager), "");
    service_frame(&service, 3000, "Cat-cow\nREADY=0");
    assert_string_equal(heard(manager), "STATUS=Cat-cow");
    service_stopping(&service);
    assert_string_equal(heard(manager), "STOPPING=1");
    service_close(&service);
    close(manager);
}

static void a_socket_with_a_file_is_found(void **state)
{
    struct service service;
    char path[] = "/tmp/limber-service-XXXXXX";
    char name[64];
    (void)state;
    assert_non_null(mkdtemp(path));
    (void)snprintf(name, sizeof name, "%s/notify", path);
    const int manager = listen_at(name);
    service_open(&service, variable);
    service_frame(&service, 0, "menu");
    assert_string_equal(heard(manager), "READY=1");
    service_close(&service);
    close(manager);
    unlink(name);
    rmdir(path);
}

/* How many signs of life 100 frames of 10 ms bring. */
static int beats(const char *usec, const char *pid)
{
    struct service service;
    int count = 0;
    const int manager = listen_unseen();
    (void)snprintf(set.usec, sizeof set.usec, "%s", usec);
    (void)snprintf(set.pid, sizeof set.pid, "%s", pid);
    service_open(&service, variable);
    for (int i = 0; i < 100; i++) {
        service_frame(&service, 5000000 + 10000 * i, "menu");
        for (const char *words = heard(manager); words[0] != '\0'; words = heard(manager))
            count += strcmp(words, "WATCHDOG=1") == 0;
    }
    service_close(&service);
    close(manager);
    return count;
}

static void signs_of_life_come_at_half_the_time_they_are_waited_for(void **state)
{
    char own[32], parent[32];
    (void)state;
    (void)snprintf(own, sizeof own, "%ld", (long)getpid());
    (void)snprintf(parent, sizeof parent, "%ld", (long)getppid());
    assert_int_equal(beats("200000", ""), 10);
    assert_int_equal(beats("200000", own), 10);
    assert_int_equal(beats("200000", parent), 10);
    assert_int_equal(beats("200000", "1000000000"), 0);
    assert_int_equal(beats("", own), 0);
    assert_int_equal(beats("0", own), 0);
    assert_int_equal(beats("soon", own), 0);
}

static void nobody_has_to_listen(void **state)
{
    static const char *const paths[] = {"", "relative", "@", "/tmp/limber-nobody-is-here/notify"};
    struct service service;
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        memset(&set, 0, sizeof set);
        memcpy(set.path, paths[i], strlen(paths[i]));
        service_open(&service, variable);
        service_frame(&service, 0, "menu");
        service_stopping(&service);
        service_close(&service);
        assert_int_equal(service.socket, -1);
    }
    service_frame(NULL, 0, "menu");
}

static void a_manager_that_does_not_read_holds_nothing_up(void **state)
{
    char status[32];
    struct service service;
    const int manager = listen_unseen();
    (void)state;
    service_open(&service, variable);
    for (int i = 0; i < 100000; i++) {
        (void)snprintf(status, sizeof status, "%d", i);
        service_frame(&service, i, status);
    }
    assert_string_equal(service.status, "99999");
    service_close(&service);
    close(manager);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_frame_is_readiness),
        cmocka_unit_test(a_socket_with_a_file_is_found),
        cmocka_unit_test(signs_of_life_come_at_half_the_time_they_are_waited_for),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(a_manager_that_does_not_read_holds_nothing_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
