// Has the pages of the program's zeroed data come at once. Swift's runtime reads and then writes most of them while it
// starts, from two threads, and each would fault twice: a thirtieth of a short run's time.

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

extern char __bss_start[], _end[];

__attribute__((constructor)) static void populateZeroedPages(void) {
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t begin = ((uintptr_t)__bss_start + page - 1) / page * page;
    const uintptr_t end = (uintptr_t)_end / page * page;
    // Where the kernel does not know this (before Linux 5.14), they come one by one.
    if (begin < end) (void)madvise((void *)begin, end - begin, MADV_POPULATE_WRITE);
}
