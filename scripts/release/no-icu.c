// Stands in for ICU where libxml2 is linked into one file: ICU would add 32 MB for encodings that no part of a workbook
// may have (ECMA-376 part 2, §8.1: UTF-8 and UTF-16). A converter that cannot be opened is what libxml2 takes as "I don't
// know this encoding", and it then asks iconv.

#define PASTE(name, suffix) name##suffix
#define EXPAND(name, suffix) PASTE(name, suffix)
// ICU's version is part of its names: ucnv_open_72.
#define ICU(name) EXPAND(name, ICU_SUFFIX)

enum { U_FILE_ACCESS_ERROR = 4, U_UNSUPPORTED_ERROR = 16 };

void *ICU(ucnv_open)(const char *name, int *error) {
    (void)name;
    *error = U_FILE_ACCESS_ERROR;
    return 0;
}

void ICU(ucnv_close)(void *converter) { (void)converter; }

// What follows is called on open converters only, and there are none.

void ICU(ucnv_convertEx)(
    void *target, void *source, char **out, const char *outEnd, const char **in, const char *inEnd, void *pivot,
    void **pivotSource, void **pivotTarget, const void *pivotEnd, signed char reset, signed char flush, int *error
) {
    (void)target, (void)source, (void)out, (void)outEnd, (void)in, (void)inEnd, (void)pivot, (void)pivotSource;
    (void)pivotTarget, (void)pivotEnd, (void)reset, (void)flush;
    *error = U_UNSUPPORTED_ERROR;
}

void ICU(ucnv_setFromUCallBack)(void *c, void *action, const void *context, void **old, const void **oldContext, int *error) {
    (void)c, (void)action, (void)context, (void)old, (void)oldContext;
    *error = U_UNSUPPORTED_ERROR;
}

void ICU(ucnv_setToUCallBack)(void *c, void *action, const void *context, void **old, const void **oldContext, int *error) {
    (void)c, (void)action, (void)context, (void)old, (void)oldContext;
    *error = U_UNSUPPORTED_ERROR;
}

void ICU(UCNV_FROM_U_CALLBACK_STOP)(void) {}
void ICU(UCNV_TO_U_CALLBACK_STOP)(void) {}
