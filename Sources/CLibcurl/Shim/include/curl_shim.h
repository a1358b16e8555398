/* SPDX-License-Identifier: Apache-2.0
 *
 * What Swift cannot call by itself: libcurl's variadic functions, one typed function each, and the
 * socket callback, which looks into a C structure of open length. The parentheses around the names
 * keep the type-checking macros of curl.h away, which want a constant option. */
#ifndef MUSTER_CURL_SHIM_H
#define MUSTER_CURL_SHIM_H

#include <curl/curl.h>
#include <stddef.h>

/* Sets an option that takes a long. */
static inline CURLcode shim_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* Sets an option that takes a curl_off_t. */
static inline CURLcode shim_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* Sets an option that takes a string; libcurl copies it, except COPYPOSTFIELDS, whose length is
 * POSTFIELDSIZE_LARGE as set before. */
static inline CURLcode shim_set_text(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* Sets an option that takes a pointer of the caller's, which must outlive the transfer. */
static inline CURLcode shim_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* Sets an option that takes a list, which must outlive the transfer. */
static inline CURLcode shim_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* The shape of READFUNCTION, WRITEFUNCTION and HEADERFUNCTION. */
typedef size_t (*shim_data_callback)(char *bytes, size_t size, size_t count, void *context);

/* Sets one of READFUNCTION, WRITEFUNCTION and HEADERFUNCTION. */
static inline CURLcode shim_set_data_callback(
    CURL *handle, CURLoption option, shim_data_callback callback) {
    return (curl_easy_setopt)(handle, option, callback);
}

/* The shape of DEBUGFUNCTION. */
typedef int (*shim_debug_callback)(
    CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);

/* Sets DEBUGFUNCTION. */
static inline CURLcode shim_set_debug_callback(CURL *handle, shim_debug_callback callback) {
    return (curl_easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, callback);
}

/* Asked before a socket is opened: family 4 with 4 bytes, 6 with 16 bytes, or 0 for any other
 * kind of address. Returns non-zero to allow it. */
typedef int (*shim_address_check)(int family, const unsigned char *bytes, void *context);

/* Told of a socket that was opened or is about to be closed. */
typedef void (*shim_socket_note)(curl_socket_t socket, void *context);

/* What is asked and told when a socket is opened; must outlive the transfer. */
struct shim_address_guard {
    shim_address_check check;
    void *check_context;
    shim_socket_note opened;
    void *opened_context;
};

/* What is told when a socket is closed; must outlive the multi handle, which keeps connections. */
struct shim_close_note {
    shim_socket_note closing;
    void *context;
};

/* Has every socket of the handle opened close-on-exec, and only where the guard's check allows. */
CURLcode shim_set_address_guard(
    CURL *handle, struct shim_address_guard *guard, struct shim_close_note *note);

/* Reads a long about a finished transfer. */
static inline CURLcode shim_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

/* The port of this machine that a socket is bound to; -1 when it is none of IPv4 or IPv6. */
int shim_local_port(curl_socket_t socket);

/* Sets an option of a multi handle that takes a long. */
static inline CURLMcode shim_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

/* The result inside a message of CURLMSG_DONE, which C keeps in a union. */
static inline CURLcode shim_message_result(const CURLMsg *message) { return message->data.result; }

/* CURL_GLOBAL_ALL, a macro that Swift does not see. */
static inline CURLcode shim_global_init(void) { return curl_global_init(CURL_GLOBAL_ALL); }

#endif
