/* Workbooks with every kind of cell, as libxlsxwriter writes them.
 *
 *     libxlsxwriter_samples     writes, here, libxlsxwriter.xlsx and libxlsxwriter-inline.xlsx (texts in the cells)
 *
 * In constant memory a row can't be gone back to: each cell stands in a row of its own, from top to bottom.
 */

#include <xlsxwriter.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define COLUMN 3

static const double numbers[] = {
    0, -0.0, 1, -1, 412, 0.5, 0.1 + 0.2, 0.57999999999999996, 1e-300, 5e-324, 1e308, -1e308, 9007199254740992.0,
    123456789.12345679, -2.5e-7};

static const char *const texts[] = {
    "Oui", "Accès aux soins", "Acce\u0300s de\u0301compose\u0301", "  deux espaces  ", "deux\nlignes", "tabulation\tici",
    "<a href=\"x\">&amp; 'b'</a>", "1\u202f234,5", "64\u00a0%", "cœur 🫀 et 👩‍⚕️", "=1+1", "+33 1", "-", "@nom", "00123",
    "l’apostrophe et l'apostrophe", "_x0041_ écrit tel quel", "_x005F_", "commande\x01\x1f", "Oui"};

static const struct {
    double value;
    const char *format;
} formatted[] = {
    {0.64, "0%"}, {382125.5, "#,##0.00\\ \"€\""}, {-0.5, "#,##0.00\\ \"€\""}, {2026, "0"}, {17, "General"}, {412, "@"}};

static const struct {
    lxw_datetime moment;
    const char *format;
} dates[] = {
    {{2026, 12, 31, 0, 0, 0}, "dd/mm/yyyy"}, {{1900, 3, 1, 0, 0, 0}, "dd/mm/yyyy"}, {{2024, 2, 29, 0, 0, 0}, "d\\-mmm\\-yy"},
    {{2026, 7, 14, 0, 0, 0}, "[$-40C]dddd d mmmm yyyy"}, {{2026, 12, 31, 13, 45, 30.25}, "dd/mm/yyyy hh:mm:ss"},
    {{9999, 12, 31, 0, 0, 0}, "yyyy-mm-dd"}, {{0, 0, 0, 13, 45, 0}, "hh:mm"}, {{2026, 1, 1, 0, 0, 0}, "[h]:mm"}};

static const struct {
    const char *formula, *result;
} formulas[] = {
    {"=\"a\"&\"b\"", "ab"}, {"=\"\"", ""}, {"=\"é \"&\"<\"", "é <"}, {"=1=1", "TRUE"}, {"=1/0", "#DIV/0!"}, {"=NA()", "#N/A"},
    {"=inconnu", "#NAME?"}};

static lxw_format *number_format(lxw_workbook *book, const char *code)
{
    lxw_format *format = workbook_add_format(book);
    format_set_num_format(format, code);
    return format;
}

static void write_values(lxw_workbook *book)
{
    lxw_row_t row = 1;
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Nombres");
    for (size_t i = 0; i < COUNT(numbers); i++, row += 2) worksheet_write_number(sheet, row, COLUMN, numbers[i], NULL);
    for (size_t i = 0; i < COUNT(formatted); i++, row += 2)
        worksheet_write_number(sheet, row, COLUMN, formatted[i].value, number_format(book, formatted[i].format));

    sheet = workbook_add_worksheet(book, "Textes");
    row = 1;
    for (size_t i = 0; i < COUNT(texts); i++, row += 2) worksheet_write_string(sheet, row, COLUMN, texts[i], NULL);
    worksheet_write_string(sheet, row, COLUMN, "00123", number_format(book, "@"));

    sheet = workbook_add_worksheet(book, "Oui ou non");
    worksheet_write_boolean(sheet, 1, COLUMN, 1, NULL);
    worksheet_write_boolean(sheet, 3, COLUMN, 0, NULL);
}

