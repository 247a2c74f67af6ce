// SpreadsheetMLTests
