// ACIWorkbookTests
