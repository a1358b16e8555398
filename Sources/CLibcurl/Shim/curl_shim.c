/* SPDX-License-Identifier: Apache-2.0 */
#include "curl_shim.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

static curl_socket_t open_guarded_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
    struct shim_address_guard *guard = context;
    const unsigned char *bytes = NULL;
    int family = 0;
    (void)purpose;
    if (address->family == AF_INET) {
        bytes = (const unsigned char *)&((struct sockaddr_in *)&address->addr)->sin_addr;
        family = 4;
    } else if (address->family == AF_INET6) {
        bytes = (const unsigned char *)&((struct sockaddr_in6 *)&address->addr)->sin6_addr;
        family = 6;
    }
    if (!guard->check(family, bytes, guard->check_context)) return CURL_SOCKET_BAD;
    curl_socket_t opened =
        socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (opened != CURL_SOCKET_BAD) guard->opened(opened, guard->opened_context);
    return opened;
}

static int close_noted_socket(void *context, curl_socket_t closing) {
    struct shim_close_note *note = context;
    note->closing(closing, note->context);
    return close(closing);
}

CURLcode shim_set_address_guard(
    CURL *handle, struct shim_address_guard *guard, struct shim_close_note *note) {
    CURLcode code = (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, open_guarded_socket);
    if (code == CURLE_OK) code = (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, guard);
    if (code == CURLE_OK)
        code = (curl_easy_setopt)(handle, CURLOPT_CLOSESOCKETFUNCTION, close_noted_socket);
    if (code == CURLE_OK) code = (curl_easy_setopt)(handle, CURLOPT_CLOSESOCKETDATA, note);
    return code;
}

int shim_local_port(curl_socket_t socket) {
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;
    socklen_t length = sizeof address;
    if (getsockname(socket, &address.any, &length) != 0) return -1;
    if (address.any.sa_family == AF_INET) return ntohs(address.v4.sin_port);
    if (address.any.sa_family == AF_INET6) return ntohs(address.v6.sin6_port);
    return -1;
}
