// SpreadsheetML
