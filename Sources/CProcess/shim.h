#pragma once
#include <fcntl.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What Swift cannot call because it takes any number of arguments, or does not see. */

/* Lets the kernel kill this process when the thread is gone that started it. */
static inline int cprocess_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }
/* Lets the system's tools show this process under a name. */
static inline int cprocess_call_itself(const char *name) { return prctl(PR_SET_NAME, name, 0, 0, 0); }
/* The number of this thread, as the system's tools show it. */
static inline int cprocess_thread(void) { return (int)syscall(SYS_gettid); }

/* Closes every descriptor from one on. */
static inline long cprocess_close_from(int first) {
  return syscall(SYS_close_range, (unsigned int)first, ~0U, 0);
}

/* Makes a pipe, whose ends are closed in processes that are begun. */
static inline int cprocess_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

static inline int cprocess_epoll(void) { return epoll_create1(EPOLL_CLOEXEC); }
/* Watches a descriptor until it is readable, or writable, telling it by a number. */
static inline int cprocess_watch(int epoll, int fd, int number, int writable) {
  struct epoll_event event;
  event.events = writable ? EPOLLOUT : EPOLLIN;
  event.data.u64 = (unsigned long)(unsigned int)number;
  return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}
static inline int cprocess_unwatch(int epoll, int fd) {
  return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
}
/* Waits for some milliseconds, for ever if they are below 0; fills in the numbers of what is ready. */
static inline int cprocess_wait(int epoll, int *numbers, int room, int milliseconds) {
  struct epoll_event events[64];
  int count = epoll_wait(epoll, events, room < 64 ? room : 64, milliseconds);
  for (int i = 0; i < count; i++) numbers[i] = (int)events[i].data.u64;
  return count;
}
static inline int cprocess_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }
