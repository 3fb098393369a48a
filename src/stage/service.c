#include "stage/service.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A leading @ stands for the NUL of a socket without a file. */
static bool set_address(struct service *service, const char *path)
{
    const size_t length = path != NULL ? strlen(path) : 0;
    if (length < 2 || length >= sizeof service->to.sun_path || (path[0] != '/' && path[0] != '@'))
        return false;
    service->to = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(service->to.sun_path, path, length);
    if (path[0] == '@')
        service->to.sun_path[0] = '\0';
    service->to_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    return true;
}

static int64_t whole_number(const char *text)
{
    char *end;
    if (text == NULL)
        return -1;
    errno = 0;
    const long long value = strtoll(text, &end, 10);
    return errno == 0 && end != text && *end == '\0' ? value : -1;
}

static int64_t wished_beat_us(service_variable *variable)
{
    const char *pid = variable("WATCHDOG_PID");
    const int64_t wait_us = whole_number(variable("WATCHDOG_USEC")), of = whole_number(pid);
    if (wait_us <= 1 || (pid != NULL && of != getpid() && of != getppid()))
        return 0;
    return wait_us / 2;
}

void service_open(struct service *service, service_variable *variable)
{
    *service = (struct service){.socket = -1};
    if (!set_address(service, variable("NOTIFY_SOCKET")))
        return;
    service->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    service->beat_us = wished_beat_us(variable);
}

void service_close(struct service *service)
{
    if (service->socket >= 0)
        (void)close(service->socket);
    service->socket = -1;
}

static void say(const struct service *service, const char *words)
{
    (void)sendto(service->socket, words, strlen(words), MSG_DONTWAIT | MSG_NOSIGNAL,
                 (const struct sockaddr *)&service->to, service->to_size);
}

/* One line: what follows in the text would be another message. */
static void say_status(struct service *service, const char *status)
{
    char words[SERVICE_STATUS_SIZE + 8];
    (void)snprintf(service->status, sizeof service->status, "%s", status);
    (void)snprintf(words, sizeof words, "STATUS=%.*s", (int)strcspn(service->status, "\n"),
                   service->status);
    say(service, words);
}

void service_frame(struct service *service, int64_t now_us, const char *status)
{
    if (service == NULL || service->socket < 0)
        return;
    if (!service->ready)
        say(service, "READY=1");
    service->ready = true;
    if (strncmp(service->status, status, sizeof service->status - 1) != 0)
        say_status(service, status);
    if (service->beat_us == 0 || now_us < service->due_us)
        return;
    say(service, "WATCHDOG=1");
    service->due_us = now_us + service->beat_us;
}

void service_stopping(struct service *service)
{
    if (service->socket >= 0)
        say(service, "STOPPING=1");
}
