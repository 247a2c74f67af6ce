/* Writes with libxlsxwriter, in constant memory, the sheet that `cells write` writes.
 *
 * usage: write_cells FILE.xlsx ROWS */
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

int main(int count, char **arguments) {
    if (count != 3) return 2;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *workbook = workbook_new_opt(arguments[1], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "Feuille 1");
    int rows = atoi(arguments[2]), columns = 50;
    static char texts[1000][32];
    for (int i = 0; i < 1000; i++) snprintf(texts[i], sizeof texts[i], "Indicateur %d", i);
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            int number = row * columns + column;
            if (column % 2 == 0) {
                worksheet_write_number(sheet, row, column, number + 0.25, NULL);
            } else {
                worksheet_write_string(sheet, row, column, texts[number / 2 % 1000], NULL);
            }
        }
    }
    return workbook_close(workbook) != LXW_NO_ERROR;
}
