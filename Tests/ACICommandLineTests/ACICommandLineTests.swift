// ACICommandLineTests
