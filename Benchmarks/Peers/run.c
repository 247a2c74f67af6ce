// Runs commands in turn with their output thrown away, and prints for each run its wall time and processor time in seconds,
// its peak memory in KiB, and its exit status, one run to a line. A launcher this small, because a process counts the
// memory of the one that it came from, and because what runs between two runs leaves its traces in the caches.
//
// usage: run TIMES COMMAND [ARGUMENT]... [-- COMMAND [ARGUMENT]...]

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return time.tv_sec + time.tv_usec / 1e6; }

static void run(char **command) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t child;
    double start = now();
    if (posix_spawn(&child, command[0], &actions, NULL, command, environ) != 0) {
        perror(command[0]);
        exit(2);
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child) exit(2);
    printf(
        "%.6f %.6f %ld %d\n", now() - start, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss,
        WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    posix_spawn_file_actions_destroy(&actions);
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    char **first = argv + 2, **second = first;
    while (*second && strcmp(*second, "--") != 0) second++;
    if (*second) *second++ = NULL;
    for (int times = atoi(argv[1]); times > 0; times--) {
        run(first);
        if (*second) run(second);
    }
    return 0;
}
