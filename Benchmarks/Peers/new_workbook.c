/* Writes with libxlsxwriter the workbook that describe_workbook.py found: the same sheets, cells with their cached
 * values, styles, validations, conditional formats, merges, sizes and names, and a chart.
 *
 * usage: new_workbook FILE.xlsx */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { BLANK, NUMBER, TEXT, NUMBER_FORMULA, TEXT_FORMULA };
typedef struct { int style; int color; } Side;
typedef struct {
    const char *font; double size; int bold, italic, underline, color, fill;
    Side left, right, top, bottom;
    int horizontal, vertical, wrap, indent;
    const char *number_format;
    int locked;
} Format;
typedef struct { int sheet, row, column, format, kind; double number; const char *text, *cached; } Cell;
typedef struct { int sheet, row; double height; } Row;
typedef struct { int sheet; const char *columns; double width; } Column;
typedef struct { int sheet, first_row, first_column, last_row, last_column, format; } Merge;
typedef struct {
    int sheet, first_row, first_column, last_row, last_column, type, criteria;
    char *first, *second, *prompt_title, *prompt, *error_title, *error;
} Validation;
typedef struct { int sheet, first_row, first_column, last_row, last_column; char *formula; int fill; } Condition;
typedef struct { const char *name, *formula; } Name;
typedef struct { const char *name; int rows, columns, landscape, tab; const char *header, *footer; } Sheet;

#include "workbook.h"

#define COUNT(table) (sizeof table / sizeof *table)

static lxw_format *make_format(lxw_workbook *workbook, const Format *wanted) {
    lxw_format *format = workbook_add_format(workbook);
    if (wanted->font) format_set_font_name(format, wanted->font);
    format_set_font_size(format, wanted->size);
    if (wanted->bold) format_set_bold(format);
    if (wanted->italic) format_set_italic(format);
    if (wanted->underline) format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (wanted->color >= 0) format_set_font_color(format, wanted->color);
    if (wanted->fill >= 0) {
        format_set_pattern(format, LXW_PATTERN_SOLID);
        format_set_bg_color(format, wanted->fill);
    }
    format_set_left(format, wanted->left.style);
    format_set_right(format, wanted->right.style);
    format_set_top(format, wanted->top.style);
    format_set_bottom(format, wanted->bottom.style);
    if (wanted->left.color >= 0) format_set_left_color(format, wanted->left.color);
    if (wanted->right.color >= 0) format_set_right_color(format, wanted->right.color);
    if (wanted->top.color >= 0) format_set_top_color(format, wanted->top.color);
    if (wanted->bottom.color >= 0) format_set_bottom_color(format, wanted->bottom.color);
    if (wanted->horizontal) format_set_align(format, wanted->horizontal);
    if (wanted->vertical) format_set_align(format, wanted->vertical);
    if (wanted->wrap) format_set_text_wrap(format);
    if (wanted->indent) format_set_indent(format, wanted->indent);
    if (wanted->number_format) format_set_num_format(format, wanted->number_format);
    if (!wanted->locked) format_set_unlocked(format);
    return format;
}

static void write_cell(lxw_worksheet *sheet, const Cell *cell, lxw_format *format) {
    switch (cell->kind) {
    case BLANK: worksheet_write_blank(sheet, cell->row, cell->column, format); break;
    case NUMBER: worksheet_write_number(sheet, cell->row, cell->column, cell->number, format); break;
    case TEXT: worksheet_write_string(sheet, cell->row, cell->column, cell->text, format); break;
    case NUMBER_FORMULA:
        worksheet_write_formula_num(sheet, cell->row, cell->column, cell->text, format, cell->number);
        break;
    case TEXT_FORMULA:
        worksheet_write_formula_str(sheet, cell->row, cell->column, cell->text, format, cell->cached);
        break;
    }
}