static void write_dates(lxw_workbook *book)
{
    lxw_row_t row = 1;
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Dates");
    for (size_t i = 0; i < COUNT(dates); i++, row += 2) {
        lxw_datetime moment = dates[i].moment;
        worksheet_write_datetime(sheet, row, COLUMN, &moment, number_format(book, dates[i].format));
    }
    /* 1 January 1970, and the second before 14 July 2026. */
    worksheet_write_unixtime(sheet, row, COLUMN, 0, number_format(book, "dd/mm/yyyy"));
    worksheet_write_unixtime(sheet, row + 2, COLUMN, 1783987199, number_format(book, "dd/mm/yyyy hh:mm:ss"));
}

static void write_formulas(lxw_workbook *book)
{
    lxw_row_t row = 1;
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Formules d'ici");
    worksheet_write_formula(sheet, row, COLUMN, "=1+2", NULL);
    worksheet_write_formula_num(sheet, row += 2, COLUMN, "=16/25", number_format(book, "0%"), 0.64);
    worksheet_write_formula_num(sheet, row += 2, COLUMN, "=DATE(2026,12,31)", number_format(book, "dd/mm/yyyy"), 46387);
    row += 2;
    worksheet_write_array_formula_num(sheet, row, COLUMN, row, COLUMN, "{=SUM(Nombres!D2:D4*2)}", NULL, -1);
    worksheet_write_dynamic_formula_num(sheet, row += 2, COLUMN, "=LEN(Textes!D2)", NULL, 3);
    for (size_t i = 0; i < COUNT(formulas); i++)
        worksheet_write_formula_str(sheet, row += 2, COLUMN, formulas[i].formula, NULL, formulas[i].result);
}

/* What stands around cells in real workbooks and must not disturb the reader. */
static void write_decor(lxw_workbook *book)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Décor");
    lxw_format *bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_rich_string_tuple plain = {NULL, "un "}, strong = {bold, "deux "}, accented = {NULL, " trois é"};
    lxw_rich_string_tuple *rich[] = {&plain, &strong, &accented, NULL};

    worksheet_merge_range(sheet, 0, 0, 0, 3, "fusion", bold);
    worksheet_write_blank(sheet, 0, 5, number_format(book, "0%"));
    worksheet_write_rich_string(sheet, 2, 0, rich, NULL);
    worksheet_write_url_opt(sheet, 3, 0, "https://example.org/?a=1&b=2", NULL, "lien", "vers ailleurs");
    worksheet_write_url(sheet, 4, 0, "internal:'Oui ou non'!D2", NULL);
    worksheet_write_string(sheet, 5, 0, "Oui", NULL);
    worksheet_write_comment(sheet, 5, 0, "commentaire");
    worksheet_write_number(sheet, 1999, 700, 1, NULL);
    worksheet_freeze_panes(sheet, 1, 0);

    char *choices[] = {"Oui", "Partiel", "Non", NULL};
    lxw_data_validation choice = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = choices, .input_title = "Atteint ?"};
    worksheet_data_validation_cell(sheet, 5, 0, &choice);
    lxw_conditional_format marked = {
        .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO, .value_string = "\"Oui\"",
        .format = bold};
    worksheet_conditional_format_cell(sheet, 5, 0, &marked);
    lxw_chart *chart = workbook_add_chart(book, LXW_CHART_BAR);
    chart_add_series(chart, NULL, "=Nombres!$D$2:$D$8");
    worksheet_insert_chart(sheet, 1, 5, chart);
}

static lxw_error write_workbook(const char *name, lxw_workbook_options options)
{
    lxw_workbook *book = workbook_new_opt(name, &options);
    write_values(book);
    write_dates(book);
    write_formulas(book);
    write_decor(book);
    lxw_worksheet *hidden = workbook_add_worksheet(book, "Cachée");
    worksheet_write_string(hidden, 0, 0, "caché", NULL);
    worksheet_hide(hidden);
    workbook_define_name(book, "population", "=Nombres!$D$8");
    return workbook_close(book);
}

int main(void)
{
    return write_workbook("libxlsxwriter.xlsx", (lxw_workbook_options){0})
        || write_workbook("libxlsxwriter-inline.xlsx", (lxw_workbook_options){.constant_memory = LXW_TRUE});
}
