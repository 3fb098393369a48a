/* What a service manager is told (systemd's sd_notify): that there is something to see, what is
 * being played, that frames still come, and that the program is about to end.
 *
 * Words go as datagrams to $NOTIFY_SOCKET; without one nothing is said. Nothing here waits or
 * fails: a manager that does not listen misses it. */
#ifndef LIMBER_STAGE_SERVICE_H
#define LIMBER_STAGE_SERVICE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/un.h>

enum { SERVICE_STATUS_SIZE = 160 }; /* bytes; longer words are cut */

struct service {
    int socket; /* < 0: nobody listens */
    struct sockaddr_un to;
    socklen_t to_size;
    int64_t beat_us, due_us; /* between two signs of life, 0: none are wished; the next one */
    char status[SERVICE_STATUS_SIZE];
    bool ready;
};

/* NULL when the variable is not set. */
typedef const char *service_variable(const char *name);

/* Signs of life are wished when $WATCHDOG_USEC is set for this process or its parent, the display
 * server that a kiosk's unit starts. */
void service_open(struct service *service, service_variable *variable);
void service_close(struct service *service);

/* Once a frame, on pace_now_us's clock: the first one is what readiness is, then a sign of life at
 * half the time that the manager waits for it, and `status` when it is another one. NULL is fine.
 */
void service_frame(struct service *service, int64_t now_us, const char *status);

void service_stopping(struct service *service);

#endif
