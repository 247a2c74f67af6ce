// ACIWorkbook
