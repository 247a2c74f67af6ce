/* What starting a C program with libxlsxwriter costs. */
#include <xlsxwriter.h>

int main(void) { return lxw_version_id() == 0; }
