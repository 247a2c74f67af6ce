// ACIModelTests
