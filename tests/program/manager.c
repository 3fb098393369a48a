/* manager SOCKET: a service manager's ear. Prints each word that comes to the socket, a line each,
 * until it is ended. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    char word[1024];
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    const int ear = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (argc != 2 || ear < 0 || strlen(argv[1]) >= sizeof at.sun_path)
        return 2;
    memcpy(at.sun_path, argv[1], strlen(argv[1]));
    if (bind(ear, (struct sockaddr *)&at, sizeof at) != 0)
        return 1;
    for (ssize_t length; (length = recv(ear, word, sizeof word, 0)) >= 0;) {
        printf("%.*s\n", (int)length, word);
        (void)fflush(stdout);
    }
    return 1;
}