static void add_validation(lxw_worksheet *sheet, const Validation *wanted) {
    char choices[256];
    char *list[64] = {0};
    lxw_data_validation validation = {
        .validate = wanted->type, .criteria = wanted->criteria, .ignore_blank = LXW_VALIDATION_ON,
        .input_title = wanted->prompt_title, .input_message = wanted->prompt,
        .error_title = wanted->error_title, .error_message = wanted->error};
    if (wanted->type == LXW_VALIDATION_TYPE_LIST) {
        size_t count = 0;
        snprintf(choices, sizeof choices, "%s", wanted->first);
        for (char *choice = strtok(choices, ","); choice && count < 63; choice = strtok(NULL, ",")) list[count++] = choice;
        validation.value_list = list;
    } else if (wanted->criteria == LXW_VALIDATION_CRITERIA_BETWEEN && wanted->second) {
        validation.minimum_formula = wanted->first;
        validation.maximum_formula = wanted->second;
    } else {
        validation.value_formula = wanted->first;
    }
    worksheet_data_validation_range(sheet, wanted->first_row, wanted->first_column, wanted->last_row,
                                    wanted->last_column, &validation);
}

int main(int count, char **arguments) {
    if (count != 2) return 2;
    lxw_workbook *workbook = workbook_new(arguments[1]);
    lxw_format *styles[COUNT(formats)];
    lxw_worksheet *worksheets[COUNT(sheets)];
    styles[0] = NULL;
    for (size_t i = 1; i < COUNT(formats); i++) styles[i] = make_format(workbook, &formats[i]);
    for (size_t i = 0; i < COUNT(sheets); i++) {
        lxw_worksheet *sheet = worksheets[i] = workbook_add_worksheet(workbook, sheets[i].name);
        worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
        if (sheets[i].rows || sheets[i].columns) worksheet_freeze_panes(sheet, sheets[i].rows, sheets[i].columns);
        if (sheets[i].landscape) worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9);
        worksheet_fit_to_pages(sheet, 1, 0);
        if (sheets[i].tab >= 0) worksheet_set_tab_color(sheet, sheets[i].tab);
        if (sheets[i].header) worksheet_set_header(sheet, sheets[i].header);
        if (sheets[i].footer) worksheet_set_footer(sheet, sheets[i].footer);
    }
    for (size_t i = 0; i < COUNT(columns); i++) {
        lxw_col_t first = lxw_name_to_col(columns[i].columns), last = lxw_name_to_col_2(columns[i].columns);
        worksheet_set_column(worksheets[columns[i].sheet], first, last, columns[i].width, NULL);
    }
    for (size_t i = 0; i < COUNT(rows); i++)
        worksheet_set_row(worksheets[rows[i].sheet], rows[i].row, rows[i].height, NULL);
    for (size_t i = 0; i < COUNT(merges); i++)
        worksheet_merge_range(worksheets[merges[i].sheet], merges[i].first_row, merges[i].first_column,
                              merges[i].last_row, merges[i].last_column, "", styles[merges[i].format]);
    for (size_t i = 0; i < COUNT(cells); i++)
        write_cell(worksheets[cells[i].sheet], &cells[i], styles[cells[i].format]);
    for (size_t i = 0; i < COUNT(validations); i++) add_validation(worksheets[validations[i].sheet], &validations[i]);
    for (size_t i = 0; i < COUNT(conditions); i++) {
        lxw_format *format = workbook_add_format(workbook);
        if (conditions[i].fill >= 0) format_set_bg_color(format, conditions[i].fill);
        lxw_conditional_format condition = {
            .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = conditions[i].formula, .format = format};
        worksheet_conditional_format_range(worksheets[conditions[i].sheet], conditions[i].first_row,
                                           conditions[i].first_column, conditions[i].last_row,
                                           conditions[i].last_column, &condition);
    }
    for (size_t i = 0; i < COUNT(names); i++) workbook_define_name(workbook, names[i].name, names[i].formula);
    lxw_chart *chart = workbook_add_chart(workbook, LXW_CHART_BAR);
    chart_add_series(chart, "='Synthèse'!$A$30:$A$35", "='Synthèse'!$B$30:$B$35");
    worksheet_insert_chart(worksheets[1], 20, 1, chart);
    return workbook_close(workbook) != LXW_NO_ERROR;
}
