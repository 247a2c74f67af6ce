// Stands in for two functions of Swift's runtime that ask /proc, which an empty root folder lacks (CommandLine.cpp and
// Paths.cpp in the Swift project's stdlib/public). The linker's --wrap leads to these.

#include <stddef.h>

static int count;
static char **arguments;

// glibc hands its constructors what `main` is handed.
__attribute__((constructor)) static void keepArguments(int argc, char **argv) {
    count = argc;
    arguments = argv;
}

// Swift's own looks for the stack in /proc/self/maps, and without it the program has no arguments.
char **__wrap__swift_stdlib_getUnsafeArgvArgc(int *argc) {
    *argc = count;
    return arguments;
}

// Swift's own looks for the program that prints backtraces, from /proc/self/exe on, and without it ends the process at
// its start. Beside one file there is no such program.
char *__wrap_swift_copyAuxiliaryExecutablePath(const char *name) {
    (void)name;
    return NULL;
}
